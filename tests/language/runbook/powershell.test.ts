/** Clusters with cmdlets, Windows Server 2008 R2 and later: what each step enters, and in the words of which console. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildRunbook, type Runbook } from '../../../language/runbook/index.ts';
import { doing, fourComputers, linesOf, orders, runbookOn, step, stepsOf, titlesOf, versions } from './topologies.ts';

const groupTitle = 'Create Plain with Plain Disk, Plain IP and Plain Name';

describe.each(versions)('Windows Server %s with BizTalk Server %s', (windows, biztalk) => {
  test('nothing is left out that the file states, and no line is for cluster.exe', async () => {
    const runbook = await runbookOn(windows, biztalk);
    expect(runbook.leftOut.map(({ text }) => text.slice(0, text.search(/[:,] /)))).toEqual([
      'Group Cluster Group of cluster ORDERS with Cluster IP (10.1.0.10/24',
    ]);
    const lines = stepsOf(runbook).flatMap(linesOf);
    expect(lines.filter((line) => /^cluster |^sc |^servermanagercmd/.test(line))).toEqual([]);
  });

  test('the same steps in the same order on every version, but for the features', async () => {
    const steps = (runbook: Runbook) =>
      titlesOf(runbook)
        .filter((title) => !title.startsWith('Install File Server'))
        .map((title) =>
          title.replace('service or application', 'role').replace(/(?<=BizTalk Server) \d.*(?= on )/, ''),
        );
    expect(steps(await runbookOn(windows, biztalk))).toEqual(steps(await runbookOn('2016')));
  });

  test('the console has the words of the version', async () => {
    const runbook = await runbookOn(windows, biztalk);
    const text = stepsOf(runbook)
      .flatMap(({ title, before, console, undo, check }) => [
        title,
        ...before,
        ...console,
        ...undo.actions,
        ...check.expect,
      ])
      .join('\n');
    const later = windows !== '2008R2';
    expect(text.includes('Failover Cluster Management')).toBe(false);
    expect(text.includes('Services and Applications')).toBe(false);
    expect(/services? (and|or) application/i.test(text)).toBe(!later);
    // BizTalk Server has roles of its own.
    expect(/\b[Rr]oles?\b(?! and Features)/.test(text.replace(/.*BizTalk Administrative Roles.*/g, ''))).toBe(later);
    expect(text.includes('Start → Programs')).toBe(!later);
    expect(text.includes('Server Manager → Tools')).toBe(later);
    expect(text.includes('Windows Defender Firewall')).toBe(windows === '2019' || windows === '2022');
  });

  test('every cluster line names the cluster, and the module is loaded where the version does not do that', async () => {
    for (const { commands, check, undo, done } of stepsOf(await runbookOn(windows, biztalk))) {
      for (const { lines } of [...commands, ...check.commands, ...undo.commands, ...(done ? [done] : [])]) {
        const withCmdlets = lines.filter((line) => /\b[A-Z][a-z]+-Cluster/.test(line));
        // Parameters that are objects know their cluster.
        const naming = withCmdlets.filter((line) => !/^\$\w+(, \$\w+)* \| Set-ClusterParameter$/.test(line));
        for (const line of naming) expect(line).toMatch(/\b[A-Z][a-z]+-Cluster\w* -Cluster 'ORDERS'/);
        const loads = lines[0] === 'Import-Module FailoverClusters';
        expect(loads).toBe(windows === '2008R2' && withCmdlets.length > 0);
      }
    }
  });
});

