/**
 * Measures the language server beside others and beside the least that a server can do, on the same topologies, in one run: the
 * ratios mean something on any machine, the figures only on this one. Prints tables, and writes them to `artifacts/bench.md`.
 *
 *     node tests/bench/main.ts             all of it
 *     node tests/bench/main.ts --docs      and puts the tables into docs/performance.md
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildForUse } from '../../scripts/build.ts';
import { root } from '../../scripts/root.ts';
import { writeBtc } from './btc.ts';
import { compareColdStarts } from './cold-start.ts';
import { type Contestant, ours, peersWith } from './contestants.ts';
import { generate } from './generate.ts';
import { type Results, renderGoals } from './goals.ts';
import { measureManyFiles } from './many-files.ts';
import { linesIn, type Measured, measure, measureEdits, mediansOf, type SourceFile } from './measure.ts';
import { bundlePeer } from './peers/bundle.ts';
import {
  type Comparison,
  type Entry,
  renderComparisons,
  renderGrowth,
  renderManyFiles,
  renderScenarios,
  type ScenarioResult,
} from './report.ts';
import { scenariosOf } from './scenarios.ts';
import { yamlSchema } from './yaml.ts';

/** Lines of `.btc`, about. */
const sizes = [100, 1000, 10_000, 50_000];
/** Of each server with each file. */
const sessions = 3;

await buildForUse();
const folder = await mkdtemp(join(tmpdir(), 'btc-bench-'));
try {
  const schema = join(folder, 'schema.json');
  await writeFile(schema, JSON.stringify(yamlSchema()));
  const peers = peersWith({
    schema,
    jsonServer: await bundlePeer('json-server', folder),
    floorServer: await bundlePeer('floor-server', folder),
    langiumServer: await bundlePeer('langium-server', folder),
  });
  const comparisons = new Map<number, Comparison>();
  for (const lines of sizes) comparisons.set(lines, await compare(lines, [ours, ...peers]));
  const results: Results = {
    comparisons,
    scenarios: await runScenarios(peers.find(({ extension }) => extension === 'json')),
    coldStarts: await compareColdStarts(join(folder, 'json-server.cjs')),
    manyFiles: await measureManyFiles(folder),
  };
  const report = render(results);
  await mkdir(join(root, 'artifacts'), { recursive: true });
  await writeFile(join(root, 'artifacts/bench.md'), report);
  if (process.argv.includes('--docs')) await putIntoDocs(report);
  console.log(`\n${report}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function compare(lines: number, contestants: readonly Contestant[]): Promise<Comparison> {
  const topology = generate(sitesFor(lines));
  const measured = new Map<Contestant, Measured[]>();
  // In turn: what else the machine does hits all of them.
  for (let session = 1; session <= sessions; session++) {
    for (const contestant of contestants.filter(({ most }) => lines <= most)) {
      const file = await fileOf(`${lines}.${contestant.extension}`, contestant.write(topology));
      console.log(`${lines} lines, session ${session}: ${contestant.name}`);
      const known = measured.get(contestant) ?? [];
      measured.set(contestant, [...known, await measure(contestant, file)]);
    }
  }
  return [...measured].map(([{ name }, all]): Entry => ({ name, measured: mediansOf(all) }));
}

async function runScenarios(json: Contestant | undefined): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for (const [index, scenario] of scenariosOf(10_000, sitesFor(10_000)).entries()) {
    console.log(scenario.title);
    const own = await fileOf(`scenario-${index}.btc`, scenario.text);
    const theirs = scenario.json === undefined ? undefined : await fileOf(`scenario-${index}.json`, scenario.json);
    results.push({
      scenario,
      ours: await measureEdits(ours, own, scenario.toggleIn(own.text)),
      json: theirs && json && (await measureEdits(json, theirs, scenario.toggleIn(theirs.text))),
    });
  }
  return results;
}

async function fileOf(name: string, text: string): Promise<SourceFile> {
  const path = join(folder, name);
  await writeFile(path, text);
  return { uri: pathToFileURL(path).href, text };
}

/** How many sites make a file of about that many lines. */
function sitesFor(lines: number): number {
  const one = linesOf(1);
  return Math.max(1, Math.round(1 + (lines - one) / ((linesOf(31) - one) / 30)));
}

function linesOf(sites: number): number {
  return linesIn(writeBtc(generate(sites)));
}

function render(results: Results): string {
  const { comparisons, coldStarts, scenarios, manyFiles } = results;
  const [small = [], large = []] = [comparisons.get(1000), comparisons.get(50_000)];
  return [
    renderGoals(results),
    renderComparisons([...comparisons.values()]),
    renderGrowth(small, large),
    renderScenarios(scenarios),
    coldStarts.table,
    renderManyFiles(manyFiles),
  ].join('\n');
}

/** Between the marks that are there for it. @throws where they are not */
async function putIntoDocs(report: string): Promise<void> {
  const path = join(root, 'docs/performance.md');
  const text = await readFile(path, 'utf8');
  const parts = /^(.*<!-- bench:begin -->\n).*(<!-- bench:end -->.*)$/s.exec(text);
  if (!parts) throw new Error('docs/performance.md has no marks for the tables.');
  await writeFile(path, `${parts[1]}\n${report}\n${parts[2]}`);
}
