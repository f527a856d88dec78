/** What completion offers at a cursor, and what it puts in. */
import { expect, test } from 'vitest';
import type { ClientCapabilities, CompletionItem, CompletionList } from 'vscode-languageserver/node';
import { applied, cursorIn, plainClient, pullingClient, startSession } from './session.ts';

const uri = 'file:///w/main.btc';

async function completions(
  marked: string,
  capabilities: ClientCapabilities = plainClient,
  others: Readonly<Record<string, string>> = {},
): Promise<{ readonly text: string; readonly items: readonly CompletionItem[] }> {
  const { text, position } = cursorIn(marked);
  const session = await startSession(others, { folders: ['file:///w'], capabilities });
  await session.open(uri, text);
  const list = await session.request<CompletionList | null>('textDocument/completion', {
    textDocument: { uri },
    position,
  });
  return { text, items: list?.items ?? [] };
}

async function labels(marked: string, others?: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { items } = await completions(marked, plainClient, others);
  return items.map(({ label }) => label);
}

/** The text with the item put in; `at` is where the stops of a snippet stay to be seen. */
async function completed(
  marked: string,
  label: string,
  capabilities?: ClientCapabilities,
): Promise<string | undefined> {
  const { text, items } = await completions(marked, capabilities);
  const edit = items.find((item) => item.label === label)?.textEdit;
  return edit && 'range' in edit ? applied({ [uri]: text }, { changes: { [uri]: [edit] } })[uri] : undefined;
}

const topLevel = ['domain', 'cluster', 'server', 'sso', 'biztalkGroup', 'import'];

test('the top level', async () => {
  expect(await labels('|')).toEqual([...topLevel.slice(0, -1), 'topology', 'import']);
  expect(await labels('topology "T"\n|')).toEqual(topLevel);
  expect(await labels('sso { }\nclus|')).toEqual(topLevel.filter((keyword) => keyword !== 'sso'));
  expect(await labels('cluster C { windows: 2008 }\n|\nserver S')).toEqual(topLevel);
});

test('properties that are not written yet, the required ones first, then declarations', async () => {
  expect(await labels('cluster C {\n  |\n}')).toEqual(['windows', 'type', 'fullControl', 'node', 'group']);
  expect(await labels('cluster C {\n  node N1 { iis: yes }\n  |\n  type: failover\n}')).toEqual([
    'windows',
    'fullControl',
    'node',
    'group',
  ]);
  expect(await labels('cluster C { windows: 2008\n  node N1\n  wi|\n}')).toEqual([
    'type',
    'fullControl',
    'node',
    'group',
  ]);
  expect(await labels('cluster C { group G { ip A { network: Public | } } }')).toEqual([
    'address',
    'possibleOwners',
    'netbios',
    'restart',
  ]);
  expect(await labels('cluster C { group G { ip A { restart { attempts: 3 | } } } }')).toEqual([
    'period',
    'failover',
    'retryAfter',
    'pendingTimeout',
  ]);
  expect(await labels('domain D { account A { | } }')).toEqual(['memberOf', 'rights']);
  expect(await labels('biztalkGroup B { host H { instance N { | } } }')).toEqual(['disabled']);
});

test('a block that is still open, in the middle of what follows', async () => {
  expect(await labels('cluster C {\n  windows: 2008\n  group G {\n    ip A {\n      |\n\nserver S\n')).toEqual([
    'address',
    'possibleOwners',
    'network',
    'netbios',
    'restart',
  ]);
});

test('words behind a name', async () => {
  expect(await labels('cluster C { group G { networkName N | } }')).toEqual(['dependsOn']);
  expect(await labels('biztalkGroup B { host H | }')).toEqual(['isolated']);
  expect(await labels('biztalkGroup B { adapter FTP { receive | } }')).toEqual(['in']);
  expect(await labels('cluster C { node N | }')).toEqual([]);
});

