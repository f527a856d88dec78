/** A long day with one server: edits without end, files that come and go, and every feature used on the way. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serverFlags } from '../../client/server-flags.ts';

/** What a server with one document open needs, in bytes. */
export interface Memory {
  /** The heap in use without the code that is compiled while it runs, which V8 adds to for a day, ever more slowly. */
  readonly objects: number;
  readonly code: number;
  /** What the machine gives it. */
  readonly resident: number;
}

export interface SoakResult {
  readonly before: Memory;
  readonly after: Memory;
  readonly milliseconds: number;
}

const main = 'file:///soak/main.btc';
const shortest = { edits: 400, files: 20 };
const features: Readonly<Record<string, object>> = {
  'textDocument/completion': { position: { line: 20, character: 4 } },
  'textDocument/hover': { position: { line: 20, character: 4 } },
  'textDocument/references': { position: { line: 20, character: 12 }, context: { includeDeclaration: true } },
  'textDocument/documentSymbol': {},
  'textDocument/codeLens': {},
  'textDocument/semanticTokens/full': {},
  'textDocument/inlayHint': { range: { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } } },
  'textDocument/codeAction': {
    range: { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } },
    context: { diagnostics: [] },
  },
  'textDocument/formatting': { options: { tabSize: 2, insertSpaces: true } },
};

/**
 * Lets a server work for so many edits, each with text of its own and each analysed, and so many files opened and closed. Before the first
 * measurement it does a fifth of that, so that what is made once and kept for good is there: code, and the memory that it works with.
 *
 * @param server the file of the bundled server
 */
export async function soak(server: string, edits: number, files: number): Promise<SoakResult> {
  const hook = fileURLToPath(new URL('./heap-hook.cjs', import.meta.url));
  const child = spawn(process.execPath, [...serverFlags, '--expose-gc', '--require', hook, server, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('The server has no pipes.');
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  connection.listen();
  const memory = async (): Promise<Memory> => {
    await settled(connection);
    const answer = once(child, 'message');
    child.send('heap');
    return (await answer)[0];
  };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const text = await readFile(new URL('../../examples/four-computers.btc', import.meta.url), 'utf8');
  await open(connection, main, text);
  const day = async (from: number, someEdits: number, someFiles: number): Promise<void> => {
    for (let edit = 0; edit < someEdits; edit++) await change(connection, text, from + edit);
    for (let file = 0; file < someFiles; file++) await visit(connection, text, from + file);
    await replace(connection, text);
  };

  await day(0, Math.max(edits / 5, shortest.edits), Math.max(files / 5, shortest.files));
  const before = await memory();
  const start = performance.now();
  await day(edits, edits, files);
  const milliseconds = performance.now() - start;
  const after = await memory();
  const ended = once(child, 'exit');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
  return { before, after, milliseconds };
}

/** A sound line, a finding, or a syntax error, never the same twice; now and then everything else that an editor asks. */
async function change(connection: ProtocolConnection, text: string, index: number): Promise<void> {
  const lines = [
    `server S${index} { windows: 2008 }`,
    `domain D${index} { account A { memberOf: B${index} } }`,
    `cluster ${index} {`,
  ];
  await replace(connection, `${text}${lines[index % lines.length]}\n`);
  if (index % 20 === 0) await useFeatures(connection, main, index);
  else await settled(connection);
}

async function replace(connection: ProtocolConnection, text: string): Promise<void> {
  version++;
  const textDocument = { uri: main, version };
  await connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
}
let version = 1;

async function visit(connection: ProtocolConnection, text: string, index: number): Promise<void> {
  const uri = `file:///soak/file${index}.btc`;
  await open(connection, uri, `${text}server File${index} {}\n`);
  await useFeatures(connection, uri, index);
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
}

async function useFeatures(connection: ProtocolConnection, uri: string, index: number): Promise<void> {
  for (const [method, params] of Object.entries(features)) {
    await connection.sendRequest(method, { textDocument: { uri }, ...params });
  }
  const scenario = { events: [{ kind: 'fails', names: ['BTS01'] }], at: 1, pairs: false };
  await connection.sendRequest('btc/preview', { uri, ...(index % 40 === 0 ? { scenario } : {}) });
  await connection.sendRequest('btc/status', { uri });
}

async function open(connection: ProtocolConnection, uri: string, text: string): Promise<void> {
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'btc', version: 1, text },
  });
}

/** Everything that was said so far is analysed. */
async function settled(connection: ProtocolConnection): Promise<void> {
  await connection.sendRequest('workspace/symbol', { query: 'nothing is called like this' });
}

/** By what part of itself the memory has changed, and the resident too. */
export function growthOf({ before, after }: SoakResult): { readonly objects: number; readonly resident: number } {
  return { objects: after.objects / before.objects - 1, resident: after.resident / before.resident - 1 };
}

/** What is left after the day, against what was there before it, in words. */
export function soakReport(edits: number, files: number, result: SoakResult): string {
  const { before, after, milliseconds } = result;
  const growth = growthOf(result);
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const change = (part: keyof Memory): string => `${megabytes(before[part])} before, ${megabytes(after[part])} after`;
  const percent = (by: number): string => `${(100 * by).toFixed(1)} %`;
  return [
    `Soak: ${edits} edits and ${files} files opened and closed in ${Math.round(milliseconds / 1000)} s`,
    `objects ${change('objects')} (${percent(growth.objects)})`,
    `resident ${change('resident')} (${percent(growth.resident)})`,
    `compiled code ${change('code')}`,
  ].join('; ');
}
