/** The server as it is shipped: bundled, for Node and for a worker. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildPrograms } from '../../scripts/programs.ts';
import { root } from '../../scripts/root.ts';

/** Bundles into a folder of its own; call `remove` at the end. */
export async function bundle(target: 'node' | 'browser') {
  const folder = await mkdtemp(join(tmpdir(), 'btc-server-'));
  const file = join(folder, target === 'node' ? 'server/main.node.cjs' : 'main.browser.js');
  if (target === 'node') await buildPrograms(folder);
  else await buildWorker(file);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

function buildWorker(outfile: string) {
  return build({
    absWorkingDir: root,
    entryPoints: ['server/main.browser.ts'],
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  });
}
