/** Whole blocks in completion: chosen as they come, they bring no error into a topology. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { CompletionItem, CompletionList } from 'vscode-languageserver/node';
import { analyse } from '../harness/analysis.ts';
import { pullingClient, startSession } from './session.ts';
import { chosen } from './snippet.ts';

const uri = 'file:///w/main.btc';

const example = (name: string) => readFile(new URL(`../../examples/${name}.btc`, import.meta.url), 'utf8');

/** What of a topology the blocks have to get along with. */
const topologies: Readonly<Record<string, string>> = {
  'four computers': await example('four-computers'),
  'three computers': await example('three-computers'),
  'a local master secret server': await example('local-master-secret'),
  'an empty group': 'cluster C {\n  windows: 2008\n  node N1\n  node N2\n  group G {\n  }\n}\n',
  'Windows Server 2003': `cluster C {
  windows: 2003
  node N1
  node N2
  group "My App" {
    ip Address { address: 10.0.0.21/24 }
    networkName "$Name" dependsOn Address
  }
}
`,
  'a domain and no Enterprise SSO yet': 'domain D {\n}\ncluster C {\n  windows: 2008\n  node N1\n  node N2\n}\n',
  'taken names and letters': `cluster C {
  windows: 2012
  node "N 1"
  node N2
  group AppGroup {
    disk D { drive: "S:" }  ip A { address: 10.1.0.254/24  network: Lan }
  }
  group Other {
    disk SqlDisk { drive: "T:\\" }  ip AppAddress { address: 10.1.0.2/24 }
  }
}
server APPVS
`,
};

/** The lines behind which something new can stand: those that open a block. */
function openings(text: string): readonly number[] {
  return text.split('\n').flatMap((line, index) => (/^\s*(cluster|group|biztalkGroup) .*\{$/.test(line) ? index : []));
}

const groups = [
  'group with SQL Server',
  'group with disk, address and name',
  'group with disk, address, name and MSDTC',
];
const resources = ['dtc', 'fileShare', 'msmq'].map((keyword) => `${keyword} with all that it depends on`);
const hosts = [
  'biztalkHost of a new host in Orders, with an instance on every owner',
  'host clustered in BizTalkApp, with an instance on every owner',
];

/** What is offered anywhere in each of them. */
const offered: Readonly<Record<string, readonly string[]>> = {
  'four computers': [...groups, ...resources, ...hosts, 'host with an instance on every server'],
  'three computers': [...groups, ...resources],
  'a local master secret server': [...groups, ...resources.slice(1), ...hosts],
  'an empty group': [...groups, ...resources],
  'Windows Server 2003': [...groups, ...resources],
  'a domain and no Enterprise SSO yet': [...groups, 'group with Enterprise SSO'],
  'taken names and letters': [...groups, ...resources],
};

async function errorsIn(text: string): Promise<readonly string[]> {
  const { problems } = await analyse(new Map([['main.btc', text]]));
  return problems.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);
}

test.each(Object.entries(topologies))('%s', async (name, text) => {
  const session = await startSession({}, { folders: ['file:///w'], capabilities: pullingClient });
  const before = await errorsIn(text);
  await session.open(uri, '');
  const seen = new Set<string>();
  for (const opening of openings(text)) {
    const lines = text.split('\n');
    const indent = `${/^\s*/.exec(lines[opening] ?? '')?.[0]}  `;
    const withTyped = (typed: string) => lines.toSpliced(opening + 1, 0, indent + typed).join('\n');
    const blocks = async (typed = ''): Promise<readonly CompletionItem[]> => {
      await session.change(uri, withTyped(typed));
      const list = await session.request<CompletionList>('textDocument/completion', {
        textDocument: { uri },
        position: { line: opening + 1, character: indent.length + typed.length },
      });
      return list.items.filter(({ detail }) => detail === 'block');
    };
    const offeredHere = await blocks();
    for (const item of offeredHere) {
      const after = chosen(uri, withTyped(''), item);
      const added = (await errorsIn(after)).filter((error) => !before.includes(error));
      expect(added, `${item.label} in line ${opening + 1}:\n${after}`).toEqual([]);
      // What is typed is compared with the whole of what is read in the list.
      expect(item.filterText ?? item.label).toBe(item.label);
      seen.add(item.label);
    }
    // Most lists are asked for when the first letter has been typed, which is an error as long as it stands there.
    for (const letter of new Set(offeredHere.map(({ label }) => label.charAt(0)))) {
      const beginning = (items: readonly CompletionItem[]) =>
        items.map(({ label }) => label).filter((label) => label.startsWith(letter));
      expect(beginning(await blocks(letter)), `${letter} in line ${opening + 1}`).toEqual(beginning(offeredHere));
    }
  }
  expect([...seen].sort()).toEqual([...(offered[name] ?? [])].sort());
});

async function blocksAt(marked: string): Promise<{ readonly text: string; readonly items: readonly CompletionItem[] }> {
  const [before = '', after = ''] = marked.split('|');
  const lines = before.split('\n');
  const session = await startSession({}, { folders: ['file:///w'], capabilities: pullingClient });
  await session.open(uri, before + after);
  const list = await session.request<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  });
  return { text: before + after, items: list.items.filter(({ detail }) => detail === 'block') };
}

async function choose(marked: string, label: string): Promise<string> {
  const { text, items } = await blocksAt(marked);
  const item = items.find((candidate) => candidate.label === label);
  if (!item) throw new Error(`There is no ${label}, but ${items.map((other) => other.label).join(', ')}.`);
  return chosen(uri, text, item);
}

