/** What follows from names and dependencies: colours by meaning, links, names typed together, what starts before and after. */
import { expect, test } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentLink,
  LinkedEditingRanges,
  Range,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver/node';
import { cursorIn, pullingClient, startSession } from './session.ts';

const uri = 'file:///w/main.btc';
const folders = ['file:///w'];

async function sessionWith(text: string, others: Readonly<Record<string, string>> = {}) {
  const session = await startSession(others, { folders, capabilities: pullingClient });
  await session.open(uri, text);
  return session;
}

const coloured = `// c
domain D { group "A B" account a { memberOf: "A B", Missing  rights: logOnAsService } }
cluster C {
  windows: 2008
  node N
  group G { ip I { address: 10.0.0.1/24 } networkName X dependsOn C.G.I { kerberos: yes } biztalkHost H }
}
biztalkGroup B { servers: N host H isolated { instance N } adapter FTP { receive in H } }
`;

const legend = [
  'namespace',
  'class',
  'struct',
  'variable',
  'function',
  'interface',
  'parameter',
  'property',
  'enumMember',
];

/** Each token as its text and what it is. */
function tokensIn(text: string, data: readonly number[]): readonly string[] {
  const lines = text.split('\n');
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines_ = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    character = lines_ > 0 ? characters : character + characters;
    line += lines_;
    const word = (lines[line] ?? '').slice(character, character + length);
    found.push(`${word} ${legend[type]}${modifiers === 1 ? ' declared' : ''}`);
  }
  return found;
}

test('words are coloured by what they mean', async () => {
  const session = await sessionWith(coloured);
  expect(session.initialized.capabilities.semanticTokensProvider).toMatchObject({ legend: { tokenTypes: legend } });
  const { data } = await session.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } });
  expect(tokensIn(coloured, data)).toEqual([
    ...['D namespace declared', '"A B" class declared', 'a parameter declared', 'memberOf property', '"A B" class'],
    ...[
      'rights property',
      'logOnAsService enumMember',
      'C namespace declared',
      'windows property',
      'N struct declared',
    ],
    ...['G class declared', 'I variable declared', 'address property', 'X variable declared', 'C namespace', 'G class'],
    ...['I variable', 'kerberos property', 'yes enumMember', 'H function', 'B namespace declared', 'servers property'],
    ...['N struct', 'H function declared', 'N struct', 'FTP interface declared', 'H function'],
  ]);
  const range: Range = { start: { line: 4, character: 0 }, end: { line: 4, character: 8 } };
  const part = await session.request<SemanticTokens>('textDocument/semanticTokens/range', {
    textDocument: { uri },
    range,
  });
  expect(tokensIn(coloured, part.data)).toEqual(['N struct declared']);
});

test('after an edit only the difference is told', async () => {
  const session = await sessionWith(coloured);
  const textDocument = { uri };
  const first = await session.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  const edited = coloured.replace('node N\n', 'node N\n  node M\n');
  await session.change(uri, edited);
  const delta = await session.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
    textDocument,
    previousResultId: first.resultId,
  });
  const data = [...first.data];
  for (const { start, deleteCount, data: added = [] } of [...delta.edits].reverse()) {
    data.splice(start, deleteCount, ...added);
  }
  const whole = await session.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  expect(data).toEqual(whole.data);
  expect(delta.edits.flatMap(({ data: added = [] }) => added).length).toBeLessThan(20);
  const outdated = await session.request('textDocument/semanticTokens/full/delta', {
    textDocument,
    previousResultId: first.resultId,
  });
  expect(outdated).toMatchObject({ data: whole.data });
});

test('the paths of imports lead to files that are there', async () => {
  const parts = 'file:///w/inner/parts.btc';
  const session = await sessionWith('import "inner/parts.btc"\nimport "missing.btc"\nimport\n', { [parts]: '' });
  expect(await session.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } })).toEqual([
    { range: { start: { line: 0, character: 7 }, end: { line: 0, character: 24 } }, target: parts },
  ]);
});

async function linked(marked: string, others?: Readonly<Record<string, string>>): Promise<readonly string[] | null> {
  const { text, position } = cursorIn(marked);
  const session = await sessionWith(text, others);
  const found = await session.request<LinkedEditingRanges | null>('textDocument/linkedEditingRange', {
    textDocument: { uri },
    position,
  });
  return found ? found.ranges.map(({ start, end }) => `${start.line}:${start.character}-${end.character}`) : null;
}

test('a name is typed together with what refers to it, where all of that reads the same in one file', async () => {
  const text = 'cluster C { node N|1 group G {\n preferredOwners: N1 } }\nbiztalkGroup B { servers: N1 }';
  expect(await linked(text)).toEqual(['0:17-19', '1:18-20', '2:26-28']);
  expect(await linked(text.replace('servers: N1', 'servers: n1'))).toBeNull();
  expect(await linked('cluster C { node N|1 }')).toBeNull();
  expect(await linked('domain D { group "A| B" account a { memberOf: "A B" } }')).toBeNull();
  const other = { 'file:///w/other.btc': 'import "main.btc"\nbiztalkGroup O { servers: N1 }' };
  expect(await linked(text, other)).toBeNull();
  expect(await linked('clus|ter C { node N }')).toBeNull();
});

const group = `cluster C {
  node N
  group G {
    ip Address { address: 10.0.0.1/24 }
    networkName Name dependsOn Address
    disk Disk
    sqlServer Sql dependsOn Name, C.G.Disk
    biztalkHost H
  }
}
biztalkGroup B { host H { instance N } }
`;

/** What has to be online before the resource at the cursor, and what starts after it, each with where that is written. */
async function hierarchy(before: string, after: string) {
  const { text, position } = cursorIn(group.replace(before + after, `${before}|${after}`));
  const session = await sessionWith(text);
  const items = await session.request<CallHierarchyItem[] | null>('textDocument/prepareCallHierarchy', {
    textDocument: { uri },
    position,
  });
  const [item] = items ?? [];
  if (!item) return null;
  const textAt = ({ start, end }: Range) => (text.split('\n')[start.line] ?? '').slice(start.character, end.character);
  const incoming = await session.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
  const outgoing = await session.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
  return {
    item: `${item.name}, ${item.detail}, ${textAt(item.selectionRange)}`,
    starting: outgoing.map(({ to, fromRanges }) => `${to.name} (${fromRanges.map(textAt)})`),
    after: incoming.map(({ from, fromRanges }) => `${from.name} (${fromRanges.map(textAt)})`),
  };
}

test('dependencies are a hierarchy: what starts before a resource, and what after it', async () => {
  expect(await hierarchy('dependsOn Na', 'me, C')).toEqual({
    item: 'Name, Network Name in C.G, Name',
    starting: ['Address (Address)'],
    after: ['Sql (Name)', 'H (H)'],
  });
  expect(await hierarchy('sqlServer S', 'ql')).toEqual({
    item: 'Sql, SQL Server in C.G, Sql',
    starting: ['Name (Name)', 'Disk (C.G.Disk)'],
    after: [],
  });
  expect(await hierarchy('biztalkGroup B { host ', 'H')).toEqual({
    item: 'H, clustered BizTalk host in C.G, H',
    starting: ['Name (H)'],
    after: [],
  });
  expect(await hierarchy('node ', 'N')).toBeNull();
  expect(await hierarchy('bizt', 'alkGroup')).toBeNull();
});
