/** Bundles the peers that are modules here, as their makers would ship them. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../../scripts/root.ts';

/** @param name of the module in this folder. @returns its file in the folder given */
export async function bundlePeer(name: string, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.cjs`);
  await build({
    entryPoints: [join(root, 'tests/bench/peers', `${name}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
  });
  return outfile;
}
