/** Which diagnostics a client is sent, when, and for which files. */
import { expect, test } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { short, startSession, type TestSession } from './session.ts';

const main = 'file:///w/main.btc';
const parts = 'file:///w/parts.btc';
const settings = 'file:///w/btc.config.json';

const account = 'domain D { account A { memberOf: G } }\n';
const group = 'domain E { group G }\n';
const unresolved = '0:33 1 unresolved-reference';

function shown({ published }: TestSession): Record<string, readonly string[]> {
  return Object.fromEntries([...published].map(([uri, { diagnostics }]) => [uri, diagnostics.map(short)]));
}

test('a document that is open gets its diagnostics, and others after each edit', async () => {
  const session = await startSession({});
  await session.open(main, account);
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [unresolved] });
  await session.change(main, `\n${account}`);
  await session.settled();
  expect(shown(session)).toEqual({ [main]: ['1:33 1 unresolved-reference'] });
  expect(session.published.get(main)?.version).toBe(2);
  await session.change(main, group);
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [] });
});

test('a diagnostic says all that the client can show', async () => {
  const session = await startSession(
    {},
    {
      capabilities: {
        textDocument: {
          publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1] } },
        },
      },
      initializationOptions: { rulePage: 'btc-rule:/{code}.md' },
    },
  );
  await session.open(main, 'domain D { group G  group g }\n');
  await session.settled();
  expect(session.published.get(main)?.diagnostics).toEqual([
    {
      range: { start: { line: 0, character: 26 }, end: { line: 0, character: 27 } },
      severity: 1,
      code: 'duplicate-name',
      codeDescription: { href: 'btc-rule:/duplicate-name.md' },
      source: 'btc',
      message: expect.any(String),
      relatedInformation: [
        {
          location: { uri: main, range: { start: { line: 0, character: 17 }, end: { line: 0, character: 18 } } },
          message: expect.any(String),
        },
      ],
    },
  ]);
});

test('a client that shows no related information gets none', async () => {
  const session = await startSession({}, { capabilities: {}, initializationOptions: 'nonsense' });
  await session.open(main, 'domain D { group G  group g }\n');
  await session.settled();
  const [diagnostic] = session.published.get(main)?.diagnostics ?? [];
  expect(Object.keys(diagnostic ?? {}).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
});

test('files of the workspace that are not open get diagnostics from the start', async () => {
  const session = await startSession(
    { [main]: account, [parts]: group, 'file:///elsewhere/other.btc': account },
    { folders: ['file:///w'] },
  );
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [unresolved], [parts]: [] });
});

test('a change in a file changes the diagnostics of a file that imports it', async () => {
  const session = await startSession(
    { [main]: `import "parts.btc"\n${account}`, [parts]: group },
    { folders: ['file:///w'] },
  );
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [], [parts]: [] });
  await session.open(parts, 'domain E { group H }\n');
  await session.settled();
  expect(shown(session)).toEqual({ [main]: ['1:33 1 unresolved-reference'], [parts]: [] });
});

test('an imported file outside of the workspace is read, and looked at only as a part', async () => {
  const outside = 'file:///elsewhere/other.btc';
  const session = await startSession(
    { [main]: `import "../elsewhere/other.btc"\n${account}`, [outside]: group },
    {
      folders: ['file:///w'],
    },
  );
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [], [outside]: [] });
  await session.open(main, account);
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [unresolved], [outside]: [] });
  await session.change(main, `import "../elsewhere/other.btc"\n${account}`);
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [], [outside]: [] });
});

test('closing a document brings back what is on the disk', async () => {
  const session = await startSession({ [main]: group }, { folders: ['file:///w'] });
  await session.open(main, account);
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [unresolved] });
  await session.close(main);
  await session.until(() => session.published.get(main)?.diagnostics.length === 0);
  expect(session.published.get(main)).toEqual({ uri: main, diagnostics: [] });
});

