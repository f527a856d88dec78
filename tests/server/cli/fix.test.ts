/** `btc fix` from its arguments to the files that it leaves. */
import { spawnSync } from 'node:child_process';
import { readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { createFolder } from './folder.ts';

/** What is left of it is an error that nobody can fix for its author. */
const faulty = `// A cluster of one node.
cluster A {
  windows: 2008
  node N1

  group G {
    ip Address { address: 10.0.0.1/24 }
    networkName Name { name: NET } // the name
  }
}
`;
const fixed = faulty.replace('networkName Name', 'networkName Name dependsOn Address');
const patch = `--- a.btc
+++ a.btc
@@ -5,6 +5,6 @@
 
   group G {
     ip Address { address: 10.0.0.1/24 }
-    networkName Name { name: NET } // the name
+    networkName Name dependsOn Address { name: NET } // the name
   }
 }
`;

test('fixes what has an obvious fix, and says which files it changed', async () => {
  const folder = await createFolder({ 'a.btc': faulty, 'b.btc': 'domain D {}\n' });
  expect(await folder.btc('fix', '*.btc')).toEqual({ code: 0, stdout: 'a.btc\n1 fix in 1 file.\n', stderr: '' });
  expect(await folder.text('a.btc')).toBe(fixed);
  expect(await folder.text('b.btc')).toBe('domain D {}\n');
  expect(await folder.btc('fix', '*.btc')).toEqual({ code: 0, stdout: '0 fixes in 0 files.\n', stderr: '' });
});

test.each([
  ['Windows line breaks', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['no last line break', (text: string) => Buffer.from(text.trimEnd())],
])('a file with %s keeps it', async (_, bytesOf) => {
  const folder = await createFolder({ 'a.btc': bytesOf(faulty) });
  expect((await folder.btc('fix', 'a.btc')).code).toBe(0);
  expect(await folder.bytes('a.btc')).toEqual(bytesOf(fixed));
});

test('--dry-run prints a patch and changes nothing', async () => {
  const folder = await createFolder({ 'a.btc': faulty });
  expect(await folder.btc('fix', '--dry-run', 'a.btc')).toEqual({
    code: 1,
    stdout: patch,
    stderr: '1 fix in 1 file.\n',
  });
  expect(await folder.text('a.btc')).toBe(faulty);
  await folder.btc('fix', 'a.btc');
  expect(await folder.btc('fix', '--dry-run', 'a.btc')).toEqual({
    code: 0,
    stdout: '',
    stderr: '0 fixes in 0 files.\n',
  });
});

test.each([
  ['as it is', faulty, fixed],
  ['with Windows line breaks', faulty.replaceAll('\n', '\r\n'), fixed.replaceAll('\n', '\r\n')],
  ['with a byte order mark on a changed line', `\uFEFF${joined(faulty)}`, `\uFEFF${joined(fixed)}`],
])('the patch of a file %s can be applied', async (_, before, after) => {
  const folder = await createFolder({ 'a.btc': before });
  const { stdout } = await folder.btc('fix', '--dry-run', 'a.btc');
  const applied = spawnSync('git', ['apply', '-p0', '--whitespace=nowarn', '-'], {
    cwd: folder.path,
    input: stdout,
    encoding: 'utf8',
  });
  expect(applied).toMatchObject({ status: 0, stderr: '' });
  expect(await folder.text('a.btc')).toBe(after);
});

/** On one line, without what only comments do. */
function joined(text: string): string {
  return text.replace(/\/\/.*/g, '').replace(/\s+/g, ' ');
}

test('the patch on a terminal is coloured, and steers nothing', async () => {
  const folder = await createFolder({ 'a.btc': faulty.replace('the name', 'the \u001b[2Jname') });
  const { stdout } = await folder.btcOnTerminal('fix', '--dry-run', 'a.btc');
  expect(stripVTControlCharacters(stdout)).toBe(patch.replaceAll('the name', 'the <U+001B>[2Jname'));
  const lines = stdout.split('\n');
  const painted = [
    '\u001b[1m---',
    '\u001b[1m+++',
    '\u001b[36m@@',
    ' ',
    ' ',
    ' ',
    '\u001b[31m-',
    '\u001b[32m+',
    ' ',
    ' ',
    '',
  ];
  expect(lines.filter((line, index) => !line.startsWith(painted[index] ?? '?'))).toEqual([]);
});

test('a rule that is off fixes nothing', async () => {
  const off = JSON.stringify({ rules: { 'network-name-missing-ip-dependency': 'off' } });
  const folder = await createFolder({ 'a.btc': faulty, 'sub/a.btc': faulty, 'sub/btc.config.json': off });
  expect((await folder.btc('fix', 'a.btc', 'sub/a.btc')).stdout).toBe('a.btc\n1 fix in 1 file.\n');
  expect(await folder.text('sub/a.btc')).toBe(faulty);
});

test('a file that is only imported stays as it is', async () => {
  const folder = await createFolder({ 'main.btc': 'import "a.btc"\n', 'a.btc': faulty });
  expect((await folder.btc('fix', 'main.btc')).stdout).toBe('0 fixes in 0 files.\n');
  expect(await folder.text('a.btc')).toBe(faulty);
  expect((await folder.btc('fix', 'main.btc', 'a.btc')).stdout).toBe('a.btc\n1 fix in 1 file.\n');
  expect(await folder.text('a.btc')).toBe(fixed);
});

test('a symbolic link stays one, and the file behind it is fixed', async () => {
  const folder = await createFolder({ 'real/a.btc': faulty });
  await symlink('real/a.btc', join(folder.path, 'link.btc'));
  expect((await folder.btc('fix', 'link.btc')).stdout).toBe('link.btc\n1 fix in 1 file.\n');
  expect(await folder.text('real/a.btc')).toBe(fixed);
  expect((await readdir(folder.path, { withFileTypes: true })).filter((entry) => entry.isSymbolicLink()).length).toBe(
    1,
  );
});

test('what can not be read is named, and the rest is fixed', async () => {
  const folder = await createFolder({ 'a.btc': faulty });
  expect(await folder.btc('fix', 'gone.btc', 'a.btc')).toEqual({
    code: 2,
    stdout: 'a.btc\n1 fix in 1 file.\n',
    stderr: 'gone.btc: There is no such file.\n',
  });
  expect(await folder.text('a.btc')).toBe(fixed);
});
