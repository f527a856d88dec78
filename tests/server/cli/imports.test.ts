/** Imports of what is no file of the language, or too much, or leads in circles: a finding each, and everything else is checked. */
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolder } from './folder.ts';

test('of a folder, of bytes, of itself, in a circle, from outside and over links', async () => {
  const imports = [
    'main',
    'folder',
    'bytes',
    'back',
    '../outside',
    'dangling',
    'circle',
    'zeros',
    'pipe',
    'huge',
    '../missing',
  ];
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
  await symlink('/dev/zero', inWorkspace('zeros.btc'));
  execFileSync('mkfifo', [inWorkspace('pipe.btc')]);
  await writeFile(inWorkspace('huge.btc'), '// as large as fifty megabytes\n'.padEnd(50_000_000, 'server S\n'));
  const { code, stdout, stderr } = await folder.btc('check', '--format', 'json', 'workspace/main.btc');
  const { files } = JSON.parse(stdout);
  const found = files.flatMap(
    ({ file, diagnostics }: { file: string; diagnostics: { code: string; message: string }[] }) =>
      diagnostics.map((problem) => `${file} ${problem.code} ${/"([^"]*)"/.exec(problem.message)?.[1] ?? ''}`),
  );
  expect(found).toEqual([
    ...['folder', 'bytes', 'dangling', 'circle', 'zeros', 'pipe', 'huge', '../missing']
      .map((name) => `${name}.btc`)
      .concat('../secrets.env', '')
      .map((path) => `workspace/main.btc import-not-found ${path}`),
    'outside.btc unresolved-reference ',
  ]);
  expect(stdout).not.toContain('hunter2');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
});

test('a file that is asked for by name and is too large is told, beside what is found in the others', async () => {
  const folder = await createFolder({ 'small.btc': 'server S\nserver S\n' });
  await writeFile(join(folder.path, 'huge.btc'), 'server S\n'.repeat(500_000));
  const { code, stdout, stderr } = await folder.btc('check', 'huge.btc', 'small.btc');
  expect(stderr).toContain('huge.btc: It has more than 4 MB, which is more than any topology needs.');
  expect(stdout).toContain('small.btc:2:8 error duplicate-name');
  expect(code).toBe(2);
});
