/** The shipped server as a process, over its real pipes and on a real disk. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  type CodeAction,
  type DocumentDiagnosticReport,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { bundle } from './bundles.ts';
import { applied, connect, pullingClient, type SessionOptions, short } from './session.ts';

let server: Awaited<ReturnType<typeof bundle>>;

beforeAll(async () => {
  server = await bundle('node');
});
afterAll(() => server.remove());

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'btc-workspace-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function start(options: SessionOptions, channel: 'stdio' | 'ipc' = 'stdio') {
  const child =
    channel === 'stdio'
      ? spawn(execPath, [server.file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
      : spawn(execPath, [server.file, '--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(() => {
    child.kill();
  });
  const { stdin, stdout } = child;
  const session = await connect(
    stdout ? new StreamMessageReader(stdout) : new IPCMessageReader(child),
    stdin ? new StreamMessageWriter(stdin) : new IPCMessageWriter(child),
    options,
  );
  return { ...session, exit };
}

const wrong = 'domain D { group Admins  account A { memberOf: Admns } }\n';
const right = wrong.replace('Admns', 'Admins');
const finding = '0:47 1 unresolved-reference';

test('a client that is sent diagnostics: finding, fix, no finding, and a proper end', async () => {
  const session = await start({});
  const uri = 'file:///nowhere/a.btc';
  await session.open(uri, wrong);
  await session.settled();
  const diagnostics = session.published.get(uri)?.diagnostics ?? [];
  expect(diagnostics.map(short)).toEqual([finding]);
  const [action] = await session.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostics[0]?.range,
    context: { diagnostics },
  });
  const after = applied({ [uri]: wrong }, action?.edit ?? {});
  expect(after).toEqual({ [uri]: right });
  await session.change(uri, after[uri] ?? '');
  await session.settled();
  expect(session.published.get(uri)).toEqual({ uri, version: 2, diagnostics: [] });
  await session.request('shutdown', {});
  await session.connection.sendNotification('exit');
  expect(await session.exit).toBe(0);
});

test('a client that asks for diagnostics: finding, fix, no finding, over the channel of VS Code', async () => {
  const session = await start({ capabilities: pullingClient }, 'ipc');
  const uri = 'file:///nowhere/a.btc';
  const pull = () =>
    session
      .request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } })
      .then((report) => (report.kind === 'full' ? report.items.map(short) : []));
  await session.open(uri, wrong);
  expect(await pull()).toEqual([finding]);
  const [action] = await session.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 0, character: 50 }, end: { line: 0, character: 50 } },
    context: { diagnostics: [] },
  });
  await session.change(uri, applied({ [uri]: wrong }, action?.edit ?? {})[uri] ?? '');
  expect(await pull()).toEqual([]);
  expect([...session.published]).toEqual([]);
});

test('the files of a folder on the disk, with what they import from beside it, and their settings', async () => {
  const folder = await folderWith({
    'work/main.btc': 'import "../parts/groups.btc"\ndomain E { account A { memberOf: Admins } }\n',
    'work/inner/a b.btc': wrong,
    'work/inner/btc.config.json': '{ "rules": { "unresolved-reference": "warning" } }',
    'work/node_modules/hidden.btc': wrong,
    'work/marked.btc': `\uFEFF${wrong}`,
    'parts/groups.btc': right,
  });
  const at = (name: string) => pathToFileURL(join(folder, name)).href;
  const session = await start({ folders: [at('work')] });
  await session.settled();
  const shown = () => Object.fromEntries([...session.published].map(([uri, of]) => [uri, of.diagnostics.map(short)]));
  expect(shown()).toEqual({
    [at('work/main.btc')]: [],
    [at('work/marked.btc')]: [finding],
    [at('parts/groups.btc')]: [],
    [at('work/inner/a b.btc')]: ['0:47 2 unresolved-reference'],
    [at('work/inner/btc.config.json')]: [],
  });
  await rename(join(folder, 'work/inner'), join(folder, 'work/moved'));
  await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [
      { uri: at('work/inner'), type: 3 },
      { uri: at('work/moved'), type: 1 },
    ],
  });
  await session.settled();
  expect(shown()).toEqual({
    [at('work/main.btc')]: [],
    [at('work/marked.btc')]: [finding],
    [at('parts/groups.btc')]: [],
    [at('work/inner/a b.btc')]: [],
    [at('work/inner/btc.config.json')]: [],
    [at('work/moved/a b.btc')]: ['0:47 2 unresolved-reference'],
    [at('work/moved/btc.config.json')]: [],
  });
});
