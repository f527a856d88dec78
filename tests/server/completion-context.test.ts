/** Completion that knows the topology: candidates that suit the place, the best first, and values that are likely there. */
import { expect, test } from 'vitest';
import type { ClientCapabilities, CompletionList } from 'vscode-languageserver/node';
import { rules } from '#language';
import { cursorIn, plainClient, pullingClient, startSession } from './session.ts';

const uri = 'file:///w/main.btc';

async function list(
  marked: string,
  capabilities: ClientCapabilities = plainClient,
  file = uri,
): Promise<CompletionList | null> {
  const { text, position } = cursorIn(marked);
  const session = await startSession({}, { folders: ['file:///w'], capabilities });
  await session.open(file, text);
  const found = await session.request<CompletionList | null>('textDocument/completion', {
    textDocument: { uri: file },
    position,
  });
  expect(session.log).toEqual([]);
  return found;
}

async function labels(marked: string): Promise<readonly string[]> {
  return ((await list(marked))?.items ?? []).map(({ label }) => label);
}

const installation = `domain D { group "Others" group "BizTalk Server Administrators" account a }
cluster C {
  windows: 2008
  node N1
  node N2
  group G {
    disk Disk { drive: "S:" §drive }
    ip Address { address: 10.0.0.21/24  network: Lan }
    networkName Name dependsOn Address
    dtc Dtc dependsOn §dtc
    genericService Watch dependsOn Dtc §watch
    biztalkHost Clustered
    §resource
  }
}
cluster W { type: networkLoadBalancing node W1 }
cluster E { windows: 2003 group F { entsso Sso  sqlServer Sql  networkName SsoName { name: SSOVS §name } } node N3 }
server S
server T
sso { §sso }
biztalkGroup B {
  version: 2009 edition: enterprise
  servers: N1, N2, S
  §biztalk
  host Clustered { §clustered }
  host Free { instance S §free }
  host Web isolated
  host Ftp
  adapter FTP { receive in §handler }
  adapter MSMQ { receive in Ftp }
}
biztalkGroup O { host Other §other }
`;

/** The cursor behind what replaces `§place`; the other places are empty. */
function at(place: string, typed: string): string {
  return installation.replace(`§${place}`, `${typed}|`).replaceAll(/§\w+/g, '');
}

test('dependencies: of the group, first what is needed, none that would close a circle', async () => {
  expect(await labels(at('dtc', ''))).toEqual(['Name', 'Disk', 'Clustered', 'Address']);
  expect(await labels(at('dtc', 'Name, '))).toEqual(['Disk', 'Clustered', 'Address']);
  expect(await labels(at('watch', ', '))).toEqual(['Disk', 'Name', 'Clustered', 'Address']);
  expect(await labels(at('resource', 'entsso X dependsOn '))).toEqual([
    'Name',
    'Disk',
    'Dtc',
    'Watch',
    'Clustered',
    'Address',
  ]);
});

test('hosts: those of the BizTalk group; to be clustered those that are not, what gains from it first', async () => {
  expect(await labels(at('handler', ''))).toEqual(['Clustered', 'Free', 'Web', 'Ftp']);
  expect(await labels(at('resource', 'biztalkHost '))).toEqual(['Ftp', 'Free', 'Other']);
});

test('instances: servers of the BizTalk group that have none, for a clustered host the nodes', async () => {
  expect(await labels(at('free', 'instance '))).toEqual(['N1', 'N2']);
  expect(await labels(at('clustered', 'instance '))).toEqual(['N1', 'N2']);
  expect(await labels(at('other', '{ instance '))).toEqual(['N1', 'N2', 'W1', 'S', 'T', 'N3']);
});

test('the master secret server and databases: what is clustered first; groups under the customary name first', async () => {
  expect(await labels(at('sso', 'masterSecretServer: '))).toEqual(['Sso', 'N1', 'N2', 'N3', 'S', 'T']);
  expect(await labels(at('sso', 'database: '))).toEqual(['Sql', 'N1', 'N2', 'W1', 'N3', 'S', 'T']);
  expect(await labels(at('biztalk', 'administrators: '))).toEqual(['"BizTalk Server Administrators"', 'Others']);
});

test('addresses, networks and drives that are free or in use nearby', async () => {
  expect(await labels(at('resource', 'ip New { address: '))).toEqual(['10.0.0.22/24']);
  expect(await labels(at('resource', 'ip New { address: 10.0.'))).toEqual(['10.0.0.22/24']);
  expect(await labels(at('resource', 'ip New { network: '))).toEqual(['Lan']);
  expect(await labels(at('resource', 'disk New { drive: '))).toEqual(['"T:"']);
  expect(await labels(at('resource', 'disk New { drive: "'))).toEqual(['"T:"']);
  expect(await labels(at('resource', 'networkName New { name: '))).toEqual(['G']);
});

