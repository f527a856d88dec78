/** The whole day: 20,000 edits and 200 files, or as many as the arguments say. Ends with 1 where the objects of the server have grown by more than a tenth. */
import { join } from 'node:path';
import { argv } from 'node:process';
import { buildForUse } from '../../scripts/build.ts';
import { root } from '../../scripts/root.ts';
import { growthOf, soak, soakReport } from './soak.ts';

const [edits = 20_000, files = 200] = argv.slice(2).map(Number);
await buildForUse();
const result = await soak(join(root, 'dist/server/main.node.cjs'), edits, files);
console.log(soakReport(edits, files, result));
process.exitCode = Math.abs(growthOf(result).objects) <= 0.1 ? 0 : 1;