test('a group with a disk and a name', async () => {
  const { commands, undo } = step(await runbookOn('2016'), 'Create Transactions with Dtc Disk, Dtc IP and Dtc Name');
  expect(commands).toEqual([
    {
      shell: 'powershell',
      lines: [
        "Add-ClusterGroup -Cluster 'ORDERS' -Name 'Transactions'",
        "Set-ClusterOwnerNode -Cluster 'ORDERS' -Group 'Transactions' -Owners 'OR2', 'OR1', 'OR3'",
        "Move-ClusterResource -Cluster 'ORDERS' -Name 'Dtc Disk' -Group 'Transactions'",
        "Add-ClusterResource -Cluster 'ORDERS' -Name 'Dtc IP' -Group 'Transactions' -ResourceType 'IP Address'",
        "Get-ClusterResource -Cluster 'ORDERS' -Name 'Dtc IP' | Set-ClusterParameter -Multiple @{ Address = '10.1.0.20'; SubnetMask = '255.255.255.0'; Network = 'Public'; EnableDhcp = 0; EnableNetBIOS = 1 }",
        "Add-ClusterResource -Cluster 'ORDERS' -Name 'Dtc Name' -Group 'Transactions' -ResourceType 'Network Name'",
        "Get-ClusterResource -Cluster 'ORDERS' -Name 'Dtc Name' | Set-ClusterParameter -Multiple @{ Name = 'ORDTC'; DnsName = 'ORDTC' }",
        "Add-ClusterResourceDependency -Cluster 'ORDERS' -Resource 'Dtc Name' -Provider 'Dtc IP'",
      ],
    },
  ]);
  expect(undo.actions[0]).toBe(
    'Take Transactions offline. Delete Dtc Name and Dtc IP, and the MSDTC resource if the wizard made one.',
  );
});

