/** Which files the paths, folders and patterns of a command line mean, and what is said of those that can't be read. */
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolder, type Folder } from './folder.ts';

const clean = 'domain CONTOSO { group Admins }\n';

const json = async (folder: Folder, ...args: readonly string[]) => {
  const { code, stdout, stderr } = await folder.btc('check', '--format', 'json', ...args);
  return { code, files: JSON.parse(stdout).files.map(({ file }: { file: string }) => file), stderr };
};

test('a folder means all topologies in it, but for hidden and installed ones', async () => {
  const folder = await createFolder({
    'x/b.btc': clean,
    'x/a.btc': clean,
    'x/deep/er/c.btc': clean,
    'x/notes.txt': 'no topology',
    'x/node_modules/p/no.btc': 'nonsense',
    'x/.hidden/no.btc': 'nonsense',
  });
  expect(await json(folder, 'x')).toEqual({
    code: 0,
    files: ['x/a.btc', 'x/b.btc', 'x/deep/er/c.btc'],
    stderr: '',
  });
  expect((await json(folder, './x/')).files).toEqual(['x/a.btc', 'x/b.btc', 'x/deep/er/c.btc']);
});

test('a pattern means the topologies that match it', async () => {
  const folder = await createFolder({
    'a1.btc': clean,
    'a2.btc': clean,
    'b.btc': clean,
    'a3.txt': 'no topology',
    'sub/a4.btc': clean,
  });
  expect((await json(folder, 'a*')).files).toEqual(['a1.btc', 'a2.btc']);
  expect((await json(folder, '**/a{2,4}.btc')).files).toEqual(['a2.btc', 'sub/a4.btc']);
});

test('the name of an existing file is no pattern', async () => {
  const folder = await createFolder({ '[ab].btc': clean, 'a.btc': 'nonsense' });
  expect(await json(folder, '[ab].btc')).toEqual({ code: 0, files: ['[ab].btc'], stderr: '' });
});

test('a file behind `--` may look like an option', async () => {
  const folder = await createFolder({ '--help.btc': clean });
  expect(await json(folder, '--', '--help.btc')).toEqual({ code: 0, files: ['--help.btc'], stderr: '' });
});

test('symbolic links to files and folders are followed; one that leads nowhere is no file', async () => {
  const folder = await createFolder({ 'real/a.btc': clean });
  await symlink('real/a.btc', join(folder.path, 'link.btc'));
  await symlink('real', join(folder.path, 'linked'));
  await symlink('gone', join(folder.path, 'broken.btc'));
  expect(await json(folder, 'link.btc', 'linked', 'broken.btc')).toEqual({
    code: 2,
    files: ['link.btc', 'linked/a.btc'],
    stderr: 'broken.btc: There is no such file.\n',
  });
});

test('what can not be read is named with the reason, and the rest is checked', async () => {
  const folder = await createFolder({
    'a.btc': clean,
    'latin1.btc': Buffer.from('domain D {\n  // gr\xfc\xdfe\n}\n', 'latin1'),
    'half.btc': Uint8Array.of(0xff, 0xfe, 0x41),
  });
  await mkdir(join(folder.path, 'empty'));
  await folder.write('notes.txt', clean);
  await symlink('loop.btc', join(folder.path, 'loop.btc'));
  const unreadable = ['empty', 'x/*.btc', 'latin1.btc', 'half.btc', 'a.btc/b', 'notes.txt', 'loop.btc'];
  expect(await json(folder, 'gone.btc', 'a.btc', ...unreadable)).toEqual({
    code: 2,
    files: ['a.btc'],
    stderr: [
      'gone.btc: There is no such file.',
      'empty: There is no .btc file in this folder.',
      'x/*.btc: No .btc file matches this pattern.',
      'a.btc/b: There is no such file.',
      'notes.txt: Its name does not end in .btc.',
      'loop.btc: Its symbolic links go round in a circle.',
      "latin1.btc: The text isn't UTF-8 (line 2). Save the file as UTF-8.",
      "half.btc: The text isn't UTF-16. Save the file as UTF-8.",
      '',
    ].join('\n'),
  });
});

test('text output says nothing of problems where no file can be read', async () => {
  const folder = await createFolder();
  expect(await folder.btc('check', 'gone.btc')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'gone.btc: There is no such file.\n',
  });
});
