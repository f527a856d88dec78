/**
 * Edits at random for as long as somebody likes, and says how many edits left no difference to a fresh start.
 *
 *     npm run oracle -- [EDITS] [SEED]
 *
 * Makes 100,000 edits by default, which takes about half an hour. Ends with 1 and what differs after the first edit that leaves a difference.
 */
import fc from 'fast-check';
import { nothingDiffersAfterEdits } from './random-edits.ts';

const [wanted = 100_000, firstSeed = Date.now() % 0x7fffffff] = process.argv.slice(2).map(Number);
let edits = 0;
// A few hundred at a time, so that there is something to read meanwhile.
for (let seed = firstSeed; edits < wanted; seed = (seed + 1) % 0x7fffffff) {
  await fc.assert(
    nothingDiffersAfterEdits(10, () => edits++),
    { numRuns: 300, seed },
  );
  console.log(`${edits} edits, the last from seed ${seed}: no difference`);
}
