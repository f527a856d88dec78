/** A client that can say anything to the shipped server over its real pipes, and hears everything that comes back. */
import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { onTestFinished } from 'vitest';
import { type Message, StreamMessageReader } from 'vscode-languageserver/node';

export type Id = number | string | null;

export interface Answer {
  readonly id: Id;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface RawClient {
  /** Writes these bytes as they are. */
  bytes(data: string | Uint8Array): void;
  /** Writes a message in its frame. */
  send(message: unknown): void;
  notify(method: string, params?: unknown): void;
  /** The answer to a request with an id of its own. */
  ask(method: string, params?: unknown): Promise<Answer>;
  /** The next answer with this id. */
  answerTo(id: Id): Promise<Answer>;
  /** Initializes the server. */
  initialize(capabilities?: object): Promise<void>;
  /** All answers with this id so far. */
  answers(id: Id): readonly Answer[];
  /** All warnings and errors that the server wrote to the client's log so far. */
  log(): readonly string[];
  /** How many messages were sent. */
  sent(): number;
  /** The exit code, once it has ended. */
  readonly exit: Promise<number | null>;
  /** The end of what the server reads. */
  hangUp(): void;
}

export function frame(message: unknown): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** @param nodeArgs for Node itself */
export function startRaw(serverFile: string, nodeArgs: readonly string[] = [], env = process.env): RawClient {
  const child = spawn(execPath, [...nodeArgs, serverFile, '--stdio'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(() => {
    child.kill();
  });
  child.stdin.on('error', () => {}); // the server has gone, which `exit` tells
  const answers = new Map<Id, Answer[]>();
  const log: string[] = [];
  const waiting = new Map<Id, ((answer: Answer) => void)[]>();
  let sent = 0;
  let ids = 0;
  new StreamMessageReader(child.stdout).listen((message: Message) => {
    const { id, method, params } = message as { id?: Id; method?: string; params?: { type: number; message: string } };
    if (method === undefined && id !== undefined) {
      const answer = message as Message & Answer;
      const resolve = waiting.get(id)?.shift();
      answers.set(id, [...(answers.get(id) ?? []), answer]);
      resolve?.(answer);
    } else if (method !== undefined && id !== undefined) {
      child.stdin.write(frame({ jsonrpc: '2.0', id, result: null }));
    } else if (method === 'window/logMessage' && params && params.type <= 2) log.push(params.message);
  });
  const client: RawClient = {
    exit,
    bytes: (data) => child.stdin.write(data),
    send(message) {
      sent++;
      child.stdin.write(frame(message));
    },
    notify: (method, params) => client.send({ jsonrpc: '2.0', method, params }),
    ask(method, params) {
      ids++;
      const answer = client.answerTo(`own-${ids}`);
      client.send({ jsonrpc: '2.0', id: `own-${ids}`, method, params });
      return answer;
    },
    answerTo: (id) => new Promise((resolve) => waiting.set(id, [...(waiting.get(id) ?? []), resolve])),
    async initialize(capabilities = {}) {
      await client.ask('initialize', { processId: null, rootUri: null, capabilities });
      client.notify('initialized', {});
    },
    answers: (id) => answers.get(id) ?? [],
    log: () => log,
    sent: () => sent,
    hangUp: () => child.stdin.end(),
  };
  return client;
}

export const uri = 'file:///nowhere/a.btc';
export const text = 'domain D { group Admins  account A { memberOf: Admins } }\n';

export function open(client: RawClient, address = uri, content = text): void {
  client.notify('textDocument/didOpen', {
    textDocument: { uri: address, languageId: 'btc', version: 1, text: content },
  });
}

/** Whether a server that knows the document answers as if nothing had been. */
export async function definitionWorks(client: RawClient): Promise<boolean> {
  const { result } = await client.ask('textDocument/definition', {
    textDocument: { uri },
    position: { line: 0, character: 48 },
  });
  return JSON.stringify(result).includes('"start":{"line":0,"character":17}');
}