test('the words of an enumeration', async () => {
  expect(await labels('cluster C { type: | }')).toEqual(['failover', 'networkLoadBalancing']);
  expect(await labels('cluster C { type: fail| }')).toEqual(['failover', 'networkLoadBalancing']);
  expect(await labels('cluster C { node N { iis:| } }')).toEqual(['yes', 'no']);
  expect(await labels('domain D { account A { rights: | } }')).toEqual(['logOnAsService']);
});

const names = `cluster A {
  node N1
  node "N 2"
  group G { ip Address  networkName Name }
  group H { ip Other  networkName Name2 §depends }
  group I { §owners }
}
cluster B { node N3 }
server S
domain D { group "All Users" account acc { §member } }
sso { §sso }
biztalkGroup O { servers: §servers
  host R { instance §instance }
  adapter FTP { receive in §host }
}
`;

/** The cursor behind what replaces `§place`; the other places are empty. */
function place(name: string, typed: string): string {
  return names.replace(`§${name}`, `${typed}|`).replaceAll(/§\w+/g, '');
}

test('names of the wanted kind, the nearest first', async () => {
  expect(await labels(place('depends', 'dependsOn '))).toEqual(['Other']);
  expect(await labels(place('depends', 'dependsOn Other, '))).toEqual([]);
  expect(await labels(place('owners', 'preferredOwners: '))).toEqual(['N1', '"N 2"']);
  expect(await labels(place('owners', 'preferredOwners: N1, '))).toEqual(['"N 2"']);
  expect(await labels(place('servers', ''))).toEqual(['N1', '"N 2"', 'N3', 'S']);
  expect(await labels(place('instance', ''))).toEqual(['N1', '"N 2"', 'N3', 'S']);
  expect(await labels(place('host', ''))).toEqual(['R']);
  expect(await labels(place('member', 'memberOf: '))).toEqual(['"All Users"']);
});

test('a name that would be ambiguous is qualified; behind a dot stands what is in the block', async () => {
  const clusters = 'cluster A { group G { sqlServer Sql } }\ncluster B { group G { sqlServer Sql } }\n';
  expect(await labels(`${clusters}sso { database: | }`)).toEqual(['A.G.Sql', 'B.G.Sql']);
  expect(await labels(`${clusters}sso { database: B.| }`)).toEqual(['G']);
  expect(await labels(`${clusters}sso { database: b.g.S| }`)).toEqual(['Sql']);
  expect(await labels(`${clusters}sso { database: C.| }`)).toEqual([]);
});

test('names of imported files are offered, those of other files are not', async () => {
  const others = {
    'file:///w/parts.btc': 'domain D { group Imported }',
    'file:///w/inner/stray.btc': 'domain D { group Stray }',
  };
  expect(await labels('import "parts.btc"\ndomain E { account A { memberOf: | } }', others)).toEqual(['Imported']);
  expect(await labels('import |', others)).toEqual(['parts.btc', 'inner/stray.btc']);
});

test('adapters that the product brings are offered as names; other new names are free', async () => {
  expect(await labels('biztalkGroup B { adapter | }')).toContain('Base EDI');
  expect(await completed('biztalkGroup B { adapter | }', 'Base EDI')).toBe('biztalkGroup B { adapter "Base EDI" }');
  expect(await labels('cluster |')).toEqual([]);
  expect(await labels('topology |')).toEqual([]);
});

test('nothing is offered in a comment or a text', async () => {
  expect(await labels('cluster C { // a |\n}')).toEqual([]);
  expect(await labels('cluster C { /* a | */ }')).toEqual([]);
  expect(await labels('cluster C { group G { genericService S { service: "|" } } }')).toEqual([]);
  expect(await labels('cluster C { /* a */ ty| }')).toContain('type');
});

test('what is put in replaces the word, or the name in quotes, at the cursor', async () => {
  expect(await completed('cluster C { ty|pe }', 'type')).toBe('cluster C { type:  }');
  expect(await completed('cluster C { ty|: failover }', 'type')).toBe('cluster C { type: failover }');
  const text = 'domain D { group "All Users" account a { memberOf: "Al|l" } }';
  expect(await completed(text, '"All Users"')).toBe(text.replace('"Al|l"', '"All Users"'));
  expect(await completed(text.replace('"Al|l"', 'A|'), '"All Users"')).toBe(text.replace('"Al|l"', '"All Users"'));
});

