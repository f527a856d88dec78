/** Imports of what is no file of the language, or leads in circles: a finding each, and everything else is checked. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolder } from './folder.ts';

test('of a folder, of bytes, of itself, in a circle, from outside and over links', async () => {
  const imports = ['main', 'folder', 'bytes', 'back', '../outside', 'dangling', 'circle', '../missing'];
  const paths = [...imports.map((name) => `${name}.btc`), '../secrets.env', ''];
  const folder = await createFolder({
    'workspace/main.btc': paths.map((path) => `import "${path}"\n`).join(''),
    'workspace/back.btc': 'import "main.btc"\n',
    'outside.btc': 'domain CONTOSO { account ops { memberOf: Nobody } }\n',
    'secrets.env': 'PASSWORD=hunter2\n',
  });
  const inWorkspace = (name: string) => join(folder.path, 'workspace', name);
  await mkdir(inWorkspace('folder.btc'));
  await writeFile(inWorkspace('bytes.btc'), Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x01]));
  await symlink('nowhere.btc', inWorkspace('dangling.btc'));
  await symlink('circle.btc', inWorkspace('circle.btc'));
  const { code, stdout, stderr } = await folder.btc('check', '--format', 'json', 'workspace/main.btc');
  const { files } = JSON.parse(stdout);
  const found = files.flatMap(
    ({ file, diagnostics }: { file: string; diagnostics: { code: string; message: string }[] }) =>
      diagnostics.map((problem) => `${file} ${problem.code} ${/"([^"]*)"/.exec(problem.message)?.[1] ?? ''}`),
  );
  expect(found).toEqual([
    ...['folder.btc', 'bytes.btc', 'dangling.btc', 'circle.btc', '../missing.btc', '../secrets.env', ''].map(
      (path) => `workspace/main.btc import-not-found ${path}`,
    ),
    'outside.btc unresolved-reference ',
  ]);
  expect(stdout).not.toContain('hunter2');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
});
