/**
 * Builds and packages what runs on the command line and in other editors as `btc.tgz`, for `npm install --global`. Everything is
 * bundled, so that it depends on nothing but Node.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildForUse } from './build.ts';
import { root } from './root.ts';
import { run } from './vscode/command.ts';

/** What of the manifest is about the programs, and not about the extension or the repository. */
const keys = ['name', 'version', 'description', 'license', 'keywords', 'engines', 'bin'] as const;

const files = [
  'dist/cli',
  'dist/server/main.node.cjs',
  'dist/renderer',
  'dist/shared',
  'dist/rules',
  'dist/THIRD-PARTY-NOTICES.txt',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
] as const;

/** @returns the path of the package */
export async function packPrograms(): Promise<string> {
  await buildForUse();
  const stage = await mkdtemp(join(tmpdir(), 'btc-pack-'));
  try {
    for (const file of files) await cp(join(root, file), join(stage, file), { recursive: true });
    const whole = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const words = JSON.parse(await readFile(join(root, 'package.nls.json'), 'utf8'));
    const manifest = Object.fromEntries(keys.map((key) => [key, whole[key]]));
    // Only the editor puts words for keys.
    manifest['description'] = words['extension.description'];
    manifest['engines'] = { node: whole.engines.node };
    await writeFile(join(stage, 'package.json'), `${JSON.stringify({ ...manifest, files }, undefined, 2)}\n`);
    const name = (await run('npm', ['pack', '--silent'], { cwd: stage })).trim();
    const path = join(root, 'btc.tgz');
    // Not renamed: the temporary folder may be on another disk.
    await cp(join(stage, name), path);
    return path;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

if (import.meta.main) console.log(await packPrograms());
