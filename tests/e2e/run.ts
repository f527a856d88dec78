/**
 * Packages the extension and runs the end-to-end tests, one file after the other: each has a VS Code of its own.
 *
 *     node tests/e2e/run.ts [NAME…] [--update-pictures]
 *
 * A name is that of a file, such as `web`. With the option, the pictures of the README are replaced by fresh ones.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { createPackage } from '../../scripts/package.ts';
import { root } from '../../scripts/root.ts';

const pictures = ['quick-fix.png', 'topology-light.png', 'topology-dark.png', 'failover-light.png'];

const wanted = argv.slice(2).filter((word) => !word.startsWith('--'));
const files = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith('.e2e.ts'))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace('.e2e.ts', '')));
if (files.length === 0) throw new Error(`There is no such end-to-end test: ${wanted.join(', ')}`);

await createPackage();
const tests = files.sort().map((name) => join(import.meta.dirname, name));
const run = spawn(execPath, ['--test', '--test-concurrency=1', ...tests], { stdio: 'inherit' });
const [code] = await once(run, 'close');
process.exitCode = code ?? 1;

if (code === 0 && argv.includes('--update-pictures')) {
  const target = join(root, 'docs', 'pictures');
  await mkdir(target, { recursive: true });
  for (const name of pictures) await copyFile(join(root, 'artifacts', 'installed', name), join(target, name));
  console.log(`Updated: ${pictures.map((name) => `docs/pictures/${name}`).join(', ')}`);
}
