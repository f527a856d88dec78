/** The server as it is shipped: bundled, for Node and for a worker. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles into a folder of its own; call `remove` at the end. */
export async function bundle(target: 'node' | 'browser') {
  const folder = await mkdtemp(join(tmpdir(), 'btc-server-'));
  const file = join(folder, target === 'node' ? 'main.node.cjs' : 'main.browser.js');
  await build({
    absWorkingDir: root,
    entryPoints: [`server/main.${target}.ts`],
    outfile: file,
    bundle: true,
    ...(target === 'node'
      ? { platform: 'node', mainFields: ['module', 'main'], format: 'cjs', target: 'node20' }
      : { platform: 'browser', format: 'iife', target: 'es2022' }),
  });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