test('a client that takes snippets gets stops where something has to be filled in', async () => {
  const snippet = async (marked: string, label: string): Promise<string | undefined> => {
    const { items } = await completions(marked, pullingClient);
    const item = items.find((candidate) => candidate.label === label);
    expect(item?.insertTextFormat).toBe(2);
    return item?.textEdit?.newText.replaceAll('$', '§');
  };
  expect(await snippet('cluster C { group G { ip A { | } } }', 'netbios')).toBe('netbios: §{1|yes,no|}');
  expect(await snippet('cluster C { group G { disk A { | } } }', 'drive')).toBe('drive: "§1"');
  expect(await snippet('cluster C { group G { | } }', 'ip')).toBe('ip §{1:NAME} { address: §2 }');
  expect(await snippet('cluster C { group G { | } }', 'networkName')).toBe('networkName §{1:NAME} dependsOn §2');
  expect(await snippet('cluster C { group G { | } }', 'biztalkHost')).toBe('biztalkHost §1');
  expect(await snippet('cluster C { | }', 'group')).toBe('group §{1:NAME} {\n  §0\n}');
  expect(await snippet('biztalkGroup B { adapter A { | } }', 'receive')).toBe('receive in §1');
  expect(await snippet('|', 'sso')).toBe('sso {\n  §0\n}');
  expect(await snippet('|', 'cluster')).toMatch(/^cluster §\{1:NAME\} \{\n {2}windows: §\{2\|2003,.*\|\}\n {2}§0\n\}$/);
});

test('a typed space calls for values and names only', async () => {
  const session = await startSession({});
  const triggered = async (marked: string): Promise<number | undefined> => {
    const { text, position } = cursorIn(marked);
    await session.open(uri, text);
    const list = await session.request<CompletionList | null>('textDocument/completion', {
      textDocument: { uri },
      position,
      context: { triggerKind: 2, triggerCharacter: ' ' },
    });
    return list?.items.length;
  };
  expect(await triggered('cluster C { type: | }')).toBe(2);
  expect(await triggered('cluster C { node N group G { preferredOwners: N, | } }')).toBe(0);
  expect(await triggered('cluster C { | }')).toBeUndefined();
});

test('each item says what it is', async () => {
  const { items } = await completions('cluster C { | }', pullingClient);
  const item = items.find(({ label }) => label === 'windows');
  expect(item).toMatchObject({
    kind: 10,
    detail: '2003 | 2008 | 2008R2 | 2012 | 2012R2 | 2016 | 2019 | 2022',
    documentation: { kind: 'markdown', value: expect.stringContaining('Required in a cluster.') },
  });
});

test('values where the file says nothing of the kind yet, and where it leaves nothing free', async () => {
  const ip = (rest: string) => `cluster C { windows: 2003 node N group G { ip A { ${rest} } } }`;
  expect(await labels(ip('network: |'))).toEqual(['Public']);
  expect(await labels(ip('restart { attempts: | }'))).toEqual(['0', '1', '2', '3', '5']);
  const letters = [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `disk D${letter} { drive: "${letter}:" }`).join(' ');
  expect(await labels(`cluster C { group G { ${letters} disk Last { drive: | } } }`)).toEqual([]);
});

test('owners are nodes of the cluster, and hosts to cluster those of its own servers before others', async () => {
  const file = (rest: string) => `cluster C { windows: 2008 node N1 node N2 group G { ${rest} } } server S
    biztalkGroup Near { servers: N1 host A { instance N1 } host B { instance N1 } adapter FTP { receive in B } }
    biztalkGroup Far { servers: S host F { instance S } }`;
  expect(await labels(file('disk D { possibleOwners: | }'))).toEqual(['N1', 'N2']);
  expect(await labels(file('preferredOwners: |'))).toEqual(['N1', 'N2']);
  expect(await labels(file('biztalkHost |'))).toEqual(['B', 'A', 'F']);
});
