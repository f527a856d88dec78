/** What steps ask of a cluster, in lines for Windows PowerShell: from Windows Server 2008 R2 on. */
import type { Cluster } from '../model/topology.ts';
import type { ClusterTool, Parameters } from './cluster-tool.ts';
import { type Block, type Line, powershell, unverified } from './command.ts';
import { askAll } from './failover-cluster-facts.ts';
import { failoverClusters, type PowershellClusterLine } from './failover-clusters.ts';
import { documentation } from './sources.ts';

export function failoverClustersTool(cluster: Cluster): ClusterTool {
  const line = failoverClusters(cluster);
  const on2008R2 = cluster.windows === '2008R2';
  // PowerShell 2.0 loads no module by itself.
  const block = (...lines: readonly (Line | undefined)[]): Block =>
    powershell(on2008R2 ? 'Import-Module FailoverClusters' : undefined, ...lines);
  return {
    block,
    comment: (text) => `# ${text}`,
    showNode: (node) => line`Get-ClusterNode -Name ${node}`,
    showGroups: () => line`Get-ClusterGroup`,
    showGroup: (group) => line`Get-ClusterGroup -Name ${group}`,
    createGroup: (group) => line`Add-ClusterGroup -Name ${group}`,
    setPreferredOwners: (group, owners) => line`Set-ClusterOwnerNode -Group ${group} -Owners ${owners}`,
    showPreferredOwners: (group) => line`Get-ClusterOwnerNode -Group ${group}`,
    moveGroup: (group, to, seconds) =>
      seconds === undefined
        ? line`Move-ClusterGroup -Name ${group} -Node ${to}`
        : line`Move-ClusterGroup -Name ${group} -Node ${to} -Wait ${seconds}`,
    moveEveryGroup: (to) =>
      line`Get-ClusterGroup | Where-Object { $_.OwnerNode.Name -ne ${to} } | Move-ClusterGroup -Node ${to}`,
    startGroup: (group, seconds) => line`Start-ClusterGroup -Name ${group} -Wait ${seconds}`,
    stopGroup: (group, seconds) => line`Stop-ClusterGroup -Name ${group} -Wait ${seconds}`,
    deleteGroup: (group) => line`Remove-ClusterGroup -Name ${group} -Force`,
    showResources: () => line`Get-ClusterResource`,
    showServices: (group) =>
      line`Get-ClusterGroup -Name ${group} | Get-ClusterResource | Where-Object { $_.ResourceType.Name -eq 'Generic Service' } | Get-ClusterParameter -Name ServiceName`,
    showResource: (resource) => line`Get-ClusterResource -Name ${resource}`,
    createResource: (resource, group, windowsType) =>
      line`Add-ClusterResource -Name ${resource} -Group ${group} -ResourceType ${{ value: windowsType }}`,
    moveResource: (resource, group) => line`Move-ClusterResource -Name ${resource} -Group ${group}`,
    startResource: (resource, seconds) => line`Start-ClusterResource -Name ${resource} -Wait ${seconds}`,
    stopResource: (resource, seconds) => line`Stop-ClusterResource -Name ${resource} -Wait ${seconds}`,
    deleteResource: (resource) => line`Remove-ClusterResource -Name ${resource} -Force`,
    setParameters: (resource, parameters) => {
      const [only, ...more] = Object.entries(parameters);
      if (only && more.length === 0) return [setOne(line, resource, only)];
      if (on2008R2) return setOn2008R2(line, resource, parameters);
      return [line`Get-ClusterResource -Name ${resource} | Set-ClusterParameter -Multiple ${{ parameters }}`];
    },
    showParameters: (resource) => line`Get-ClusterResource -Name ${resource} | Get-ClusterParameter`,
    showCheckpoints: (resource) => line`Get-ClusterCheckpoint -ResourceName ${resource}`,
    setProperty: (resource, { property, number }) =>
      line`(Get-ClusterResource -Name ${resource}).${{ code: property }} = ${number}`,
    showProperties: (resource) =>
      line`Get-ClusterResource -Name ${resource} | Format-List RestartAction, RestartThreshold, RestartPeriod, RetryPeriodOnFailure, PendingTimeout`,
    addDependency: (resource, on) => line`Add-ClusterResourceDependency -Resource ${resource} -Provider ${on}`,
    removeDependency: (resource, on) => line`Remove-ClusterResourceDependency -Resource ${resource} -Provider ${on}`,
    showDependencies: (resource) => line`Get-ClusterResourceDependency -Resource ${resource}`,
    excludeOwners: (resource, owners, excluded) =>
      excluded.length === 0 ? [] : [line`Set-ClusterOwnerNode -Resource ${resource} -Owners ${owners}`],
    readmitOwners: (resource, owners, excluded) => {
      const all = cluster.nodes.filter((node) => owners.includes(node) || excluded.includes(node));
      return [line`Set-ClusterOwnerNode -Resource ${resource} -Owners ${all}`];
    },
    showOwners: (resource) => line`Get-ClusterOwnerNode -Resource ${resource}`,
    grantFullControl: (accounts) => accounts.map((account) => line`Grant-ClusterAccess -User ${account} -Full`),
    revokeFullControl: (accounts) => accounts.map((account) => line`Remove-ClusterAccess -User ${account}`),
    showAccess: () => line`Get-ClusterAccess`,
    done: (...facts) => {
      const questions = askAll(line, facts);
      return questions.length === 0 ? undefined : block(...questions);
    },
    source: [documentation('FailoverClusters module of Windows PowerShell')],
  };
}

function setOne(line: PowershellClusterLine, resource: string, [name, value]: [string, string | number]): Line {
  const written = typeof value === 'number' ? value : { value };
  return line`Get-ClusterResource -Name ${resource} | Set-ClusterParameter -Name ${{ code: name }} -Value ${written}`;
}

/**
 * Here the cmdlet is documented with one parameter alone. Several that go together, as address and mask do, are taken as objects,
 * which only scripts show.
 */
function setOn2008R2(line: PowershellClusterLine, resource: string, parameters: Parameters): readonly Line[] {
  const entries = Object.entries(parameters).map(([name, value]) => ({
    name: { code: name },
    value: typeof value === 'number' ? value : { value },
  }));
  return [
    `# ${unverified}`,
    line`$resource = Get-ClusterResource -Name ${resource}`,
    ...entries.map(
      ({ name, value }) =>
        line`$${name} = New-Object Microsoft.FailoverClusters.PowerShell.ClusterParameter $resource, ${name}, ${value}`,
    ),
    `${entries.map(({ name }) => `$${name.code}`).join(', ')} | Set-ClusterParameter`,
  ];
}
