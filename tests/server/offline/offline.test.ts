/** No network, no telemetry, no other programs: watched while server and command line work, and read from what is bundled. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundles } from '../../../scripts/build.ts';
import { root } from '../../../scripts/root.ts';
import { bundle } from '../bundles.ts';
import { createFolder, type Folder } from '../cli/folder.ts';
import { open, startRaw, uri } from '../protocol/raw-client.ts';
import { notifications, requests } from '../protocol/requests.ts';

const hook = fileURLToPath(new URL('./hook.cjs', import.meta.url));
let server: Awaited<ReturnType<typeof bundle>>;
let commandLine: string;

beforeAll(async () => {
  server = await bundle('node');
  commandLine = join(server.file, '../../cli/btc.cjs');
}, 60_000);
afterAll(() => server.remove());

const watching = ['--require', hook];

/** What programs in this folder attempt is written down there. */
const environment = (folder: Folder) => ({ ...process.env, BTC_ATTEMPTS: join(folder.path, 'attempts') });

async function attemptsIn(folder: Folder): Promise<readonly string[]> {
  const attempts = await readFile(join(folder.path, 'attempts'), 'utf8').catch(() => '');
  return attempts.split('\n').filter((line) => line !== '');
}

/** Runs a program that is watched; @returns its exit code and what it attempted */
async function watched(folder: Folder, ...args: readonly string[]) {
  const { status, stderr } = spawnSync(execPath, [...watching, ...args], {
    cwd: folder.path,
    encoding: 'utf8',
    env: environment(folder),
  });
  return { status, stderr, attempts: await attemptsIn(folder) };
}

const text = await readFile(join(root, 'examples/four-computers.btc'), 'utf8');

test('the watch sees every attempt', async () => {
  const folder = await createFolder({});
  const program = `
    const attempt = (act) => { try { Promise.resolve(act()).catch(() => {}); } catch {} };
    attempt(() => require('net').connect(80, '127.0.0.1'));
    attempt(() => new (require('net').Socket)().connect(80));
    attempt(() => require('http').get('http://127.0.0.1'));
    attempt(() => require('dns').lookup('localhost', () => {}));
    attempt(() => require('dgram').createSocket('udp4'));
    attempt(() => require('child_process').execSync('true'));
    attempt(() => fetch('http://127.0.0.1'));
  `;
  const { attempts } = await watched(folder, '--eval', program);
  expect(attempts).toEqual(['connect', 'connect', 'get', 'lookup', 'createSocket', 'execSync', 'fetch']);
});

test('the server reaches for nothing, whatever it is asked', async () => {
  const folder = await createFolder({ 'a.btc': text, 'btc.config.json': '{ "rules": {} }' });
  const client = startRaw(server.file, watching, environment(folder));
  const rootUri = pathToFileURL(folder.path).href;
  await client.ask('initialize', { processId: null, rootUri, capabilities: { textDocument: { diagnostic: {} } } });
  client.notify('initialized', {});
  open(client, uri, text);
  const answers = await Promise.all(Object.entries(requests).map(([method, params]) => client.ask(method, params)));
  for (const [method, params] of Object.entries(notifications)) client.notify(method, params);
  await client.ask('shutdown');
  client.notify('exit');
  expect({ exit: await client.exit, attempts: await attemptsIn(folder), log: client.log() }).toEqual({
    exit: 0,
    attempts: [],
    log: [],
  });
  expect(answers.filter(({ result }) => result === undefined)).toEqual([]);
});

test('no command of the command line reaches for anything', async () => {
  const commands: readonly (readonly string[])[] = [
    ['check', 'a.btc'],
    ['check', '--format', 'sarif', '.'],
    ['fix', 'a.btc'],
    ['format', '--check', 'a.btc'],
    ['runbook', 'a.btc'],
    ['simulate', 'a.btc'],
    ['export', 'a.btc'],
    ['--help'],
    ['--version'],
  ];
  const folder = await createFolder({ 'a.btc': text });
  for (const command of commands) {
    const { status, stderr, attempts } = await watched(folder, commandLine, ...command);
    expect({ command, status, stderr, attempts }).toEqual({
      command,
      status: 0,
      stderr: expect.any(String),
      attempts: [],
    });
  }
});

/** Node's modules that reach the network or run programs. */
const reaching = /^(?:node:)?(net|tls|dgram|dns|http|https|http2|child_process|inspector|dns\/promises)$/;

test('what is bundled can reach for nothing, but for the channel between editor and server', async () => {
  const found: Record<string, readonly string[]> = {};
  const programs = ['server/main.node.ts', 'server/cli/main.ts'].map((entry) => ({
    entryPoints: [entry],
    outfile: entry,
    platform: 'node' as const,
    mainFields: ['module', 'main'],
  }));
  for (const one of [...programs, ...bundles]) {
    const { metafile } = await build({
      ...one,
      bundle: true,
      write: false,
      metafile: true,
      absWorkingDir: root,
      plugins: [],
      logLevel: 'error',
    });
    const reached = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
      imports
        .filter(({ external, path }) => external && reaching.test(path))
        .map(({ path }) => `${path.replace('node:', '')} in ${file.replace('node_modules/', '')}`),
    );
    if (reached.length > 0) found[String(one.outfile)] = [...new Set(reached)].sort();
  }
  expect(found).toEqual({
    // The client starts the server, and the library has sockets beside the channel that the extension uses.
    'dist/client/extension.cjs': [
      'child_process in vscode-languageclient/lib/node/main.js',
      'child_process in vscode-languageclient/lib/node/processes.js',
      'net in vscode-jsonrpc/lib/node/main.js',
    ],
    // Sockets where an editor asks for them by `--socket` or `--pipe`; what runs programs there is called by nobody.
    'server/main.node.ts': [
      'child_process in vscode-languageserver/lib/node/files.js',
      'net in vscode-jsonrpc/lib/node/main.js',
    ],
  });
});
