/** From names to declarations and back: definition, references, highlights, rename. */
import { expect, test } from 'vitest';
import type { DocumentHighlight, Location, LocationLink, Range, WorkspaceEdit } from 'vscode-languageserver/node';
import { applied, cursorIn, pullingClient, startSession, type TestSession } from './session.ts';

const uri = 'file:///w/main.btc';
const folders = ['file:///w'];

const clusters = `cluster A {
  windows: 2008
  node "N 1"
  node N2
  group G {
    ip Address { address: 10.0.0.1/24 possibleOwners: "n 1", N2 }
    networkName Name dependsOn Address
    biztalkHost Receive dependsOn Name
    genericService S dependsOn a.g.Name, RECEIVE
  }
}
cluster B { windows: 2008 node N3 node N4 group G { networkName Name } }
biztalkGroup O {
  version: 2009 edition: enterprise
  servers: "N 1", N2
  host Receive { instance N2 }
  adapter FTP { receive in receive }
}
`;

/** The session with the text open in which the cursor stands, and what to ask at the cursor. */
async function at(marked: string, others: Readonly<Record<string, string>> = {}, capabilities = pullingClient) {
  const { text, position } = cursorIn(marked);
  const session = await startSession(others, { folders, capabilities });
  await session.open(uri, text);
  return { session, text, params: { textDocument: { uri }, position } };
}

/** The text with the cursor behind the first `before` that is followed by `after`. */
function mark(text: string, before: string, after: string): string {
  const index = text.indexOf(before + after);
  if (index < 0) throw new Error(`There is no ${before + after}.`);
  return `${text.slice(0, index + before.length)}|${text.slice(index + before.length)}`;
}

function textAt(text: string, { start, end }: Range): string {
  const lines = text.split('\n');
  return `${start.line + 1}: ${(lines[start.line] ?? '').slice(start.character, end.character)}`;
}

test.each([
  ['a plain name', 'dependsOn Addr', 'ess', '6: Address'],
  ['the end of a name', 'dependsOn Address', '\n', '6: Address'],
  ['the beginning of a name in quotes, in another case', 'possibleOwners: ', '"n 1"', '3: "N 1"'],
  ['a space in a name in quotes', '"n', ' 1"', '3: "N 1"'],
  ['the first segment of a chain', 'dependsOn ', 'a.g.Name', '1: A'],
  ['a segment in the middle', 'a.', 'g.Name', '5: G'],
  ['the last segment', 'a.g.', 'Name', '7: Name'],
  ['the resource of a clustered host', 'RECEI', 'VE', '8: Receive'],
  ['the host that a resource is named by', 'biztalkHost Rec', 'eive', '16: Receive'],
  ['the computer of an instance', 'instance ', 'N2', '4: N2'],
  ['the host of a handler', 'in rec', 'eive', '16: Receive'],
  ['a declaration itself', 'node N', '2', '4: N2'],
])('the definition of %s', async (_, before, after, expected) => {
  const { session, text, params } = await at(mark(clusters, before, after));
  const links = await session.request<LocationLink[]>('textDocument/definition', params);
  expect(links.map((link) => textAt(text, link.targetSelectionRange))).toEqual([expected]);
});

test.each([
  ['a keyword', 'clus', 'ter A'],
  ['a key', 'wind', 'ows'],
  ['a word that is no reference', 'edition: enter', 'prise'],
  ['a brace', 'A ', '{'],
])('%s has no definition', async (_, before, after) => {
  const { session, params } = await at(mark(clusters, before, after));
  expect(await session.request('textDocument/definition', params)).toBeNull();
});

