/** The bundled program as a process of its own, on the oldest Node that it runs on. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { buildPrograms } from '../../../scripts/programs.ts';
import { createFolder } from './folder.ts';

/** The machine's own Node, which may be older than the one that the tests run on. */
const node = ['/usr/bin/node', '/usr/local/bin/node'].find(existsSync) ?? process.execPath;
let bundleFolder: string;
let btc: string;

beforeAll(async () => {
  bundleFolder = await mkdtemp(join(tmpdir(), 'btc-bundle-'));
  btc = join(bundleFolder, 'cli', 'btc.cjs');
  await buildPrograms(bundleFolder);
});
test('explains a rule from the pages beside it', async () => {
  await cp(new URL('../../../language/docs/rules', import.meta.url), join(bundleFolder, 'rules'), { recursive: true });
  const { status, stdout, stderr } = run(tmpdir(), 'explain', 'dtc-not-clustered');
  expect({ status, stderr, title: stdout.split('\n', 1) }).toEqual({
    status: 0,
    stderr: '',
    title: ['# dtc-not-clustered'],
  });
});

afterAll(() => rm(bundleFolder, { recursive: true, force: true }));

function run(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(node, [btc, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined },
  });
  return { status, stdout, stderr };
}

const faulty = 'cluster A {\n  windows: 2008\n  node N1\n}\n';

test('checks files, finds patterns and folders, and exits as documented', async () => {
  const folder = await createFolder({ 'a.btc': faulty, 'sub/b.btc': '' });
  const stdout = `a.btc:1:9 error cluster-needs-two-nodes Cluster A has only one node. When N1 fails, there is no other to fail over to.
1 | cluster A {
  |         ~

1 error in 2 files.
`;
  expect(run(folder.path, 'check', '**/*.btc')).toEqual({ status: 1, stdout, stderr: '' });
  expect(run(folder.path, 'check', '.')).toEqual({ status: 1, stdout, stderr: '' });
  expect(run(folder.path, 'check', 'sub')).toEqual({ status: 0, stdout: 'No problems in 1 file.\n', stderr: '' });
  expect(run(folder.path, 'check', 'gone.btc').status).toBe(2);
  expect(run(folder.path, 'check').status).toBe(2);
});

test('has its version', async () => {
  expect(run(tmpdir(), '--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

test('reads an example and prints its runbook', async () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  expect(run(root, 'check', 'examples/four-computers.btc')).toEqual({
    status: 0,
    stdout: 'No problems in 1 file.\n',
    stderr: '',
  });
  const { status, stdout } = run(root, 'runbook', 'examples/four-computers.btc', '--format', 'json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ title: expect.stringContaining('Contoso order integration') });
});

/** More problems than a pipe holds. */
const many = Array.from({ length: 400 }, (_, index) => faulty.replace('A', `A${index}`).replace('N1', `B${index}`));

test('writes all of a long output to a pipe before it ends', async () => {
  const folder = await createFolder({ 'a.btc': many.join('') });
  const child = spawn(node, [btc, 'check', 'a.btc', '--format', 'json'], { cwd: folder.path });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const [status] = await once(child, 'close');
  expect(status).toBe(1);
  expect(stdout.length).toBeGreaterThan(2 ** 16);
  expect(JSON.parse(stdout).files[0].diagnostics.length).toBe(many.length);
});

test('a reader that closes the pipe early is no error', async () => {
  const folder = await createFolder({ 'a.btc': many.join('') });
  const child = spawn(node, [btc, 'check', 'a.btc'], { cwd: folder.path });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [status] = await once(child, 'close');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the watching with what the last check says', async (signal) => {
  const folder = await createFolder({ 'a.btc': faulty });
  const child = spawn(node, [btc, 'check', 'a.btc', '--watch'], { cwd: folder.path });
  let stderr = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (stderr.endsWith('Waiting for changes.\n')) child.kill(signal);
  });
  expect(await once(child, 'close')).toEqual([1, null]);
});

/** Enough for several threads to have something to do. */
const several = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [
    `${index}.btc`,
    `// ${'-'.repeat(20_000)}\n${faulty.replaceAll('A', `A${index}`)}`,
  ]),
);

test('checks in threads what it checks without them, and ends', async () => {
  const folder = await createFolder(several);
  const alone = run(folder.path, 'check', '.', '--format', 'sarif', '--threads', '1');
  expect(alone.status).toBe(1);
  expect(run(folder.path, 'check', '.', '--format', 'sarif', '--threads', '3')).toEqual(alone);
  expect(run(folder.path, 'check', '.', '--format', 'sarif')).toEqual(alone);
});

test('an interruption while threads check ends the watching with what the check says', async () => {
  const folder = await createFolder(several);
  const child = spawn(node, [btc, 'check', '.', '--watch', '--threads', '2'], { cwd: folder.path });
  let stderr = '';
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (stderr === 'Checking.\n') child.kill('SIGINT');
  });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(stdout).toMatch(/\n40 errors in 40 files\.\n$/);
  expect(stderr).toBe('Checking.\n');
});

test('an interruption while threads check ends a check that watches nothing', async () => {
  const folder = await createFolder(several);
  const child = spawn(node, [btc, 'check', '.', '--threads', '2'], { cwd: folder.path });
  child.stdout.resume();
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([null, 'SIGINT']);
});
