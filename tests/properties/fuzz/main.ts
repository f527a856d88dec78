/**
 * Sends random texts and monsters through the whole language for as long as somebody likes, and prints what it took.
 *
 *     npm run fuzz -- [FACTOR] [SEED]
 *
 * FACTOR multiplies the number of texts and the size of the monsters (1 by default). Ends with 1 where anything throws.
 */
import fc from 'fast-check';
import { goThrough, type Measured } from './journey.ts';
import { monsters } from './monsters.ts';
import { kindsOfTexts } from './texts.ts';

const [factor = 1, seed = Date.now() % 0x7fffffff] = process.argv.slice(2).map(Number);
const texts = Math.ceil(500 * factor);
const sizes = [500, 2000].map((size) => Math.ceil(size * factor));
let failed = 0;

/** The slowest stage, as `check 12 ms`. */
function slowest({ times }: Measured): string {
  const [name, time] = [...times].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  return `${name} ${time.toFixed(0)} ms`;
}

function total({ times }: Measured): number {
  return [...times.values()].reduce((sum, time) => sum + time, 0);
}

async function tried(name: string, some: ReadonlyMap<string, string>): Promise<Measured | undefined> {
  try {
    return await goThrough(some);
  } catch (error) {
    failed += 1;
    console.error(`${name}: ${(error as Error).message}\n${JSON.stringify([...some]).slice(0, 2000)}`);
    return undefined;
  }
}

console.log(`Seed ${seed}. Times are of the processor, for all stages together.\n`);
for (const { kind, texts: arbitrary } of kindsOfTexts) {
  let worst: Measured | undefined;
  const perKilobyte = (measured: Measured) => total(measured) / Math.max(1, measured.length / 1024);
  for (const some of fc.sample(arbitrary, { numRuns: texts, seed })) {
    const measured = await tried(kind, some);
    if (measured && (!worst || perKilobyte(measured) > perKilobyte(worst))) worst = measured;
  }
  const said = worst ? `${perKilobyte(worst).toFixed(0)} ms per KB at worst, most of it in ${slowest(worst)}` : 'none';
  console.log(`${texts} texts, ${kind}: ${said}`);
}
console.log(
  `\nMonsters with ${sizes.join(' and ')} parts; ${(sizes[1] ?? 0) / (sizes[0] ?? 1)} is growth in proportion.\n`,
);
for (const { name, text } of monsters) {
  const measured: Measured[] = [];
  for (const size of sizes) measured.push(...[(await tried(name, new Map([['main.btc', text(size)]]))) ?? []].flat());
  const [small, large] = measured;
  if (!small || !large) continue;
  const growth = total(large) / Math.max(1, total(small));
  console.log(`${total(large).toFixed(0).padStart(8)} ms, × ${growth.toFixed(1)}: ${name} (${slowest(large)})`);
}
process.exitCode = failed > 0 ? 1 : 0;
