/**
 * PowerShell lines that fail where they have been entered before. A script asks first whether what such a line makes is there already,
 * so that a step that failed halfway can be done again. The names in a line are quoted already and go over as they are.
 */

/** A text in single quotes, in which each quote of any kind is doubled. */
const text = "('(?:[^'\\u2018-\\u201B]|(?:['\\u2018-\\u201B]){2})*')";

const quietly = '-ErrorAction SilentlyContinue';
const wmi = "Get-WmiObject -Namespace 'root\\MicrosoftBizTalkServer' -Class";

interface Once {
  readonly line: RegExp;
  /** An expression that only reads, and is `$true` where the line is not wanted any more. */
  readonly done: (...texts: readonly string[]) => string;
}

const known: readonly Once[] = [
  {
    line: pattern(`Add-ClusterGroup -Cluster ${text} -Name ${text}`),
    done: (cluster, group) => `[bool](Get-ClusterGroup -Cluster ${cluster} -Name ${group} ${quietly})`,
  },
  {
    // One of the same name in another group is not what the line makes: there it has to fail.
    line: pattern(`Add-ClusterResource -Cluster ${text} -Name ${text} -Group ${text} -ResourceType ${text}`),
    done: isInGroup,
  },
  { line: pattern(`Move-ClusterResource -Cluster ${text} -Name ${text} -Group ${text}`), done: isInGroup },
  {
    line: pattern(`Move-ClusterGroup -Cluster ${text} -Name ${text} -Node ${text}(?: -Wait \\d+)?`),
    done: (cluster, group, node) =>
      `(Get-ClusterGroup -Cluster ${cluster} -Name ${group} ${quietly}).OwnerNode.Name -eq ${node}`,
  },
  {
    line: pattern(`Add-ClusterResourceDependency -Cluster ${text} -Resource ${text} -Provider ${text}`),
    done: (cluster, resource, provider = "''") =>
      `(Get-ClusterResourceDependency -Cluster ${cluster} -Resource ${resource} ${quietly}).DependencyExpression -match [regex]::Escape('[${provider.slice(1, -1)}]')`,
  },
  {
    line: pattern('\\[void\\]\\$serverHost\\.Map\\(\\)'),
    done: () =>
      `@(${wmi} MSBTS_ServerHost | Where-Object { $_.ServerName -eq $serverHost['ServerName'] -and $_.HostName -eq $serverHost['HostName'] -and $_.IsMapped }).Count -gt 0`,
  },
  {
    line: pattern('\\[void\\]\\$hostInstance\\.Install\\(.*\\)'),
    done: () =>
      `@(${wmi} MSBTS_HostInstance | Where-Object { $_.Name -eq $hostInstance['Name'] -and $_.ConfigurationState -eq 1 }).Count -gt 0`,
  },
  { line: pattern('\\[void\\]\\$hostInstance\\.Uninstall\\(\\)'), done: () => '$hostInstance -eq $null' },
  {
    line: pattern('\\[void\\]\\$serverHost\\.Unmap\\(\\)'),
    done: () => '$serverHost -eq $null -or $serverHost.IsMapped -eq $false',
  },
  { line: pattern('\\[void\\]\\$hostInstance\\.Start\\(\\)'), done: () => '$hostInstance.ServiceState -eq 4' },
  { line: pattern('\\[void\\]\\$hostInstance\\.Stop\\(\\)'), done: () => '$hostInstance.ServiceState -eq 1' },
  {
    line: pattern(`\\[void\\]\\$btsHost\\.Cluster\\(${text}\\)`),
    done: (group) => `$btsHost.ClusterResourceGroupName -eq ${group}`,
  },
  {
    line: pattern('\\[void\\]\\$btsHost\\.UnCluster\\(\\)'),
    done: () => '$btsHost -ne $null -and -not $btsHost.ClusterResourceGroupName',
  },
];

/** The line as a script enters it: passed over where what it makes is there. */
export function once(line: string): string {
  for (const { line: form, done } of known) {
    const texts = form.exec(line);
    if (texts) return `Invoke-Once { ${done(...texts.slice(1))} } { ${line} }`;
  }
  return line;
}

function isInGroup(...[cluster, resource, group]: readonly string[]): string {
  return `(Get-ClusterResource -Cluster ${cluster} -Name ${resource} ${quietly}).OwnerGroup.Name -eq ${group}`;
}

function pattern(form: string): RegExp {
  return new RegExp(`^${form}$`, 'u');
}