test('a definition is found in an imported file; the path of an import leads to the file', async () => {
  const parts = 'file:///w/inner/parts.btc';
  const others = { [parts]: 'domain D {\n  group G\n}\n' };
  const text = 'import "inner\\parts.btc"\ndomain E { account A { memberOf: G } }\n';
  const name = await at(mark(text, 'memberOf: ', 'G'), others, {});
  expect(await name.session.request<Location[]>('textDocument/definition', name.params)).toEqual([
    { uri: parts, range: { start: { line: 1, character: 8 }, end: { line: 1, character: 9 } } },
  ]);
  const path = await at(mark(text, 'inn', 'er'), others, {});
  expect(await path.session.request<Location[]>('textDocument/definition', path.params)).toEqual([
    { uri: parts, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
  ]);
});

async function referencesOf(session: TestSession, params: object, includeDeclaration: boolean) {
  return session.request<Location[]>('textDocument/references', { ...params, context: { includeDeclaration } });
}

test('references are found from the declaration and from any of them, with and without the declaration', async () => {
  const all = ['3: "N 1"', '6: "n 1"', '15: "N 1"'];
  for (const [before, after] of [
    ['node "N', ' 1"'],
    ['servers: ', '"N 1"'],
  ] as const) {
    const { session, text, params } = await at(mark(clusters, before, after));
    const found = await referencesOf(session, params, true);
    expect(found.map(({ range }) => textAt(text, range))).toEqual(all);
    expect((await referencesOf(session, params, false)).length).toBe(2);
  }
});

test('a host and its resource are one name', async () => {
  const expected = ['16: Receive', '8: Receive', '9: RECEIVE', '17: receive'];
  for (const [before, after] of [
    ['host Rec', 'eive'],
    ['RECEI', 'VE'],
    ['biztalkHost ', 'Receive'],
  ] as const) {
    const { session, text, params } = await at(mark(clusters, before, after));
    const found = await referencesOf(session, params, true);
    expect(found.map(({ range }) => textAt(text, range))).toEqual(expected);
  }
});

test('references in other files are found, highlights are those of the file', async () => {
  const parts = 'file:///w/parts.btc';
  const { session, params } = await at(mark('domain D { group G account A { memberOf: G } }', 'group ', 'G'), {
    [parts]: 'import "main.btc"\ndomain E { account B { memberOf: d.g } }',
  });
  const range = (line: number, start: number): Range => ({
    start: { line, character: start },
    end: { line, character: start + 1 },
  });
  expect(await referencesOf(session, params, true)).toEqual([
    { uri, range: range(0, 17) },
    { uri: parts, range: range(1, 35) },
    { uri, range: range(0, 41) },
  ]);
  expect(await session.request<DocumentHighlight[]>('textDocument/documentHighlight', params)).toEqual([
    { range: range(0, 17), kind: 3 },
    { range: range(0, 41), kind: 2 },
  ]);
});

/** The text after renaming at the cursor, or the message of the refusal. */
async function renamed(marked: string, newName: string, others: Readonly<Record<string, string>> = {}) {
  const { session, text, params } = await at(marked, others);
  try {
    const edit = await session.request<WorkspaceEdit>('textDocument/rename', { ...params, newName });
    return applied({ ...others, [uri]: text }, edit);
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

test('a rename changes the declaration and every reference, in all files, with quotes where they are needed', async () => {
  const parts = 'file:///w/parts.btc';
  const text = 'domain D { group G account A { memberOf: G } }';
  const other = 'import "main.btc"\ndomain E { account B { memberOf: d.g } }';
  expect(await renamed(mark(text, 'memberOf: ', 'G'), 'SSO Administrators', { [parts]: other })).toEqual({
    [uri]: 'domain D { group "SSO Administrators" account A { memberOf: "SSO Administrators" } }',
    [parts]: 'import "main.btc"\ndomain E { account B { memberOf: d."SSO Administrators" } }',
  });
});

test('a rename takes quotes away, and the name may be typed in quotes', async () => {
  const text = 'domain D { group "A B" account A { memberOf: "A B" } }';
  const expected = { [uri]: 'domain D { group AB account A { memberOf: AB } }' };
  expect(await renamed(mark(text, '"A', ' B"'), ' AB ')).toEqual(expected);
  expect(await renamed(mark(text, '"A', ' B"'), '"AB"')).toEqual(expected);
});

test('a rename of a host takes its resource and what depends on that with it', async () => {
  const result = await renamed(mark(clusters, 'RECEI', 'VE'), 'Send');
  expect(result).toEqual({ [uri]: clusters.replaceAll(/\breceive\b(?! in)/gi, 'Send') });
});

test.each([
  ['an empty name', 'node N', '2', ' ', "A name can't be empty."],
  ['a quotation mark', 'node N', '2', 'a"b', "A name can't hold a quotation mark or a line break."],
  ['a line break', 'node N', '2', 'a\nb', "A name can't hold a quotation mark or a line break."],
  ['the name of a sibling', 'node N', '2', 'n 1', 'Something in the same block is called n 1 already.'],
])('a rename refuses %s', async (_, before, after, newName, expected) => {
  expect(await renamed(mark(clusters, before, after), newName)).toEqual(expected);
});

test('a rename refuses a name that another reference would find first', async () => {
  const text = 'cluster A {\n  group G { ip Y  networkName N dependsOn X }\n  group H { ip X }\n}\n';
  expect(await renamed(mark(text, 'ip ', 'Y'), 'x')).toBe(
    'With the name x, X in line 2 of main.btc would mean something else.',
  );
});

test.each([
  [
    'a computer of another cluster',
    mark(clusters, 'node N', '3'),
    'n2',
    "The name n2 is taken. There is already a node N2 in A. Two computers can't have one name, and references find only the first.",
  ],
  [
    'a domain of another file',
    'import "parts.btc"\ndomain |D { }\n',
    'E',
    "The name E is taken. There is already a domain E. References can't tell the two apart, and find only the first.",
  ],
  [
    'something on the network',
    mark(clusters, 'node N', '3'),
    'Name',
    "The name Name is taken. The name Name is also that of node Name. Names on a network are unique, so the Network Name can't come online while the other is up.",
  ],
])('a rename refuses the name of %s', async (_, marked, newName, expected) => {
  expect(await renamed(marked, newName, { 'file:///w/parts.btc': 'domain E { }\n' })).toBe(expected);
});

test('a name that is taken twice already may be given to neither, but does not hold up other names', async () => {
  const text = 'cluster A { node N1 }\ncluster B { node N1 }\nserver S1\n';
  expect(await renamed(mark(text, 'server ', 'S1'), 'N1')).toMatch('The name N1 is taken.');
  expect(await renamed(mark(text, 'server ', 'S1'), 'S2')).toEqual({ [uri]: text.replace('S1', 'S2') });
});

test('a rename leaves columns aligned in a file that is in form, and other files as they are', async () => {
  const parts = 'file:///w/parts.btc';
  const text = `import "parts.btc"

cluster C {
  node N1        { messageQueuing: yes }
  node LongerOne { messageQueuing: yes }
}
`;
  const other = 'sso { masterSecretServer:   N1 }\n';
  expect(await renamed(mark(text, 'node N', '1'), 'TheLongestOne', { [parts]: `import "main.btc"\n${other}` })).toEqual(
    {
      [uri]: text.replace('N1        {', 'TheLongestOne {').replace('LongerOne {', 'LongerOne     {'),
      [parts]: `import "main.btc"\n${other.replace('N1', 'TheLongestOne')}`,
    },
  );
});

test('what can be renamed is offered without its quotes', async () => {
  const { session, params } = await at(mark(clusters, '"n', ' 1"'));
  expect(await session.request('textDocument/prepareRename', params)).toEqual({
    range: { start: { line: 5, character: 54 }, end: { line: 5, character: 59 } },
    placeholder: 'N 1',
  });
  const keyword = await at(mark(clusters, 'clus', 'ter A'));
  expect(await keyword.session.request('textDocument/prepareRename', keyword.params)).toBeNull();
});
