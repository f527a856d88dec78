/** The server as it is shipped: bundled, for Node and for a worker. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPrograms, buildWorker } from '../../scripts/programs.ts';

/** Bundles into a folder of its own; call `remove` at the end. */
export async function bundle(target: 'node' | 'browser') {
  const folder = await mkdtemp(join(tmpdir(), 'btc-server-'));
  await (target === 'node' ? buildPrograms : buildWorker)(folder);
  const file = join(folder, target === 'node' ? 'server/main.node.cjs' : 'server/main.browser.js');
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