test('closing a document that is no file of the workspace takes its diagnostics away', async () => {
  const session = await startSession({ [parts]: group }, { folders: ['file:///w'] });
  const outside = 'file:///elsewhere/other.btc';
  const untitled = 'untitled:Untitled-1';
  await session.open(outside, account);
  await session.open(untitled, account);
  await session.settled();
  expect(shown(session)).toEqual({ [outside]: [unresolved], [untitled]: [unresolved], [parts]: [] });
  await session.close(outside);
  await session.close(untitled);
  await session.until(() => Object.values(shown(session)).every((diagnostics) => diagnostics.length === 0));
});

test('files that come, change and go on the disk are followed, alone and as folders', async () => {
  const session = await startSession({ [main]: account }, { folders: ['file:///w'] });
  const inFolder = 'file:///w/folder/inner.btc';
  const watched = async (...changes: (readonly [uri: string, type: 1 | 2 | 3])[]) => {
    await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([uri, type]) => ({ uri, type })),
    });
    await session.settled();
  };
  session.files.texts.set(parts, account);
  session.files.texts.set(inFolder, account);
  await watched([parts, 1], ['file:///w/folder', 1]);
  expect(shown(session)).toEqual({ [main]: [unresolved], [parts]: [unresolved], [inFolder]: [unresolved] });
  session.files.texts.set(main, group);
  await watched([main, 2]);
  expect(shown(session)).toEqual({ [main]: [], [parts]: [unresolved], [inFolder]: [unresolved] });
  session.files.texts.clear();
  await watched([parts, 3], ['file:///w/folder', 3]);
  expect(shown(session)).toEqual({ [main]: [], [parts]: [], [inFolder]: [] });
  await session.open(main, account);
  await watched([main, 3]);
  expect(shown(session)).toEqual({ [main]: [unresolved], [parts]: [], [inFolder]: [] });
  expect(session.log).toEqual([]);
});

test('a renamed file takes its diagnostics with it', async () => {
  const session = await startSession({ [main]: account }, { folders: ['file:///w'] });
  await session.settled();
  session.files.texts.delete(main);
  session.files.texts.set(parts, account);
  await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [
      { uri: main, type: 3 },
      { uri: parts, type: 1 },
    ],
  });
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [], [parts]: [unresolved] });
});

test('folders that are added to the workspace are searched, those taken out forgotten', async () => {
  const other = 'file:///v/other.btc';
  const session = await startSession(
    { [main]: account, [other]: account },
    { folders: ['file:///w'], capabilities: { workspace: { workspaceFolders: true } } },
  );
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [unresolved] });
  await session.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: 'file:///v', name: 'v' }], removed: [{ uri: 'file:///w', name: 'w' }] },
  });
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [], [other]: [unresolved] });
});

test('what tools keep in a workspace is not searched', async () => {
  const session = await startSession(
    { 'file:///w/node_modules/x.btc': account, 'file:///w/.git/x.btc': account, 'file:///w/a.b/x.btc': account },
    { folders: ['file:///w'] },
  );
  await session.settled();
  expect(shown(session)).toEqual({ 'file:///w/a.b/x.btc': [unresolved] });
});

test('the settings above a file hold for it, the nearest ones, and changes of them at once', async () => {
  const inner = 'file:///w/inner/inner.btc';
  const session = await startSession(
    { [main]: account, [inner]: account, [settings]: '{ "rules": { "unresolved-reference": "hint" } }' },
    { folders: ['file:///w'] },
  );
  const changed = async (uri: string, text: string | undefined) => {
    if (text === undefined) session.files.texts.delete(uri);
    else session.files.texts.set(uri, text);
    await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: text === undefined ? 3 : 2 }],
    });
    await session.settled();
  };
  const asHint = ['0:33 4 unresolved-reference'];
  await session.settled();
  expect(shown(session)).toEqual({ [main]: asHint, [inner]: asHint, [settings]: [] });
  await changed('file:///w/inner/btc.config.json', '{ "rules": { "unresolved-reference": "off" } }');
  expect(shown(session)).toMatchObject({ [main]: asHint, [inner]: [] });
  await changed(settings, undefined);
  expect(shown(session)).toMatchObject({ [main]: [unresolved], [inner]: [] });
});

