/** `btc check --watch`: what makes it check again, and what it says around that. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolder, type Watching } from './folder.ts';

const clean = 'domain CONTOSO { group Admins }\n';
const faulty = 'cluster A {\n  windows: 2008\n  node N1\n}\n';

/** What the next check found, as codes by file. */
async function found(watching: Watching): Promise<readonly string[]> {
  const { stdout, stderr } = await watching.settled();
  expect(stderr).toBe('Checking.\nWaiting for changes.\n');
  const { files } = JSON.parse(stdout);
  return files.flatMap(({ file, diagnostics }: { file: string; diagnostics: readonly { code: string }[] }) =>
    [file, ...diagnostics.map(({ code }) => code)].join(' '),
  );
}

test('it checks again when a file changes, comes or goes, and ends with what the last check says', async () => {
  const folder = await createFolder({ 'a.btc': clean });
  const watching = folder.watch('.', '--format', 'json');
  expect(await found(watching)).toEqual(['a.btc']);
  await folder.write('a.btc', faulty);
  expect(await found(watching)).toEqual(['a.btc cluster-needs-two-nodes']);
  await folder.write('new/deep/b.btc', clean);
  expect(await found(watching)).toEqual(['a.btc cluster-needs-two-nodes', 'new/deep/b.btc']);
  await rm(join(folder.path, 'new'), { recursive: true });
  expect(await found(watching)).toEqual(['a.btc cluster-needs-two-nodes']);
  expect(await watching.interrupt()).toEqual({ code: 1, stdout: '', stderr: '' });
});

test('without findings it ends with 0', async () => {
  const folder = await createFolder({ 'a.btc': clean });
  const watching = folder.watch('a.btc', '--format', 'json');
  await found(watching);
  expect((await watching.interrupt()).code).toBe(0);
});

test('imported files count, also when they are elsewhere or not there yet', async () => {
  const folder = await createFolder({ 'main/a.btc': 'import "../parts/b.btc"\n', 'parts/other.txt': '' });
  const watching = folder.watch('main/a.btc', '--format', 'json');
  expect(await found(watching)).toEqual(['main/a.btc import-not-found']);
  await folder.write('parts/b.btc', clean);
  expect(await found(watching)).toEqual(['main/a.btc', 'parts/b.btc']);
  await folder.write('parts/b.btc', faulty);
  expect(await found(watching)).toEqual(['main/a.btc', 'parts/b.btc cluster-needs-two-nodes']);
});

test('settings count, those above the files and those that are named', async () => {
  const folder = await createFolder({ 'sub/a.btc': faulty, 'ci/named.json': '{}' });
  const nearest = folder.watch('sub/*.btc', '--format', 'json');
  const named = folder.watch('sub/a.btc', '--format', 'json', '--config', 'ci/named.json');
  expect(await found(nearest)).toEqual(['sub/a.btc cluster-needs-two-nodes']);
  expect(await found(named)).toEqual(['sub/a.btc cluster-needs-two-nodes']);
  const off = '{ "rules": { "cluster-needs-two-nodes": "off" } }';
  await folder.write('btc.config.json', off);
  expect(await found(nearest)).toEqual(['sub/a.btc']);
  await folder.write('ci/named.json', off);
  expect(await found(named)).toEqual(['sub/a.btc']);
});

test('what is wrong with settings or files is said, and the next change is waited for', async () => {
  const folder = await createFolder({ 'a.btc': clean, 'btc.config.json': '{ "rules": 1 }' });
  const watching = folder.watch('a.btc', 'b.btc', '--format', 'json');
  const { stdout, stderr } = await watching.settled();
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^Checking\.\nbtc\.config\.json: .+\nWaiting for changes\.\n$/);
  await folder.write('btc.config.json', '{}');
  expect((await watching.settled()).stderr).toBe('Checking.\nb.btc: There is no such file.\nWaiting for changes.\n');
  await folder.write('b.btc', clean);
  expect(await found(watching)).toEqual(['a.btc', 'b.btc']);
});

test('other files, and those of installed packages and hidden folders, are nothing to check for', async () => {
  const folder = await createFolder({ 'a.btc': clean });
  await mkdir(join(folder.path, 'node_modules/p'), { recursive: true });
  const watching = folder.watch('**/*.btc', '--format', 'json');
  expect(await found(watching)).toEqual(['a.btc']);
  const witness = folder.watch('node_modules/p/b.btc', '.hidden/c.btc', '--format', 'json');
  await witness.settled();
  for (const name of ['notes.txt', '.hidden/c.btc', 'node_modules/p/b.btc']) await folder.write(name, faulty);
  expect(await found(witness)).toEqual([
    'node_modules/p/b.btc cluster-needs-two-nodes',
    '.hidden/c.btc cluster-needs-two-nodes',
  ]);
  // Another check, had there been one, would have begun when that of the witness did.
  expect(await watching.interrupt()).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('a terminal is cleared before each check, and nothing else is', async () => {
  const folder = await createFolder({ 'a.btc': clean });
  const watching = folder.watchOnTerminal('a.btc');
  const clear = '\u001b[2J\u001b[H';
  expect((await watching.settled()).stdout).toBe(`${clear}No problems in 1 file.\n`);
  await folder.write('a.btc', `${clean}\n`);
  expect((await watching.settled()).stdout).toBe(`${clear}No problems in 1 file.\n`);
  const piped = folder.watch('a.btc');
  expect((await piped.settled()).stdout).toBe('No problems in 1 file.\n');
});