test('Windows Server 2008 R2 takes several parameters as objects, which has to be verified, and one as it is', async () => {
  const runbook = await runbookOn('2008R2', '2013');
  expect(doing(step(runbook, groupTitle)).slice(4, 11)).toEqual([
    expect.stringMatching(/^# VERIFY before use: /),
    "$resource = Get-ClusterResource -Cluster 'ORDERS' -Name 'Plain IP'",
    "$Address = New-Object Microsoft.FailoverClusters.PowerShell.ClusterParameter $resource, Address, '10.1.0.22'",
    "$SubnetMask = New-Object Microsoft.FailoverClusters.PowerShell.ClusterParameter $resource, SubnetMask, '255.255.255.0'",
    "$Network = New-Object Microsoft.FailoverClusters.PowerShell.ClusterParameter $resource, Network, 'Public'",
    '$EnableDhcp = New-Object Microsoft.FailoverClusters.PowerShell.ClusterParameter $resource, EnableDhcp, 0',
    '$EnableNetBIOS = New-Object Microsoft.FailoverClusters.PowerShell.ClusterParameter $resource, EnableNetBIOS, 0',
  ]);
  expect(doing(step(runbook, groupTitle))[11]).toBe(
    '$Address, $SubnetMask, $Network, $EnableDhcp, $EnableNetBIOS | Set-ClusterParameter',
  );
  const text = `cluster C { windows: 2008R2 node N1 node N2 group G {
    ip A { address: 10.0.0.5/24 network: P } networkName N dependsOn A { name: GVS } iis Web dependsOn N { script: "C:\\\\s\\\\web.vbs" } } }`;
  const web = stepsOf(await runbookOn('', '', text)).find(({ id }) => id === 'iis-2008:c/g/web');
  expect(web && doing(web)).toContain(
    "Get-ClusterResource -Cluster 'C' -Name 'Web' | Set-ClusterParameter -Name ScriptFilepath -Value 'C:\\s\\web.vbs'",
  );
});

describe('a group in the console', () => {
  test.each([
    ['2008R2', 'Right-click Services and applications → Configure a Service or Application; Next.'],
    ['2012', 'Right-click Roles → Create Empty Role.'],
    ['2022', 'Right-click Roles → Create Empty Role.'],
  ])('that serves nothing by itself, on Windows Server %s', async (windows, first) => {
    const { console, undo } = step(await runbookOn(windows), groupTitle);
    expect(console[1]).toBe(first);
    const empty = first.includes('Empty');
    expect(console.join().includes('File Server')).toBe(!empty);
    expect(undo.actions.join().includes('File Server')).toBe(!empty);
  });

  test('that shares folders is made as a File Server', async () => {
    const { console, after } = step(await runbookOn('2016'), 'Create Orders with App Disk, App IP and App Name');
    expect(console.slice(1, 4)).toEqual([
      'Right-click Roles → Configure Role; Next.',
      'Select Role: File Server; Next.',
      'File Server Type: File Server for general use; Next.',
    ]);
    expect(console.at(-1)).toBe(
      'The wizard has also made a File Server resource. Keep it: shared folders belong to it.',
    );
    expect(after).toEqual(expect.arrayContaining(['install-file-server:orders/or1', 'install-file-server:orders/or3']));
  });
});

describe('MSDTC', () => {
  const title = 'Set the transaction mode of Orders DTC: Incoming Caller Authentication Required';

  test('its options have a command from Windows Server 2012 on', async () => {
    expect(step(await runbookOn('2008R2', '2013'), title).commands).toEqual([]);
    for (const windows of ['2012', '2022']) {
      expect(doing(step(await runbookOn(windows), title))).toEqual([
        "Get-DtcNetworkSetting -DtcName 'Orders DTC'",
        "Set-DtcNetworkSetting -DtcName 'Orders DTC' -AuthenticationLevel 'Incoming' -InboundTransactionsEnabled $true -OutboundTransactionsEnabled $true -Confirm:$false",
      ]);
    }
  });

  test.each([
    [
      'authentication: none',
      "-AuthenticationLevel 'NoAuth' -InboundTransactionsEnabled $true -OutboundTransactionsEnabled $true",
    ],
    [
      'authentication: mutual inbound: no',
      "-AuthenticationLevel 'Mutual' -InboundTransactionsEnabled $false -OutboundTransactionsEnabled $true",
    ],
    [
      'outbound: no',
      "-AuthenticationLevel 'Incoming' -InboundTransactionsEnabled $true -OutboundTransactionsEnabled $false",
    ],
    ['networkAccess: no', '-DisableNetworkAccess'],
  ])('%s', async (settings, options) => {
    const text = orders('2016', '2016').replace('"Dtc Name", "Dtc Disk"', `"Dtc Name", "Dtc Disk" { ${settings} }`);
    const mode = stepsOf(await runbookOn('', '', text)).find(({ procedure }) => procedure === 'msdtc-mode-2008');
    expect(mode && doing(mode)[1]).toBe(`Set-DtcNetworkSetting -DtcName 'Orders DTC' ${options} -Confirm:$false`);
  });

  test('network access of a computer', async () => {
    expect(doing(step(await runbookOn('2012R2'), 'Enable network DTC access on ORSQL'))).toEqual([
      "Get-DtcNetworkSetting -DtcName 'Local'",
      'netsh advfirewall firewall set rule group="Distributed Transaction Coordinator" new enable=yes',
      "Set-DtcNetworkSetting -DtcName 'Local' -AuthenticationLevel 'Incoming' -InboundTransactionsEnabled $true -OutboundTransactionsEnabled $true -Confirm:$false",
      '# Restart the computer when these lines are done.',
    ]);
    const { commands, check } = step(await runbookOn('2008R2', '2013'), 'Enable network DTC access on OR1');
    expect(commands).toEqual([]);
    expect(check.commands).toEqual([
      { shell: 'cmd', lines: ['reg query "HKLM\\SOFTWARE\\Microsoft\\MSDTC\\Security"'] },
      {
        shell: 'powershell',
        lines: ['Import-Module FailoverClusters', "Get-ClusterNode -Cluster 'ORDERS' -Name 'OR1'"],
      },
    ]);
  });
});

test('features, whose names have to be verified', async () => {
  const verify = expect.stringMatching(/^# VERIFY before use: /);
  const on2008R2 = await runbookOn('2008R2', '2013');
  expect(doing(step(on2008R2, 'Install Message Queuing on OR2'))).toEqual([
    'Import-Module ServerManager',
    verify,
    'Add-WindowsFeature -Name MSMQ-Server',
  ]);
  expect(titlesOf(on2008R2).filter((title) => title.startsWith('Install File Server'))).toEqual([]);
  const on2012 = await runbookOn('2012', '2013R2');
  expect(doing(step(on2012, 'Install Message Queuing on OR2'))).toEqual([
    verify,
    'Install-WindowsFeature -Name MSMQ-Server',
  ]);
  expect(doing(step(on2012, 'Install File Server on OR3'))).toEqual([
    verify,
    'Install-WindowsFeature -Name FS-FileServer',
  ]);
});

describe('a shared folder', () => {
  const title = 'Share S:\\Orders as orders in Orders';

  test('has a command from Windows Server 2012 on, which names those who may use it', async () => {
    expect(step(await runbookOn('2008R2', '2013'), title).commands).toEqual([]);
    const share = step(await runbookOn('2019', '2020'), title);
    expect(doing(share)).toEqual([
      "New-SmbShare -Name 'orders' -ScopeName 'ORAPP' -Path 'S:\\Orders' -FullAccess 'ADATUM\\svc-orders'",
    ]);
    expect(share.after).toEqual(
      expect.arrayContaining(['share-folder:orders/orders/order~0020drop', 'file-server-2008:orders/orders']),
    );
    const two = orders('2016', '2016').replace('fullControl: svc-orders', 'fullControl: svc-sso, svc-orders');
    expect(doing(step(await runbookOn('', '', two), title))[0]).toMatch(
      / -FullAccess 'ADATUM\\svc-orders', 'ADATUM\\svc-sso'$/,
    );
  });

  test('without accounts no line shares it with everyone', async () => {
    const text = orders('2016', '2016').replace('fullControl: svc-orders', '');
    expect(step(await runbookOn('', '', text), title).commands).toEqual([]);
  });

  test('its folder and who may write there', async () => {
    const { commands } = step(
      await runbookOn('2022', '2020'),
      'Create folder S:\\Orders and give ADATUM\\svc-orders Full Control of it',
    );
    expect(commands[0]?.lines.slice(1)).toEqual([
      "[void](New-Item -ItemType Directory -Force -Path 'S:\\Orders')",
      "icacls 'S:\\Orders' /grant 'ADATUM\\svc-orders:(OI)(CI)F'",
    ]);
  });
});

test('clusters, services and hosts', async () => {
  const runbook = await runbookOn('2016');
  const believed = "'BizTalk Service BizTalk Group: Receive'";
  const lines = (title: string) => doing(step(runbook, title)).filter((line) => !line.startsWith('#'));
  expect(lines('Give ADATUM\\svc-sso Full Control of cluster ORDERS')).toEqual([
    "Grant-ClusterAccess -Cluster 'ORDERS' -User 'ADATUM\\svc-sso' -Full",
  ]);
  expect(lines('Move every role of ORDERS to OR1')).toEqual([
    "Get-ClusterGroup -Cluster 'ORDERS'",
    "Get-ClusterGroup -Cluster 'ORDERS' | Where-Object { $_.OwnerNode.Name -ne 'OR1' } | Move-ClusterGroup -Node 'OR1'",
  ]);
  expect(lines('Bring Orders online')).toEqual(["Start-ClusterGroup -Cluster 'ORDERS' -Name 'Orders' -Wait 120"]);
  expect(lines('Create Message Queuing resource Order Queues in Orders')).toEqual([
    "Add-ClusterResource -Cluster 'ORDERS' -Name 'Order Queues' -Group 'Orders' -ResourceType 'MSMQ'",
    "Add-ClusterResourceDependency -Cluster 'ORDERS' -Resource 'Order Queues' -Provider 'App Name'",
    "Add-ClusterResourceDependency -Cluster 'ORDERS' -Resource 'Order Queues' -Provider 'App Disk'",
    "Start-ClusterResource -Cluster 'ORDERS' -Name 'Order Queues' -Wait 120",
  ]);
  expect(lines('Keep the local Message Queuing service running on OR1')).toEqual([
    'Set-Service -Name MSMQ -StartupType Automatic',
    'Start-Service -Name MSMQ',
  ]);
  expect(lines('Make host Receive depend on Order Queues')).toEqual([
    `Add-ClusterResourceDependency -Cluster 'ORDERS' -Resource ${believed} -Provider 'Order Queues'`,
  ]);
  expect(lines('Keep host Receive away from OR3')).toEqual([
    `Set-ClusterOwnerNode -Cluster 'ORDERS' -Resource ${believed} -Owners 'OR1', 'OR2'`,
  ]);
  expect(lines('Set the restart policy of host Receive').slice(1)).toEqual(
    ['RestartAction = 2', 'RestartThreshold = 2', 'RestartPeriod = 900000', 'RetryPeriodOnFailure = 3600000'].map(
      (set) => `(Get-ClusterResource -Cluster 'ORDERS' -Name ${believed}).${set}`,
    ),
  );
  for (const { lines: block } of stepsOf(runbook).flatMap(({ commands, check, undo }) => [
    ...commands,
    ...check.commands,
    ...undo.commands,
  ])) {
    if (block.some((line) => line.includes(believed))) expect(block[0]).toMatch(/^# VERIFY: /);
  }
});

test('Enterprise SSO and the web service beside hosts, as resources', async () => {
  const example = readFileSync(new URL('../../../examples/local-master-secret.btc', import.meta.url), 'utf8');
  const text = example.replace(/windows: \w+/g, 'windows: 2016').replace(/version: 20\w+/g, 'version: 2016');
  const runbook = await runbookOn('', '', text);
  const resource = (name: string) => `Get-ClusterResource -Cluster 'BTSCLU' -Name '${name}'`;
  const quietly = '-ErrorAction SilentlyContinue';
  const service = step(runbook, 'Create Enterprise SSO resource ENTSSO in BizTalkApp');
  expect(doing(service)).toEqual([
    "Add-ClusterResource -Cluster 'BTSCLU' -Name 'ENTSSO' -Group 'BizTalkApp' -ResourceType 'Generic Service'",
    `${resource('ENTSSO')} | Set-ClusterParameter -Name ServiceName -Value 'entsso'`,
    "Add-ClusterResourceDependency -Cluster 'BTSCLU' -Resource 'ENTSSO' -Provider 'AppName'",
    `${resource('ENTSSO')} | Set-ClusterParameter -Name UseNetworkName -Value 1`,
    "Start-ClusterResource -Cluster 'BTSCLU' -Name 'ENTSSO' -Wait 120",
  ]);
  expect(service.done?.lines).toContain(
    `(${resource('ENTSSO')} ${quietly} | Get-ClusterParameter -Name UseNetworkName).Value -eq 1 -and`,
  );
  expect(doing(step(runbook, 'Create Generic Script WebService in BizTalkApp, for the web service'))).toContain(
    `${resource('WebService')} | Set-ClusterParameter -Name ScriptFilepath -Value 'C:\\Windows\\System32\\inetsrv\\clusIIS.vbs'`,
  );
  expect(
    stepsOf(runbook)
      .flatMap(linesOf)
      .filter((line) => line.startsWith('cluster ')),
  ).toEqual([]);
});

test('Windows PowerShell is there from Windows Server 2008 R2 on, and is needed before', async () => {
  const needs = (runbook: Runbook) => runbook.needed.filter(({ fact }) => fact.startsWith('Windows PowerShell'));
  expect(needs(await runbookOn('2016'))).toEqual([]);
  expect(needs(buildRunbook(await fourComputers())).length).toBeGreaterThan(0);
});
