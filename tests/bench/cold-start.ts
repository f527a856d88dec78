/** How long servers take from their start until they have answered `initialize`, beside Node that does nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from '../../scripts/root.ts';
import { mainThreadTime } from './language-server.ts';
import { table, withUnit } from './table.ts';

interface Program {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Written to it at once. */
  readonly input: string;
  /** What its answer holds. */
  readonly answer: string;
}

interface Start {
  /** Milliseconds. */
  readonly wall: number;
  /** Milliseconds of the main thread; undefined where the system doesn't say. */
  readonly cpu: number | undefined;
}

/** Of each program, in turn: what else the machine does hits all of them. */
const runs = 25;

export interface ColdStarts {
  /** In Markdown, of medians. */
  readonly table: string;
  /** Of the wall time of ours to that of Node alone, and of the peer to that of Node. */
  readonly ratios: { readonly ours: number; readonly json: number };
}

/** @param jsonServer the bundled peer */
export async function compareColdStarts(jsonServer: string): Promise<ColdStarts> {
  const node = process.execPath;
  const programs: readonly Program[] = [
    { name: 'Node alone', command: [node, '--eval', 'process.stdout.write(".")'], input: '', answer: '.' },
    { name: 'btc', command: [node, join(root, 'dist/server/main.node.cjs'), '--stdio'], input: initialize, answer },
    { name: 'vscode-json-languageservice', command: [node, jsonServer, '--stdio'], input: initialize, answer },
  ];
  const starts = new Map<Program, Start[]>(programs.map((program) => [program, []]));
  for (let run = 0; run < runs; run++) {
    for (const [program, measured] of starts) measured.push(await start(program));
  }
  const rows = [...starts].map(([{ name }, measured]) => ({ name, ...medians(measured) }));
  const wallOf = (index: number) => rows[index]?.wall ?? Number.NaN;
  return { table: render(rows), ratios: { ours: wallOf(1) / wallOf(0), json: wallOf(2) / wallOf(0) } };
}

const body = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: null, capabilities: {} },
});
const answer = '"capabilities"';
const initialize = `Content-Length: ${body.length}\r\n\r\n${body}`;

async function start({ name, command: [file, ...args], input, answer: wanted }: Program): Promise<Start> {
  const begin = performance.now();
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  child.stdin.write(input);
  let text = '';
  for await (const bytes of child.stdout) {
    text += bytes;
    if (text.includes(wanted)) break;
  }
  const measured = { wall: performance.now() - begin, cpu: mainThreadTime(child) };
  if (!text.includes(wanted)) throw new Error(`${name} answered: ${text}`);
  child.kill();
  await ended;
  return measured;
}

function medians(starts: readonly Start[]): Start {
  return {
    wall: median(starts.map(({ wall }) => wall)) ?? Number.NaN,
    cpu: median(starts.flatMap(({ cpu }) => cpu ?? [])),
  };
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function render(rows: readonly (Start & { readonly name: string })[]): string {
  const [alone] = rows;
  const ratio = (value: number | undefined, base: number | undefined) =>
    value && base ? (value / base).toFixed(2) : '–';
  return table([
    ['start to the answer to `initialize`', 'time', '× Node', 'CPU of the main thread', '× Node'],
    ...rows.map(({ name, wall, cpu }) => [
      name,
      withUnit(wall, 'ms'),
      ratio(wall, alone?.wall),
      withUnit(cpu, 'ms'),
      ratio(cpu, alone?.cpu),
    ]),
  ]);
}
