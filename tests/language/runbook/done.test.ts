/** Whether a step is done already, asked in Windows PowerShell by lines that only read. */
import { describe, expect, test } from 'vitest';
import { buildRunbook } from '../../../language/runbook/index.ts';
import { fourComputers, runbookOn, step, stepsOf, versions } from './topologies.ts';

describe('whether a step is done already', () => {
  /** What a line may be that only reads. */
  const reading = /^(Import-Module \w+|\$\w+ = (if \(Test-Path|Get-)|(\[bool\])?[(@$])/;
  const changing = /\b(Add|Set|Move|Remove|Start|Stop|New|Grant|Install|Uninstall)-/;

  test('is asked by lines that only read', async () => {
    for (const [windows, biztalk] of versions) {
      for (const { title, done } of stepsOf(await runbookOn(windows, biztalk))) {
        if (!done) continue;
        expect(done.shell, title).toBe('powershell');
        for (const line of done.lines) {
          expect(line, title).toMatch(reading);
          expect(line, title).not.toMatch(changing);
        }
        expect(done.lines.at(-1), title).not.toMatch(/-and$/);
      }
    }
  });

  test('no command can tell of what was only tried, of rights, of the domain and of setups', async () => {
    const silent = stepsOf(await runbookOn('2016')).filter(({ done, kind }) => !done && kind !== 'read-only');
    expect(new Set(silent.map(({ procedure }) => procedure))).toEqual(
      new Set(['domain-group', 'domain-account', 'logon-right', 'install-biztalk', 'move-group', 'fail-over-hosts']),
    );
  });

  test('a group and a resource are compared with everything that the file states', async () => {
    const runbook = await runbookOn('2016');
    const quietly = '-ErrorAction SilentlyContinue';
    const name = `(Get-ClusterResource -Cluster 'ORDERS' -Name 'Dtc Name' ${quietly}`;
    expect(step(runbook, 'Create Transactions with Dtc Disk, Dtc IP and Dtc Name').done?.lines).toEqual([
      `(@((Get-ClusterOwnerNode -Cluster 'ORDERS' -Group 'Transactions' ${quietly}).OwnerNodes | ForEach-Object { $_.Name }) -join '|') -eq 'OR2|OR1|OR3' -and`,
      `(Get-ClusterResource -Cluster 'ORDERS' -Name 'Dtc Disk' ${quietly}).OwnerGroup.Name -eq 'Transactions' -and`,
      `(Get-ClusterResource -Cluster 'ORDERS' -Name 'Dtc IP' ${quietly}).OwnerGroup.Name -eq 'Transactions' -and`,
      ...[
        ['Address', "'10.1.0.20'"],
        ['SubnetMask', "'255.255.255.0'"],
        ['Network', "'Public'"],
        ['EnableDhcp', '0'],
        ['EnableNetBIOS', '1'],
      ].map(
        ([parameter, value]) =>
          `(Get-ClusterResource -Cluster 'ORDERS' -Name 'Dtc IP' ${quietly} | Get-ClusterParameter -Name ${parameter}).Value -eq ${value} -and`,
      ),
      `${name}).OwnerGroup.Name -eq 'Transactions' -and`,
      `${name} | Get-ClusterParameter -Name Name).Value -eq 'ORDTC' -and`,
      `${name} | Get-ClusterParameter -Name DnsName).Value -eq 'ORDTC' -and`,
      `(Get-ClusterResourceDependency -Cluster 'ORDERS' -Resource 'Dtc Name' ${quietly}).DependencyExpression -match [regex]::Escape('[Dtc IP]')`,
    ]);
    expect(step(runbook, 'Keep host Receive away from OR3').done?.lines).toEqual([
      `[bool](Get-ClusterResource -Cluster 'ORDERS' -Name 'BizTalk Service BizTalk Group: Receive' ${quietly}) -and`,
      `@((Get-ClusterOwnerNode -Cluster 'ORDERS' -Resource 'BizTalk Service BizTalk Group: Receive' ${quietly}).OwnerNodes | ForEach-Object { $_.Name }) -notcontains 'OR3'`,
    ]);
  });

  test('cluster.exe is not asked', async () => {
    const steps = stepsOf(buildRunbook(await fourComputers()));
    expect(
      steps.filter(({ done }) =>
        done?.lines.some((line) => /cluster/i.test(line.replace('ClusterResourceGroupName', ''))),
      ),
    ).toEqual([]);
  });
});
