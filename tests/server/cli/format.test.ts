/** `btc format` from its arguments to the files that it leaves. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { createFolder } from './folder.ts';

const untidy = 'cluster  A {\n    node N1\n  }\nserver S\n';
const tidy = 'cluster A {\n  node N1\n}\n\nserver S\n';
const broken = 'server  S\ncluster A {\n  node\n}\n';
const complaint = 'broken.btc: It stays as it is, for a syntax error in line 3, column 3: `node` needs a name.\n';

test('brings files into form, names those that it changes, and leaves them in form', async () => {
  const folder = await createFolder({ 'a.btc': untidy, 'sub/b.btc': untidy, 'c.btc': tidy, 'other.txt': untidy });
  expect(await folder.btc('format', '.')).toEqual({
    code: 0,
    stdout: 'a.btc\nsub/b.btc\n2 files formatted.\n',
    stderr: '',
  });
  expect([await folder.text('a.btc'), await folder.text('sub/b.btc')]).toEqual([tidy, tidy]);
  expect([await folder.text('c.btc'), await folder.text('other.txt')]).toEqual([tidy, untidy]);
  expect(await folder.btc('format', '.')).toEqual({ code: 0, stdout: '0 files formatted.\n', stderr: '' });
});

test.each([
  ['Windows line breaks', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
])('a file with %s keeps it', async (_, bytesOf) => {
  const folder = await createFolder({ 'a.btc': bytesOf(untidy) });
  expect((await folder.btc('format', 'a.btc')).code).toBe(0);
  expect(await folder.bytes('a.btc')).toEqual(bytesOf(tidy));
});

test('--check names what is not in form, and changes nothing', async () => {
  const folder = await createFolder({ 'a.btc': untidy, 'b.btc': tidy });
  expect(await folder.btc('format', '--check', 'a.btc', 'b.btc')).toEqual({
    code: 1,
    stdout: 'a.btc\n',
    stderr: '1 file to be formatted.\n',
  });
  expect(await folder.text('a.btc')).toBe(untidy);
  expect(await folder.btc('format', '--check', 'b.btc')).toEqual({
    code: 0,
    stdout: '',
    stderr: '0 files to be formatted.\n',
  });
});

test.each([
  ['as it is', untidy, tidy],
  ['with Windows line breaks', untidy.replaceAll('\n', '\r\n'), tidy.replaceAll('\n', '\r\n')],
  ['with a byte order mark', `\uFEFF${untidy}`, `\uFEFF${tidy}`],
])('--dry-run prints a patch of a file %s that can be applied, and changes nothing', async (_, before, after) => {
  const folder = await createFolder({ 'a.btc': before });
  const { code, stdout, stderr } = await folder.btc('format', '--dry-run', 'a.btc');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '1 file to be formatted.\n' });
  expect(await folder.text('a.btc')).toBe(before);
  const applied = spawnSync('git', ['apply', '-p0', '--whitespace=nowarn', '-'], {
    cwd: folder.path,
    input: stdout,
    encoding: 'utf8',
  });
  expect(applied).toMatchObject({ status: 0, stderr: '' });
  expect(await folder.text('a.btc')).toBe(after);
});

test('a file with syntax errors stays as it is and is named, and the others are formatted', async () => {
  const folder = await createFolder({ 'a.btc': untidy, 'broken.btc': broken });
  expect(await folder.btc('format', 'broken.btc', 'gone.btc', 'a.btc')).toEqual({
    code: 2,
    stdout: 'a.btc\n1 file formatted.\n',
    stderr: `gone.btc: There is no such file.\n${complaint}`,
  });
  expect([await folder.text('a.btc'), await folder.text('broken.btc')]).toEqual([tidy, broken]);
  expect((await folder.btc('format', '--check', 'broken.btc')).code).toBe(2);
});

test('- formats standard input to standard output', async () => {
  const folder = await createFolder();
  const format = (input: string | Uint8Array, ...options: readonly string[]) =>
    folder.btcWithInput(input, 'format', '-', ...options);
  expect(await format(untidy)).toEqual({ code: 0, stdout: tidy, stderr: '' });
  expect(await format(`\uFEFF${tidy}`)).toEqual({ code: 0, stdout: `\uFEFF${tidy}`, stderr: '' });
  expect(await format(untidy, '--check')).toEqual({ code: 1, stdout: 'standard input\n', stderr: '' });
  expect(await format(tidy, '--check')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect((await format(untidy, '--dry-run')).stdout.split('\n').slice(0, 2)).toEqual([
    '--- standard input',
    '+++ standard input',
  ]);
  expect(await format(broken)).toEqual({
    code: 2,
    stdout: '',
    stderr: complaint.replace('broken.btc', 'standard input'),
  });
  expect(await format(Buffer.from(`\uFEFF${untidy}`, 'utf16le'))).toEqual({
    code: 2,
    stdout: '',
    stderr: "standard input: The text isn't UTF-8, as standard output is.\n",
  });
  expect((await folder.btcWithInput('', 'format', '-', 'a.btc')).stderr).toMatch(
    /^Standard input is formatted alone, without files\.\n/,
  );
});
