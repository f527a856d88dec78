/** From an empty file to four computers without a finding, with hardly more typed than names: what is offered has to lead there. */
import { expect, test } from 'vitest';
import { fromNothing } from '../harness/from-nothing.ts';
import { startWriting } from './author.ts';

test('completion, fixes and refactorings lead from an empty file to four computers without a finding', async () => {
  const author = await startWriting();
  const { choose, insert, act, lineBehind } = author;
  const has = async (...codes: readonly string[]) =>
    expect((await author.findings()).map((finding) => finding.split(':')[0])).toEqual(codes);

  insert('Topology with its title', { Title: 'Orders' });
  lineBehind();
  insert('Domain with a group and an account');
  lineBehind();
  lineBehind();
  insert('Failover cluster', { CLUSTER: 'SQLCLU', NODE01: 'SQL01', NODE02: 'SQL02' });
  await choose('group with SQL Server', { 'S:': 'R:', '10.0.0.21/24': '10.0.0.30/24' });
  lineBehind('{ instance: "MSSQLSERVER" }\n    \n  }');
  await choose('group with Enterprise SSO');
  lineBehind();
  lineBehind();
  insert('Failover cluster', { CLUSTER: 'BTSCLU', NODE01: 'BTS01', NODE02: 'BTS02' });
  await choose('group with disk, address, name and MSDTC', { APPVS: 'BIZTALKCLUSTER' });
  await has();

  lineBehind();
  lineBehind();
  await choose('biztalkGroup', { NAME: 'Orders', 2006: '2009' });
  await choose('database');
  await choose('Sql');
  lineBehind('database: Sql');
  await choose('servers');
  await choose('BTS01');
  author.type(', ');
  await choose('BTS02');
  await has('error master-secret-server-missing', 'warning biztalk-administrators-missing');
  await act('Make SsoService the master secret server');
  await act('Declare BizTalk Server Administrators in CONTOSO, and refer to it');
  await has('warning sso-secret-backup-missing');
  await act('Insert the default path of the backup');
  await has();

  lineBehind('administrators: "BizTalk Server Administrators"');
  await choose('host clustered in AppGroup, with an instance on every owner');
  await author.rename('host NewHost', 'ReceiveHost');
  await has('warning host-clustered-without-benefit');
  lineBehind('administrators: "BizTalk Server Administrators"');
  await choose('host with an instance on every server', { NewHost: 'QueueHost' });
  lineBehind('host ReceiveHost {\n    instance BTS01\n    instance BTS02\n  }');
  await choose('adapter', { NAME: 'FTP' });
  await choose('receive');
  await choose('ReceiveHost');
  await has();
  lineBehind('receive in ReceiveHost\n  }');
  await choose('adapter', { NAME: 'MSMQ' });
  await choose('receive');
  await choose('QueueHost');
  await has('warning msmq-handler-host-not-clustered');
  await act('Cluster QueueHost in AppGroup', 'QueueHost {');
  await act('Add Message Queuing to AppGroup');
  await has();

  await author.format();
  expect(author.text()).toBe(fromNothing);
});