const installed = `cluster C {
  windows: 2008
  node N1
  node N2
  group App {
    disk AppDisk { drive: "S:" }
    ip AppAddress { address: 10.0.0.21/24  network: Public }
    networkName AppName dependsOn AppAddress { name: APPVS }
    |
  }
}
biztalkGroup B {
  version: 2009
  edition: enterprise
  servers: N1, N2
  host Ftp { instance N2 }
  host Files
  adapter FTP { receive in Ftp }
}
`;

test('a group with Enterprise SSO has no disk where MSDTC is clustered already, and gets the administrators that it needs', async () => {
  const dtc =
    'group G {\n    disk Q { drive: "Q:" }\n    ip I { address: 10.0.0.20/24 }\n    networkName N dependsOn I\n    dtc T dependsOn Q, N\n  }';
  const text = `domain D {\n  group "SSO Administrators"\n}\ncluster C {\n  windows: 2008\n  node N1\n  node N2\n  ${dtc}\n  |\n}\n`;
  expect(await choose(text, 'group with Enterprise SSO')).toBe(`domain D {
  group "SSO Administrators"
  group "SSO Affiliate Administrators"
}
cluster C {
  windows: 2008
  node N1
  node N2
  ${dtc}
  group SsoGroup {
    preferredOwners: N1, N2
${'  '}
    ip SsoAddress { address: 10.0.0.21/24  network: Public }
    networkName SsoName dependsOn SsoAddress { name: SSOVS }
    entsso SsoService dependsOn SsoName
    ${''}
  }
}

sso {
  administrators: "SSO Administrators"
  affiliateAdministrators: "SSO Affiliate Administrators"
}
`);
});

test.each([
  ['nobody could be its administrator', (text: string) => text.replace('domain D {}', '')],
  ['BizTalk Server runs there', (text: string) => `${text}biztalkGroup B {\n  servers: N1\n}\n`],
  ['it is clustered elsewhere', (text: string) => `${text}cluster E {\n  node M1\n  group G { entsso S }\n}\n`],
  ['more is said of it', (text: string) => `${text}sso { masterSecretServer: N1 }\n`],
])('a group with Enterprise SSO is not offered where %s', async (_, changed) => {
  const { items } = await blocksAt(
    changed('domain D {}\ncluster C {\n  windows: 2008\n  node N1\n  node N2\n  |\n}\n'),
  );
  expect(items.map(({ label }) => label).sort()).toEqual(groups);
});

test('a group has a disk, an address and a name of its own, all of them free', async () => {
  const text = installed.replace('    |\n', '').replace('  group', '  |\n  group');
  expect(await choose(text, 'group with disk, address, name and MSDTC')).toBe(
    text.replace(
      '|',
      `group App2Group {
    preferredOwners: N1, N2

    disk App2Disk { drive: "T:" }
    ip App2Address { address: 10.0.0.22/24  network: Public }
    networkName App2Name dependsOn App2Address { name: APP2VS }
    dtc App2Dtc dependsOn App2Name, App2Disk { authentication: incomingCaller }
    
  }`.replace('\n\n', '\n  \n'),
    ),
  );
});

test('a resource takes what the group has, and brings what it lacks', async () => {
  expect(await choose(installed, 'dtc with all that it depends on')).toBe(
    installed.replace('|', 'dtc AppDtc dependsOn AppName, AppDisk { authentication: incomingCaller }'),
  );
  expect(await choose('cluster C { node N1 node N2 group G {\n|\n} }', 'msmq with all that it depends on')).toBe(
    `cluster C { node N1 node N2 group G {
disk GDisk { drive: "S:" }
ip GAddress { address: 10.0.0.21/24  network: Public }
networkName GName dependsOn GAddress { name: G }
dtc GDtc dependsOn GName, GDisk { authentication: incomingCaller }
msmq GQueues dependsOn GName, GDisk
} }`,
  );
});

test('a host is clustered with an instance on every owner, a new one too', async () => {
  expect(await choose(installed, 'biztalkHost Ftp, with an instance on every owner')).toBe(
    installed
      .replace('|', 'biztalkHost Ftp')
      .replace('host Ftp { instance N2 }', 'host Ftp {\n    instance N2\n    instance N1\n  }'),
  );
  const both = await choose(installed, 'biztalkHost of a new host in B, with an instance on every owner');
  expect(both).toContain('    biztalkHost NewHost\n');
  expect(both).toContain('  host NewHost {\n    instance N1\n    instance N2\n  }\n');
  const here = installed.replace('    |\n', '').replace('  adapter', '  |\n  adapter');
  const from = await choose(here, 'host clustered in App, with an instance on every owner');
  expect(from).toContain('    biztalkHost NewHost\n');
  expect(from).toContain('  host NewHost {\n    instance N1\n    instance N2\n  }\n');
});

test('nothing is offered that would have to change another file, and nothing in a quorum group', async () => {
  expect((await blocksAt(installed.replace('    |', '    quorum: yes\n    |'))).items).toEqual([]);
  const session = await startSession(
    { 'file:///w/hosts.btc': `import "main.btc"\n${installed.slice(installed.indexOf('biztalkGroup'))}` },
    { folders: ['file:///w'], capabilities: pullingClient },
  );
  const alone = installed.slice(0, installed.indexOf('biztalkGroup'));
  const position = { line: 8, character: 4 };
  await session.open(uri, alone.replace('|', ''));
  const list = await session.request<CompletionList>('textDocument/completion', { textDocument: { uri }, position });
  expect(list.items.filter(({ detail }) => detail === 'block').map(({ label }) => label)).toEqual([
    'dtc with all that it depends on',
    'msmq with all that it depends on',
    'fileShare with all that it depends on',
  ]);
});
