/** What is offered about a rule beside the fixes of its findings: suppressing, severities, fixing all of it, its page. */
import { describe, expect, test } from 'vitest';
import type { ClientCapabilities, CodeAction } from 'vscode-languageserver/node';
import { applied, plainClient, pullingClient, startSession, type TestSession } from './session.ts';

const uri = 'file:///w/main.btc';
const other = 'file:///w/other.btc';
const settings = 'file:///w/btc.config.json';

/** What vscode-languageclient can do with actions. */
const editorClient: ClientCapabilities = {
  workspace: {
    ...pullingClient.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename'], snippetEditSupport: true },
  },
  textDocument: {
    ...pullingClient.textDocument,
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

const rulePage = 'btc-rule:/{code}.md';

const text = `cluster A {
  windows: 2008
    node A1
}

cluster B { windows: 2008  node B1 }
`;

interface Options {
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  readonly of?: string;
}

async function opened({ files = {}, capabilities = editorClient, of = text }: Options = {}) {
  const initializationOptions = capabilities === editorClient ? { rulePage } : undefined;
  const session = await startSession(files, { folders: ['file:///w'], capabilities, initializationOptions });
  await session.open(uri, of);
  return session;
}

function actionsAt(session: TestSession, line: number, character: number, file = uri): Promise<CodeAction[]> {
  const at = { line, character };
  return session.request('textDocument/codeAction', {
    textDocument: { uri: file },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
}

async function actionAt(session: TestSession, line: number, character: number, title: string, file = uri) {
  const action = (await actionsAt(session, line, character, file)).find((candidate) => candidate.title === title);
  if (!action) throw new Error(`Nothing is called "${title}".`);
  return action;
}

test('an editor that can do everything is offered everything, behind the fixes', async () => {
  const session = await opened();
  expect((await actionsAt(session, 0, 8)).map(({ title, kind }) => [title, kind])).toEqual([
    ['Add node A2', 'quickfix'],
    ['Fix all 2 findings of cluster-needs-two-nodes in this file', 'quickfix'],
    ['Suppress cluster-needs-two-nodes on this line', 'quickfix'],
    ['Turn cluster-needs-two-nodes off in btc.config.json', 'quickfix'],
    ['Set cluster-needs-two-nodes to warning in btc.config.json', 'quickfix'],
    ['Set cluster-needs-two-nodes to information in btc.config.json', 'quickfix'],
    ['Set cluster-needs-two-nodes to hint in btc.config.json', 'quickfix'],
    ['Show the page of cluster-needs-two-nodes', 'quickfix'],
    ['Extract A to a.btc', 'refactor.extract'],
  ]);
});

test('a plain client is offered what it can apply', async () => {
  const session = await opened({ capabilities: plainClient });
  expect((await actionsAt(session, 0, 8)).map(({ title }) => title)).toEqual([
    'Add node A2',
    'Suppress cluster-needs-two-nodes on this line',
  ]);
});

test('a syntax error has no rule to do anything about', async () => {
  const session = await opened({ of: 'cluster A {' });
  expect(await actionsAt(session, 0, 11)).toEqual([]);
});

test('the page is shown by the command of the client', async () => {
  const { command } = await actionAt(await opened(), 0, 8, 'Show the page of cluster-needs-two-nodes');
  expect(command).toMatchObject({ command: 'btc.showRule', arguments: ['cluster-needs-two-nodes'] });
});

describe('suppressing', () => {
  const title = 'Suppress cluster-needs-two-nodes on this line';

  test('leaves the cursor at the reason', async () => {
    const { edit } = await actionAt(await opened(), 0, 8, title);
    const start = { line: 0, character: 0 };
    const value = `// btc-disable-next-line cluster-needs-two-nodes -- \${1:reason}\n`;
    expect(edit).toEqual({
      documentChanges: [
        {
          textDocument: { uri, version: 1 },
          edits: [{ range: { start, end: start }, snippet: { kind: 'snippet', value } }],
        },
      ],
    });
  });

  test.each([
    [
      'above the line, with its indentation',
      'topology "T"\r\n  cluster A { windows: 2008  node N }\r\n',
      'topology "T"\r\n  // btc-disable-next-line cluster-needs-two-nodes --\r\n  cluster A { windows: 2008  node N }\r\n',
    ],
    [
      'in the comment that is there',
      '\n// btc-disable-next-line a-rule, b-rule -- why\n// More.\ncluster A { windows: 2008  node N }\n',
      '\n// btc-disable-next-line a-rule, b-rule, cluster-needs-two-nodes -- why\n// More.\ncluster A { windows: 2008  node N }\n',
    ],
    [
      'in the comment behind the line',
      '\ncluster A { windows: 2008  node N } // btc-disable-line a-rule -- why\n',
      '\ncluster A { windows: 2008  node N } // btc-disable-line a-rule, cluster-needs-two-nodes -- why\n',
    ],
  ])('goes %s', async (_, before, after) => {
    const session = await opened({ capabilities: plainClient, of: before });
    const line = before.split('\n').findIndex((one) => one.includes('cluster A'));
    const character = before.split('\n')[line]?.indexOf('A {') ?? 0;
    const { edit } = await actionAt(session, line, character, title);
    expect(applied({ [uri]: before }, edit ?? {})).toEqual({ [uri]: after });
    await session.change(uri, after);
    await session.settled();
    const codes = session.published.get(uri)?.diagnostics.map(({ code }) => code);
    expect(codes).not.toContain('cluster-needs-two-nodes');
  });

  test('is not offered for what is said of a suppression', async () => {
    const session = await opened({ of: '// btc-disable-next-line a-rule -- why\nserver S\n' });
    const titles = (await actionsAt(session, 0, 27)).map((action) => action.title);
    expect(titles).toContain('Turn unknown-rule off in btc.config.json');
    expect(titles).not.toContain('Suppress unknown-rule on this line');
  });
});

describe('severities', () => {
  test('are set in a new settings file in the folder of the workspace', async () => {
    const { edit } = await actionAt(await opened(), 0, 8, 'Set cluster-needs-two-nodes to hint in btc.config.json');
    const start = { line: 0, character: 0 };
    expect(edit).toEqual({
      documentChanges: [
        { kind: 'create', uri: settings, options: { ignoreIfExists: true } },
        {
          textDocument: { uri: settings, version: null },
          edits: [
            {
              range: { start, end: start },
              newText: '{\n  "rules": {\n    "cluster-needs-two-nodes": "hint"\n  }\n}\n',
            },
          ],
        },
      ],
    });
  });

  test('are set in the settings that hold for the file, as the editor has them', async () => {
    const session = await opened({ files: { [settings]: '{}' } });
    const unsaved = '{\n  // Ours.\n  "rules": {}\n}\n';
    await session.open(settings, unsaved);
    const { edit } = await actionAt(session, 0, 8, 'Turn cluster-needs-two-nodes off in btc.config.json');
    expect(applied({ [settings]: unsaved }, edit ?? {})).toEqual({
      [settings]: '{\n  // Ours.\n  "rules": {\n    "cluster-needs-two-nodes": "off"\n  }\n}\n',
    });
  });

  test('are not offered for a document without a folder where there are no settings', async () => {
    const session = await startSession({}, { capabilities: editorClient });
    const untitled = 'untitled:Untitled-1';
    await session.open(untitled, text);
    const titles = (await actionsAt(session, 0, 8, untitled)).map(({ title }) => title);
    expect(titles.filter((title) => title.includes('btc.config.json'))).toEqual([]);
  });
});

describe('all findings of a rule', () => {
  const resolve = (session: TestSession, action: CodeAction) =>
    session.request<CodeAction>('codeAction/resolve', action);

  test('are fixed in the file when the action is chosen', async () => {
    const session = await opened();
    const action = await actionAt(session, 0, 8, 'Fix all 2 findings of cluster-needs-two-nodes in this file');
    expect(action.edit).toBeUndefined();
    const { edit } = await resolve(session, action);
    expect(applied({ [uri]: text }, edit ?? {})).toEqual({
      [uri]: text
        .replace('    node A1\n', '    node A1\n    node A2\n')
        .replace('{ windows: 2008  node B1 }', '{\n  windows: 2008\n  node B1\n  node B2\n}'),
    });
  });

  test('are fixed in the workspace, and no other rule with them', async () => {
    const elsewhere = 'cluster C {\n  windows: 2008\n  windows: 2012\n  node C1\n}\n';
    const session = await opened({ files: { [other]: elsewhere } });
    const action = await actionAt(session, 5, 8, 'Fix all 3 findings of cluster-needs-two-nodes in the workspace');
    const { edit } = await resolve(session, action);
    expect(applied({ [uri]: text, [other]: elsewhere }, edit ?? {})).toMatchObject({
      [other]: elsewhere.replace('  node C1\n', '  node C1\n  node C2\n'),
    });
  });

  test('an action of somebody else comes back as it was', async () => {
    const session = await opened();
    const foreign: CodeAction = { title: 'Something', data: { fixRule: 1 } };
    expect(await resolve(session, foreign)).toEqual(foreign);
  });

  test('an action whose findings are gone comes back without an edit', async () => {
    const session = await opened();
    const action = await actionAt(session, 0, 8, 'Fix all 2 findings of cluster-needs-two-nodes in this file');
    await session.change(uri, 'server S\n');
    expect((await resolve(session, action)).edit).toBeUndefined();
  });
});

test('a code that no rule has is mended in the settings', async () => {
  const written = '{ "rules": { "sso-registry-replicatio": "off" } }';
  const session = await opened({ files: { [settings]: written } });
  const all = await actionsAt(session, 0, 20, settings);
  expect(all.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
    ['Change to sso-registry-replication', true],
    ['Remove sso-registry-replicatio', false],
  ]);
  expect(applied({ [settings]: written }, all[0]?.edit ?? {})).toEqual({
    [settings]: '{ "rules": { "sso-registry-replication": "off" } }',
  });
  expect(await actionsAt(session, 0, 3, settings)).toEqual([]);
});

test('an imported file that is missing is created by a client that can', async () => {
  const of = 'import "parts.btc"\n';
  const { edit } = await actionAt(await opened({ of }), 0, 10, 'Create the file');
  const start = { line: 0, character: 0 };
  expect(edit?.documentChanges).toEqual([
    { kind: 'create', uri: 'file:///w/parts.btc', options: { ignoreIfExists: true } },
    {
      textDocument: { uri: 'file:///w/parts.btc', version: null },
      edits: [{ range: { start, end: start }, newText: '// Declarations that other files import.\n' }],
    },
  ]);
  const plain = await opened({ of, capabilities: plainClient });
  expect((await actionsAt(plain, 0, 10)).map(({ title }) => title)).toEqual(['Suppress import-not-found on this line']);
});
