/** What the editor shows of a file besides its diagnostics: hover, outline, folds, selections. */
import { expect, test } from 'vitest';
import type {
  ClientCapabilities,
  DocumentSymbol,
  FoldingRange,
  Hover,
  SelectionRange,
  SymbolInformation,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { cursorIn, plainClient, pullingClient, startSession } from './session.ts';

const uri = 'file:///w/main.btc';

async function sessionWith(text: string, capabilities: ClientCapabilities = pullingClient) {
  const session = await startSession({}, { folders: ['file:///w'], capabilities });
  await session.open(uri, text);
  return session;
}

async function hover(marked: string, capabilities?: ClientCapabilities): Promise<string | null> {
  const { text, position } = cursorIn(marked);
  const session = await sessionWith(text, capabilities);
  const result = await session.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position });
  if (!result) return null;
  return typeof result.contents === 'object' && 'value' in result.contents ? result.contents.value : 'other';
}

test('hovering a keyword, a key and a word tells what they mean', async () => {
  expect(await hover('clu|ster C { }')).toBe(
    '```btc\ncluster\n```\n\nA Windows Server cluster: its nodes and its groups.\n\nProperties: `windows`, `type`, `fullControl`.',
  );
  const windows =
    '```btc\nwindows: 2003 | 2008 | 2008R2 | 2012 | 2012R2 | 2016 | 2019 | 2022\n```\n\n' +
    'The Windows Server version of every node.\n\nRequired in a cluster.';
  expect(await hover('cluster C { win|dows: 2008 }')).toBe(windows);
  expect(await hover('cluster C { windows: 200|8 }')).toBe(windows);
  expect(await hover('cluster C { type: fail|over }')).toContain('type: failover | networkLoadBalancing');
  expect(await hover('cluster C { group G { ip A depends|On B } }')).toContain('comes online');
});

test('hovering a name shows what it refers to, and where that is', async () => {
  const text =
    'cluster C {\n  group G {\n    networkName N\n      dependsOn A { name: X }\n    entsso E dependsOn |n\n  }\n}\n';
  expect(await hover(text)).toMatch(
    /^```btc\nnetworkName N dependsOn A\nin group G\n```\n\nA Network Name resource: the name under which clients reach the group\.\n\n- /,
  );
  expect(await hover('cluster "|A B" { }')).toMatch(
    /^```btc\ncluster "A B"\n```\n\nA Windows Server cluster: its nodes and its groups\.\n\n- /,
  );
});

test('nothing is shown where there is nothing to say', async () => {
  expect(await hover('cluster C { // com|ment\n}')).toBeNull();
  expect(await hover('cluster C { type: failover |\n}')).toBeNull();
  expect(await hover('domain D { account A { memberOf: Miss|ing } }')).toBeNull();
  expect(await hover('cluster C { unkn|own: 1 }')).toBeNull();
});

test('a name cannot break out of its frame; a client without Markdown gets plain text', async () => {
  expect(await hover('cluster "`|```" { }')).toMatch(/^`````btc\ncluster "````"\n`````\n/);
  expect(await hover('cluster C { windows: |2008 }', plainClient)).toBe(
    'windows: 2003 | 2008 | 2008R2 | 2012 | 2012R2 | 2016 | 2019 | 2022\n\n' +
      'The Windows Server version of every node.\n\nRequired in a cluster.',
  );
});

const outlined = `domain D { group G account A }
cluster C {
  node N
  group G2 { ip I { restart { attempts: 3 } } biztalkHost H }
}
sso { }
biztalkGroup B {
  host H { instance N }
  adapter FTP { receive in H }
}
cluster
`;

interface Outline {
  readonly [name: string]: Outline;
}

test('the outline has every declaration in its block', async () => {
  const session = await sessionWith(outlined);
  const symbols = await session.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  const outline = (of: readonly DocumentSymbol[]): Outline =>
    Object.fromEntries(of.map(({ name, detail, children }) => [`${detail} ${name}`, outline(children ?? [])]));
  expect(outline(symbols)).toEqual({
    'domain D': { 'domain group G': {}, 'account A': {} },
    'cluster C': { 'node N': {}, 'group G2': { 'IP Address I': {}, 'clustered BizTalk host H': {} } },
    'sso block sso': {},
    'BizTalk group B': {
      'host H': { 'host instance N': {} },
      'adapter FTP': { 'adapter handler receive in H': {} },
    },
    'cluster cluster': {},
  });
});

test('a client that cannot nest gets a flat outline', async () => {
  const session = await sessionWith('domain D { group G }', plainClient);
  const symbols = await session.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument: { uri } });
  expect(symbols.map(({ name, containerName }) => [name, containerName])).toEqual([
    ['D', undefined],
    ['G', 'D'],
  ]);
});

test('declarations are found in the whole workspace by letters of their name', async () => {
  const other = 'file:///w/other.btc';
  const session = await startSession(
    { [uri]: 'cluster BTSCLU { node BTS01 node BTS02 }', [other]: 'cluster SQLCLU { node SQL01 }' },
    { folders: ['file:///w'] },
  );
  const found = await session.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'sl' });
  expect(found.map(({ name, containerName, location }) => [name, containerName, location])).toEqual([
    ['BTSCLU', 'cluster', { uri, range: { start: { line: 0, character: 8 }, end: { line: 0, character: 14 } } }],
    ['SQLCLU', 'cluster', { uri: other, range: { start: { line: 0, character: 8 }, end: { line: 0, character: 14 } } }],
    [
      'SQL01',
      'node in SQLCLU',
      { uri: other, range: { start: { line: 0, character: 22 }, end: { line: 0, character: 27 } } },
    ],
  ]);
});

test('blocks and comments fold', async () => {
  const session = await sessionWith(`// a
// b

// c
cluster C {
  node N {
    iis: yes
  }
  group G { ip A }
  /* x
     y */
  windows:
    2008
}
`);
  const ranges = await session.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
  expect(ranges).toEqual([
    { startLine: 4, endLine: 12 },
    { startLine: 5, endLine: 6 },
    { startLine: 0, endLine: 1, kind: 'comment' },
    { startLine: 9, endLine: 10, kind: 'comment' },
  ]);
});

test('a selection grows from the word to the file', async () => {
  const { text, position } = cursorIn('cluster C {\n  node N { iis: ye|s }\n}\n');
  const session = await sessionWith(text);
  const [first] = await session.request<SelectionRange[]>('textDocument/selectionRange', {
    textDocument: { uri },
    positions: [position],
  });
  const lines: string[] = [];
  for (let at = first; at; at = at.parent) {
    const { start, end } = at.range;
    lines.push(`${start.line}:${start.character}-${end.line}:${end.character}`);
  }
  expect(lines).toEqual(['1:16-1:19', '1:11-1:19', '1:2-1:21', '0:0-2:1', '0:0-3:0']);
});
