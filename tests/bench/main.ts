/**
 * Measures the language server beside yaml-language-server, on the same topologies, in one run: the ratios mean something on
 * any machine, the figures only on this one. Before that, how it starts beside a thin server for JSON. Prints tables, and writes
 * them to `artifacts/bench.md`.
 *
 *     node tests/bench/main.ts
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildForUse } from '../../scripts/build.ts';
import { root } from '../../scripts/root.ts';
import { writeBtc } from './btc.ts';
import { compareColdStarts } from './cold-start.ts';
import { generate } from './generate.ts';
import { measure, type SourceFile, type Subject } from './measure.ts';
import { type Comparison, renderReport } from './report.ts';
import { writeYaml, yamlSchema } from './yaml.ts';

/** Lines of `.btc`, about. */
const sizes = [100, 1000, 10_000];

const explanation = `
Each server runs as a process over stdio and gets what an editor sends: the opened file, 50 single-letter edits in its middle
(each makes one word of an enumeration wrong, or right again) and 20 requests for completion of that word. The YAML file says
the same as the .btc file; its JSON schema knows the kinds and values of all properties, but not what names refer to, and has no
rules. yaml-language-server waits 200 ms for more keystrokes before it validates, which counts in its times and not in its CPU.
`;

async function bench(folder: string): Promise<readonly Comparison[]> {
  const schema = join(folder, 'schema.json');
  await writeFile(schema, JSON.stringify(yamlSchema()));
  const ours: Subject = {
    name: 'btc',
    command: [process.execPath, join(root, 'dist/server/main.node.cjs'), '--stdio'],
    languageId: 'btc',
    settings: {},
  };
  const yamlServer = fileURLToPath(
    new URL('../../bin/yaml-language-server', import.meta.resolve('yaml-language-server')),
  );
  const theirs: Subject = {
    name: 'yaml-language-server',
    command: [process.execPath, yamlServer, '--stdio'],
    languageId: 'yaml',
    settings: { yaml: { schemas: { [pathToFileURL(schema).href]: '*.yaml' }, schemaStore: { enable: false } } },
  };
  const comparisons: Comparison[] = [];
  for (const lines of sizes) {
    const topology = generate(sitesFor(lines));
    const file = async (name: string, text: string): Promise<SourceFile> => {
      await writeFile(join(folder, name), text);
      return { uri: pathToFileURL(join(folder, name)).href, text };
    };
    comparisons.push({
      ours: await measure(ours, await file(`${lines}.btc`, writeBtc(topology))),
      theirs: await measure(theirs, await file(`${lines}.yaml`, writeYaml(topology))),
    });
  }
  return comparisons;
}

/** How many sites make a file of about that many lines. */
function sitesFor(lines: number): number {
  const one = linesOf(1);
  return Math.max(1, Math.round(1 + (lines - one) / ((linesOf(31) - one) / 30)));
}

function linesOf(sites: number): number {
  return writeBtc(generate(sites)).split('\n').length - 1;
}

await buildForUse();
const folder = await mkdtemp(join(tmpdir(), 'btc-bench-'));
try {
  const report = `${await compareColdStarts(folder)}\n${renderReport(await bench(folder), ['btc', 'yaml-language-server'])}${explanation}`;
  await mkdir(join(root, 'artifacts'), { recursive: true });
  await writeFile(join(root, 'artifacts/bench.md'), report);
  console.log(`\n${report}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
