/** What of a step that failed halfway a script passes over when it is run again. */
import { describe, expect, test } from 'vitest';
import { buildRunbook, renderPowerShell } from '../../../language/runbook/index.ts';
import { once } from '../../../language/runbook/scripts/once.ts';
import { doing, orders, parse, stepsOf, versions } from '../runbook/topologies.ts';

const quietly = '-ErrorAction SilentlyContinue';
const wmi = "Get-WmiObject -Namespace 'root\\MicrosoftBizTalkServer' -Class";

test.each([
  ["Add-ClusterGroup -Cluster 'C' -Name 'G'", `[bool](Get-ClusterGroup -Cluster 'C' -Name 'G' ${quietly})`],
  [
    "Add-ClusterResource -Cluster 'C' -Name 'R' -Group 'G' -ResourceType 'IP Address'",
    `(Get-ClusterResource -Cluster 'C' -Name 'R' ${quietly}).OwnerGroup.Name -eq 'G'`,
  ],
  [
    "Move-ClusterResource -Cluster 'C' -Name 'R' -Group 'G'",
    `(Get-ClusterResource -Cluster 'C' -Name 'R' ${quietly}).OwnerGroup.Name -eq 'G'`,
  ],
  [
    "Move-ClusterGroup -Cluster 'C' -Name 'G' -Node 'N2' -Wait 120",
    `(Get-ClusterGroup -Cluster 'C' -Name 'G' ${quietly}).OwnerNode.Name -eq 'N2'`,
  ],
  [
    "Move-ClusterGroup -Cluster 'C' -Name 'G' -Node 'N2'",
    `(Get-ClusterGroup -Cluster 'C' -Name 'G' ${quietly}).OwnerNode.Name -eq 'N2'`,
  ],
  [
    "Add-ClusterResourceDependency -Cluster 'C' -Resource 'R' -Provider 'the node''s N'",
    `(Get-ClusterResourceDependency -Cluster 'C' -Resource 'R' ${quietly}).DependencyExpression -match [regex]::Escape('[the node''s N]')`,
  ],
  [
    '[void]$serverHost.Map()',
    `@(${wmi} MSBTS_ServerHost | Where-Object { $_.ServerName -eq $serverHost['ServerName'] -and $_.HostName -eq $serverHost['HostName'] -and $_.IsMapped }).Count -gt 0`,
  ],
  [
    '[void]$hostInstance.Install($credential.UserName, $credential.GetNetworkCredential().Password, $true, $false)',
    `@(${wmi} MSBTS_HostInstance | Where-Object { $_.Name -eq $hostInstance['Name'] -and $_.ConfigurationState -eq 1 }).Count -gt 0`,
  ],
  ['[void]$hostInstance.Uninstall()', '$hostInstance -eq $null'],
  ['[void]$serverHost.Unmap()', '$serverHost -eq $null -or $serverHost.IsMapped -eq $false'],
  ['[void]$hostInstance.Start()', '$hostInstance.ServiceState -eq 4'],
  ['[void]$hostInstance.Stop()', '$hostInstance.ServiceState -eq 1'],
  ["[void]$btsHost.Cluster('G')", "$btsHost.ClusterResourceGroupName -eq 'G'"],
  ['[void]$btsHost.UnCluster()', '$btsHost -ne $null -and -not $btsHost.ClusterResourceGroupName'],
])('%s', (line, done) => {
  expect(once(line)).toBe(`Invoke-Once { ${done} } { ${line} }`);
});

test.each([
  "Set-ClusterOwnerNode -Cluster 'C' -Group 'G' -Owners 'N1', 'N2'",
  "Get-ClusterResource -Cluster 'C' -Name 'R' | Set-ClusterParameter -Name ServiceName -Value 'entsso'",
  "Start-ClusterResource -Cluster 'C' -Name 'R' -Wait 120",
  "Get-ClusterGroup -Cluster 'C' | Move-ClusterGroup -Node 'N1'",
  "Add-ClusterGroup -Cluster 'C' -Name 'G'; Remove-Thing 'x'",
])('a line stays as it is that can be entered again, or is none that is known: %s', (line) => {
  expect(once(line)).toBe(line);
});

describe.each(versions)('Windows Server %s with BizTalk Server %s', (windows, biztalk) => {
  test('of the lines that do a step, those that can be entered once ask first', async () => {
    const runbook = buildRunbook(await parse(orders(windows, biztalk)));
    const script = renderPowerShell(runbook)
      .map(({ text }) => text)
      .join();
    const onlyOnce = stepsOf(runbook)
      .flatMap(doing)
      .filter((line) => /^(Add-Cluster|Move-Cluster|New-Cluster|\[void\]\$\w+\.(?!Put\())/.test(line));
    expect(onlyOnce.length).toBeGreaterThan(20);
    for (const line of onlyOnce) {
      expect(once(line)).not.toBe(line);
      expect(script).toContain(`\r\n        ${once(line)}\r\n`);
    }
  });
});
