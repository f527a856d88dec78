/** What the language server reads from the disk by itself. */
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'langium';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../server/node-files.ts';
import { createFolder } from './cli/folder.ts';

test('reads a file as an editor shows it, and neither what never ends nor what would fill the memory', async () => {
  const folder = await createFolder({ 'marked.btc': '\uFEFFserver S\n' });
  const read = (name: string) => nodeFiles.readFile(URI.parse(pathToFileURL(join(folder.path, name)).href));
  await symlink('/dev/zero', join(folder.path, 'zeros.btc'));
  await writeFile(join(folder.path, 'huge.btc'), Buffer.alloc(4 * 2 ** 20 + 1, ' '));
  await writeFile(join(folder.path, 'large.btc'), Buffer.alloc(4 * 2 ** 20, ' '));
  expect(await read('marked.btc')).toBe('server S\n');
  expect((await read('large.btc')).length).toBe(4 * 2 ** 20);
  await expect(read('zeros.btc')).rejects.toThrow('It is a device or a pipe.');
  await expect(read('huge.btc')).rejects.toThrow('It has more than 4 MB');
  await expect(read('gone.btc')).rejects.toThrow('ENOENT');
});
