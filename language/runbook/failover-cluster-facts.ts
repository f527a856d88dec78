/** What can be asked of a cluster in Windows PowerShell: expressions that only read, and are `$true` where a fact holds. */
import type { Fact } from './cluster-tool.ts';
import type { Line } from './command.ts';
import type { Code, PowershellClusterLine } from './failover-clusters.ts';

/** What isn't there answers with nothing, and without an error. */
const quietly: Code = { code: '-ErrorAction SilentlyContinue' };

/** One expression over several lines: each but the last ends in the operator that joins them. */
export function askAll(line: PowershellClusterLine, facts: readonly Fact[]): readonly Line[] {
  const questions = facts.flatMap((fact) => ask(line, fact));
  return questions.map((question, index) =>
    typeof question === 'string' && index < questions.length - 1 ? `${question} -and` : question,
  );
}

function ask(line: PowershellClusterLine, fact: Fact): readonly Line[] {
  if ('everyGroupAt' in fact) {
    // The cluster's own group may stay anywhere.
    return [
      line`@(Get-ClusterGroup | Where-Object { $_.OwnerNode.Name -ne ${fact.everyGroupAt} -and $_.GroupType -ne 'Cluster' }).Count -eq 0`,
    ];
  }
  if ('fullControl' in fact) {
    return [
      line`[bool](Get-ClusterAccess | Where-Object { $_.IdentityReference -eq ${{ value: fact.fullControl }} -and $_.AccessControlType -eq 'Allow' -and $_.ClusterRights -eq 'Full' })`,
    ];
  }
  if ('group' in fact) {
    const { group } = fact;
    if ('prefers' in fact) {
      const owners = fact.prefers.map(({ name }) => name).join('|');
      return [
        line`(@((Get-ClusterOwnerNode -Group ${group} ${quietly}).OwnerNodes | ForEach-Object { $_.Name }) -join '|') -eq ${{ value: owners }}`,
      ];
    }
    if ('holds' in fact) {
      return [
        line`[bool](Get-ClusterResource | Where-Object { $_.OwnerGroup.Name -eq ${group} -and $_.ResourceType.Name -eq ${fact.holds} -and $_.State -eq 'Online' })`,
      ];
    }
    if (fact.is === 'there') return [line`[bool](Get-ClusterGroup -Name ${group} ${quietly})`];
    if (fact.is === 'online') return [line`(Get-ClusterGroup -Name ${group} ${quietly}).State -eq 'Online'`];
    return [line`(Get-ClusterGroup -Name ${group} ${quietly}).OwnerNode.Name -eq ${fact.is}`];
  }
  const { resource } = fact;
  if ('in' in fact) return [line`(Get-ClusterResource -Name ${resource} ${quietly}).OwnerGroup.Name -eq ${fact.in}`];
  if ('dependsOn' in fact) {
    const provider = { value: `[${fact.dependsOn}]` };
    return [
      line`(Get-ClusterResourceDependency -Resource ${resource} ${quietly}).DependencyExpression -match [regex]::Escape(${provider})`,
    ];
  }
  if ('never' in fact) {
    return fact.never.map(
      (node) =>
        line`@((Get-ClusterOwnerNode -Resource ${resource} ${quietly}).OwnerNodes | ForEach-Object { $_.Name }) -notcontains ${node}`,
    );
  }
  if ('has' in fact) {
    return Object.entries(fact.has).map(
      ([name, value]) =>
        line`(Get-ClusterResource -Name ${resource} ${quietly} | Get-ClusterParameter -Name ${{ code: name }}).Value -eq ${typeof value === 'number' ? value : { value }}`,
    );
  }
  if ('set' in fact) {
    const { property, number } = fact.set;
    return [line`(Get-ClusterResource -Name ${resource} ${quietly}).${{ code: property }} -eq ${number}`];
  }
  return fact.is === 'there'
    ? [line`[bool](Get-ClusterResource -Name ${resource} ${quietly})`]
    : [line`(Get-ClusterResource -Name ${resource} ${quietly}).State -eq 'Online'`];
}