test('versions that fit, defaults and usual durations come first', async () => {
  expect((await labels('cluster A { windows: 2016 }\ncluster C { windows: | }')).slice(0, 2)).toEqual(['2016', '2003']);
  expect((await labels('cluster A { windows: 2012 node N }\nbiztalkGroup B { servers: N version: | }'))[0]).toBe(
    '2013',
  );
  expect(await labels('cluster C { type: | }')).toEqual(['failover', 'networkLoadBalancing']);
  const restart = (text: string) => at('resource', 'biztalkHost Free { restart { ').replace('|', `${text}|`);
  expect(await labels(restart('attempts: '))).toEqual(['1', '0', '2', '3', '5']);
  expect(await labels(restart('retryAfter: '))).toEqual(['1h', '30s', '1m', '3m', '5m', '15m', '30m']);
  expect(await labels(restart('failover: '))).toEqual(['yes', 'no']);
});

test('settings that the Windows version does not have are not offered', async () => {
  expect(await labels(at('name', ''))).toContain('kerberos');
  expect(await labels(at('resource', 'networkName X { '))).not.toContain('kerberos');
  expect(await labels(at('resource', 'disk X { restart { '))).toContain('retryAfter');
  expect(await labels(at('name', 'restart { '))).not.toContain('retryAfter');
});

test('names of clustered shares are offered as paths, and Network Names of Enterprise SSO as its server', async () => {
  const text = `cluster C { node N1 node N2 group G {
  disk D { drive: "S:" } ip A { address: 10.0.0.1/24 } networkName N dependsOn A { name: FILES } entsso E dependsOn N
  fileShare Drop dependsOn N, D { share: "Drop" path: "S:\\Drop" }
} }
biztalkGroup B { servers: N1, N2 §server host H adapter FILE { receive in H { §path } } }`;
  const place = (name: string, typed: string) => text.replace(`§${name}`, `${typed}|`).replaceAll(/§\w+/g, '');
  expect(await labels(place('path', 'path: '))).toEqual(['"\\\\FILES\\Drop"']);
  expect(await labels(place('server', 'ssoServer: '))).toEqual(['FILES']);
});

test('behind the label stands whether a property is required, or its default', async () => {
  const capabilities: ClientCapabilities = {
    ...pullingClient,
    textDocument: { completion: { completionItem: { labelDetailsSupport: true } } },
  };
  const items = (await list('cluster C { group G { ip A { | } } }', capabilities))?.items ?? [];
  expect(items.map(({ label, labelDetails }) => [label, labelDetails?.description])).toEqual([
    ['address', 'required'],
    ['possibleOwners', 'default: every node of the cluster'],
    ['network', undefined],
    ['netbios', 'default: yes'],
    ['restart', undefined],
  ]);
  expect((await list('cluster C { | }'))?.items.every(({ labelDetails }) => labelDetails === undefined)).toBe(true);
});

const codes = rules.map(({ code }) => code);

test('codes of rules in suppressions: those of the line first, each once', async () => {
  const marked = 'cluster C {\n  // btc-disable-next-line |\n  node N { iss: yes }\n}';
  const found = await labels(marked);
  expect(found[0]).toBe('unknown-property');
  expect([...found].sort()).toEqual([...codes].sort());
  expect(await labels(marked.replace('|', 'unknown-property, |'))).toEqual(
    codes.filter((code) => code !== 'unknown-property'),
  );
  expect((await labels('cluster C {\n  node N { iss: yes } // btc-disable-line unk|\n}'))[0]).toBe('unknown-property');
  expect(await labels(marked.replace('|', 'unknown-property -- |'))).toEqual([]);
  expect(await labels('cluster C { // btc|\n}')).toEqual(['btc-disable-next-line', 'btc-disable-line']);
  expect(await labels('cluster C { // a btc|\n}')).toEqual([]);
});

const settings = 'file:///w/btc.config.json';

test('codes and severities in settings, but not for a client that has their schema', async () => {
  const found = await list('{ "rules": { "dtc|" } }', plainClient, settings);
  expect(found?.items.map(({ label }) => JSON.parse(label))).toEqual(codes);
  expect(found?.items[0]?.textEdit).toEqual({
    range: { start: { line: 0, character: 13 }, end: { line: 0, character: 18 } },
    newText: `"${codes[0]}": `,
  });
  const severities = await list('{ "overrides": [{ "rules": { "x": | } }] }', plainClient, settings);
  expect(severities?.items.map(({ label }) => label)).toEqual(
    ['off', 'error', 'warning', 'information', 'hint'].map((word) => `"${word}"`),
  );
  expect(await list('{ | }', plainClient, settings)).toBeNull();
  const session = await startSession({}, { initializationOptions: { completesSettings: true } });
  await session.open(settings, '{ "rules": { "" } }');
  const position = { line: 0, character: 14 };
  expect(await session.request('textDocument/completion', { textDocument: { uri: settings }, position })).toBeNull();
});