test('mistakes in the settings are diagnostics of the settings file, until it is mended or gone', async () => {
  const session = await startSession(
    { [main]: group, [settings]: '{\n  "rules": { "duplicate-name": "loud" }\n}' },
    { folders: ['file:///w'] },
  );
  const diagnostics = (): PublishDiagnosticsParams | undefined => session.published.get(settings);
  const changed = async (text: string) => {
    session.files.texts.set(settings, text);
    await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: settings, type: 2 }],
    });
    await session.settled();
  };
  await session.settled();
  expect(diagnostics()?.diagnostics).toEqual([
    {
      range: { start: { line: 1, character: 31 }, end: { line: 1, character: 37 } },
      severity: 2,
      code: 'settings',
      source: 'btc',
      message: '"duplicate-name" must be "off", "error", "warning", "information" or "hint".',
    },
  ]);
  await changed('{ "rules": ');
  expect(diagnostics()?.diagnostics.map(short)).toEqual([expect.stringMatching(/^0:\d+ 2 settings$/)]);
  await changed('{}');
  expect(diagnostics()?.diagnostics).toEqual([]);
});

test('overrides hold for the files that their patterns match from the folder of the settings', async () => {
  const inner = 'file:///w/inner/inner.btc';
  const overrides = [{ files: ['inner/**'], rules: { 'unresolved-reference': 'off' } }];
  const session = await startSession(
    { [main]: account, [inner]: account, [settings]: JSON.stringify({ overrides }) },
    { folders: ['file:///w'] },
  );
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [unresolved], [inner]: [], [settings]: [] });
});

test('settings hold as they are typed, and go on to hold while they are half-typed', async () => {
  const session = await startSession({ [main]: account }, { folders: ['file:///w'] });
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [unresolved] });
  await session.open(settings, '{ "rules": { "unresolved-reference": "hint" } }');
  await session.settled();
  const asHint = ['0:33 4 unresolved-reference'];
  expect(shown(session)).toEqual({ [main]: asHint, [settings]: [] });
  await session.change(settings, '{ "rules": { "unresolved-reference": "hint", "');
  await session.settled();
  expect(shown(session)).toMatchObject({ [main]: asHint });
  await session.close(settings);
  await session.settled();
  expect(shown(session)).toMatchObject({ [main]: [unresolved] });
});

test('fast typing leaves the diagnostics of the last text', async () => {
  const session = await startSession({});
  await session.open(main, '');
  for (let index = 0; index <= account.length; index++) void session.change(main, account.slice(0, index));
  await session.settled();
  expect(session.published.get(main)).toMatchObject({ version: account.length + 2 });
  expect(shown(session)).toEqual({ [main]: [unresolved] });
});

test.each([true, false])(
  'a client that follows analyses (%s) is told which files were analysed',
  async (followsAnalyses) => {
    const session = await startSession(
      { [main]: `import "parts.btc"\n${account}`, [parts]: group, 'file:///w/alone.btc': group },
      { folders: ['file:///w'], initializationOptions: { followsAnalyses } },
    );
    const analysed: string[][] = [];
    session.connection.onNotification('btc/analysed', ({ uris }: { uris: string[] }) => {
      analysed.push([...uris].sort());
    });
    await session.open(parts, group);
    await session.settled();
    expect(analysed.at(-1)).toEqual(followsAnalyses ? [main, parts] : undefined);
  },
);

test('a request that is refused does not end the session', async () => {
  const session = await startSession({});
  const hover = () => session.request('textDocument/hover', { textDocument: { uri: main } });
  await expect(hover()).rejects.toThrow('The parameters of textDocument/hover are wrong at position');
  await session.open(main, account);
  await expect(hover()).rejects.toThrow('The parameters of textDocument/hover are wrong at position');
  await session.settled();
  expect(shown(session)).toEqual({ [main]: [unresolved] });
});
