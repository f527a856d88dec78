/**
 * Measures the language server beside yaml-language-server and a thin server for JSON, on the same topologies, in one run: the
 * ratios mean something on any machine, the figures only on this one. Prints tables, and writes them to `artifacts/bench.md`.
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
import { bundleJsonServer, compareColdStarts } from './cold-start.ts';
import { type Declaration, generate } from './generate.ts';
import { type Measured, measure, type SourceFile, type Subject } from './measure.ts';
import { type Comparison, renderReport } from './report.ts';
import { writeJson, writeYaml, yamlSchema } from './yaml.ts';

/** Lines of `.btc`, about. */
const sizes = [100, 1000, 10_000, 50_000];

const explanation = `
Each server runs as a process over stdio and gets what an editor sends: the opened file, 50 single-letter edits in its middle
(each makes one word of an enumeration wrong, or right again) and 20 requests for completion of that word. The YAML and JSON files
say the same as the .btc file; their schema knows the kinds and values of all properties, but not what names refer to, and has no
rules. yaml-language-server waits 200 ms for more keystrokes before it validates, which counts in its times and not in its CPU; it is
left out where an edit takes seconds. The server for JSON is the least around vscode-json-languageservice, and waits for nothing.
`;

/** A server, and how a topology reads in its language. */
interface Contestant extends Subject {
  readonly extension: string;
  readonly write: (topology: readonly Declaration[]) => string;
  /** It is left out of files of more lines of `.btc`. */
  readonly most: number;
}

const ours: Contestant = {
  name: 'btc',
  command: [process.execPath, join(root, 'dist/server/main.node.cjs'), '--stdio'],
  languageId: 'btc',
  settings: {},
  extension: 'btc',
  write: writeBtc,
  most: Number.POSITIVE_INFINITY,
};

function peersWith(schema: string, jsonServer: string): readonly Contestant[] {
  const yamlServer = fileURLToPath(
    new URL('../../bin/yaml-language-server', import.meta.resolve('yaml-language-server')),
  );
  return [
    {
      name: 'yaml-language-server',
      command: [process.execPath, yamlServer, '--stdio'],
      languageId: 'yaml',
      settings: { yaml: { schemas: { [pathToFileURL(schema).href]: '*.yaml' }, schemaStore: { enable: false } } },
      extension: 'yaml',
      write: writeYaml,
      most: 10_000,
    },
    {
      name: 'vscode-json-languageservice',
      command: [process.execPath, jsonServer, '--stdio', schema],
      languageId: 'json',
      settings: {},
      extension: 'json',
      write: writeJson,
      most: Number.POSITIVE_INFINITY,
    },
  ];
}

async function bench(peers: readonly Contestant[], folder: string): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const lines of sizes) {
    const topology = generate(sitesFor(lines));
    const measureOne = async (contestant: Contestant): Promise<Measured> => {
      const name = join(folder, `${lines}.${contestant.extension}`);
      const file: SourceFile = { uri: pathToFileURL(name).href, text: contestant.write(topology) };
      await writeFile(name, file.text);
      return measure(contestant, file);
    };
    const theirs: (Measured | undefined)[] = [];
    for (const peer of peers) theirs.push(lines > peer.most ? undefined : await measureOne(peer));
    comparisons.push({ ours: await measureOne(ours), theirs });
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
  const schema = join(folder, 'schema.json');
  await writeFile(schema, JSON.stringify(yamlSchema()));
  const jsonServer = await bundleJsonServer(folder);
  const peers = peersWith(schema, jsonServer);
  const comparisons = await bench(peers, folder);
  const names = peers.map(({ name }) => name);
  const report = `${await compareColdStarts(jsonServer)}\n${renderReport(comparisons, names)}${explanation}`;
  await mkdir(join(root, 'artifacts'), { recursive: true });
  await writeFile(join(root, 'artifacts/bench.md'), report);
  console.log(`\n${report}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
