/** What whoever follows the runbook of Enterprise SSO beside hosts step by step has to be told, and told rightly. */
import { expect, test } from 'vitest';
import { buildRunbook, type Runbook } from '../../../language/runbook/index.ts';
import { parse, read, step, stepsOf, titlesOf } from './topologies.ts';

const remote = read('examples/remote-master-secret.btc');
const needed = (runbook: Runbook, pattern: RegExp) =>
  runbook.needed.map(({ fact }) => fact).filter((text) => pattern.test(text));

test('the account that configures is new: its rights on each computer are a fact to have at hand', async () => {
  expect(needed(buildRunbook(await parse(remote)), /local administrator .* for /)).toEqual(
    ['SQL01', 'SQL02', 'BTS01', 'BTS02', 'BTS03'].map(
      (name) => `The rights of a local administrator of ${name} for CONTOSO\\installer, once the account is there`,
    ),
  );
  const without = remote.replaceAll(/^ *configuredBy: installer\n/gm, '');
  expect(needed(buildRunbook(await parse(without)), / for CONTOSO/)).toEqual([]);
});

test('the group of a host comes with its member, and the backup without a place as a fact', async () => {
  const runbook = buildRunbook(await parse(remote));
  expect(needed(runbook, /host ReceiveHost/)).toEqual([
    'The Windows group of host ReceiveHost in BizTalk group Suppliers: a group of the domain, with CONTOSO\\svc-host as a member',
  ]);
  const nowhere = buildRunbook(await parse(remote.replace(/^ *secretBackup: .*\n/m, '')));
  expect(needed(nowhere, /backup/)).toEqual([
    'The password for the backup of the master secret',
    'The file for the backup of the master secret, in a folder that outlives its servers: the file states none',
  ]);
});

test('a name whose address is refused is left out with it, and so is bringing them online', async () => {
  const runbook = buildRunbook(await parse(remote.replace('10.0.0.31/24', '10.0.0.331/24')));
  expect(titlesOf(runbook).filter((title) => /Sso(Group|Name|Address)/.test(title))).toEqual([
    'Create service or application SsoGroup, empty',
  ]);
  const texts = runbook.leftOut.map(({ text }) => text).filter((text) => /SsoName|SsoAddress/.test(text));
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain('“Add SsoAddress and SsoName to SsoGroup”, “Bring SsoGroup online”, “Move SsoGroup');
});

test('the file is saved first, whichever way is taken; one dependency is joined with nothing', async () => {
  const runbook = buildRunbook(await parse(remote));
  const rename = step(runbook, 'Make SSOVS the name of the master secret server');
  expect(rename.before[0]).toMatch(/^On the node that owns SsoGroup save the file SSOCLUSTER\.xml of this step, /);
  expect(rename.console).toEqual(['There is no page for it in a console: use the commands.']);
  const dependencies = stepsOf(runbook).flatMap(({ console }) =>
    console.filter((line) => /^Dependencies: /.test(line)),
  );
  expect(new Set(dependencies)).toEqual(
    new Set([
      'Dependencies: AppName and AppDisk, all joined with AND; OK.',
      'Dependencies: SqlName and SqlDisk, all joined with AND; OK.',
      'Dependencies: SsoName; OK.',
      'Dependencies: AppName; OK.',
    ]),
  );
});

test('a host processes what is set up in it by then, and each server shows the SSO server of the group', async () => {
  const runbook = buildRunbook(await parse(remote));
  expect(step(runbook, 'Cluster host ReceiveHost in BizTalkApp').before[0]).toContain(
    'begins to process what is set up in it by then: FTP receive',
  );
  const shown = /is shown as the SSO server/;
  const verify = 'See that every server of Suppliers reaches the master secret server';
  expect(step(runbook, verify).check.expect.filter((text) => shown.test(text))).toEqual([
    'BIZTALKCLUSTER is shown as the SSO server.',
  ]);
});
