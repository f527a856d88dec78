/** Reading and replacing text files. */
import { chmod, lstat, readdir, readlink, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decode, encode, readTextFile, replaceTextFile, whyNot } from '../../../server/cli/input/text-file.ts';
import { createFolder } from './folder.ts';

test.each([
  ['utf-8', []],
  ['utf-8-bom', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const)('a text in %s is written as it was read', (encoding, mark) => {
  const text = 'Größe 漢字 🚀\r\n';
  const bytes = encode({ text, encoding });
  expect([...bytes.subarray(0, mark.length)]).toEqual(mark);
  expect(decode(bytes)).toEqual({ text, encoding });
});

test('a second byte order mark is a character of the text', () => {
  expect(decode(Buffer.from('\uFEFF\uFEFFa'))).toEqual({ text: '\uFEFFa', encoding: 'utf-8-bom' });
});

test.each([
  [[0xe4], 1],
  [[0x61, 0x0a, 0x0a, 0xc3, 0x0a, 0x61], 3],
  [[0x61, 0x0a, 0xe2, 0x82], 2],
])('bytes %o are no UTF-8, from line %i', (bytes, line) => {
  expect(() => decode(Uint8Array.from(bytes))).toThrow(`The text isn't UTF-8 (line ${line}). Save the file as UTF-8.`);
});

test('the new text takes the place of the old, with its permissions, and nothing else is left', async () => {
  const folder = await createFolder({ 'a.btc': 'old' });
  const path = join(folder.path, 'a.btc');
  // Wider than what a umask would leave of it.
  await chmod(path, 0o666);
  await replaceTextFile(path, { text: 'new', encoding: 'utf-8' });
  expect(await folder.text('a.btc')).toBe('new');
  expect((await stat(path)).mode & 0o777).toBe(0o666);
  expect(await readdir(folder.path)).toEqual(['a.btc']);
});

test('a symbolic link stays one', async () => {
  const folder = await createFolder({ 'real/a.btc': 'old' });
  const link = join(folder.path, 'link.btc');
  await symlink('real/a.btc', link);
  await replaceTextFile(link, { text: 'new', encoding: 'utf-8' });
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readlink(link)).toBe('real/a.btc');
  expect(await folder.text('real/a.btc')).toBe('new');
  expect(await readdir(join(folder.path, 'real'))).toEqual(['a.btc']);
});

test('what can not be replaced stays', async () => {
  const folder = await createFolder({ 'sub/a.btc': 'old' });
  const file = { text: 'new', encoding: 'utf-8' } as const;
  await expect(replaceTextFile(join(folder.path, 'gone.btc'), file)).rejects.toThrow('There is no such file.');
  // Renaming a file onto a folder fails, after everything was written beside it.
  await expect(replaceTextFile(join(folder.path, 'sub'), file)).rejects.toThrow('It is a folder.');
  expect(await readdir(folder.path)).toEqual(['sub']);
  expect(await folder.text('sub/a.btc')).toBe('old');
});

test('an error of the file system is said in a sentence', async () => {
  const folder = await createFolder();
  await expect(readTextFile(folder.path)).rejects.toThrow('It is a folder.');
  expect(whyNot(Object.assign(new Error('EACCES: …'), { code: 'EACCES' }))).toBe('Access is denied.');
  expect(whyNot(Object.assign(new Error('EXYZ: …'), { code: 'EXYZ' }))).toBe('EXYZ: …');
});
