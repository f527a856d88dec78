/** Proper messages that a client may not send, or not like this: each is answered as LSP says, and the server lives on. */
import { DefaultWorkspaceLock } from 'langium';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer } from '../../../server/lsp/answer.ts';
import type { Session } from '../../../server/lsp/session.ts';
import { bundle } from '../bundles.ts';
import { type Answer, definitionWorks, frame, open, type RawClient, startRaw, text, uri } from './raw-client.ts';
import { customRequests, infinite, mutationsOf, notifications, requests } from './requests.ts';

let server: Awaited<ReturnType<typeof bundle>>;

beforeAll(async () => {
  server = await bundle('node');
}, 60_000);
afterAll(() => server.remove());

async function started(): Promise<RawClient> {
  const client = startRaw(server.file);
  await client.initialize({ textDocument: { diagnostic: {} } });
  open(client);
  return client;
}

const code = ({ error }: Answer) => error?.code;
const notInitialized = -32002;
const invalidRequest = -32600;
const methodNotFound = -32601;
const invalidParams = -32602;
const requestCancelled = -32800;
const requestFailed = -32803;

test('before it is initialized the server answers nothing and forgets what it is told; then once, as if nothing had been', async () => {
  const client = startRaw(server.file);
  open(client, uri, 'domain Wrong {}');
  const methods = [...Object.keys(requests), 'shutdown', 'no/such'];
  const answers = await Promise.all(methods.map((method) => client.ask(method, requests[method])));
  expect(answers.map(code)).toEqual(methods.map(() => notInitialized));
  const wrong = [
    {},
    { capabilities: 7 },
    { processId: 1.5, capabilities: {} },
    { workspaceFolders: 'all', capabilities: {} },
    { workspaceFolders: [{ uri: '', name: 'everything' }], capabilities: {} },
    { rootUri: '/', capabilities: {} },
  ];
  for (const params of wrong) expect(code(await client.ask('initialize', params))).toBe(invalidParams);
  // What was refused may be said right.
  await client.ask('initialize', { processId: null, capabilities: { textDocument: { hover: { contentFormat: 5 } } } });
  await client.initialize();
  expect(code(await client.ask('initialize', { processId: null, capabilities: {} }))).toBe(invalidRequest);
  open(client);
  expect(await definitionWorks(client)).toBe(true);
});

test('after shutdown requests are refused, notifications mean nothing, and exit ends it in order', async () => {
  const client = await started();
  expect(await client.ask('shutdown')).toMatchObject({ result: null });
  const methods = [...Object.keys(requests), 'shutdown', 'initialize', 'no/such'];
  const answers = await Promise.all(methods.map((method) => client.ask(method, requests[method])));
  expect(answers.map(code)).toEqual(methods.map(() => invalidRequest));
  for (const [method, params] of Object.entries(notifications)) client.notify(method, params);
  client.notify('exit');
  expect(await client.exit).toBe(0);
});

test('an exit without shutdown, even before initialize, ends it with 1', async () => {
  const client = startRaw(server.file);
  client.notify('exit');
  expect(await client.exit).toBe(1);
});

test('unknown requests are refused, unknown notifications mean nothing', async () => {
  const client = await started();
  const unknown = ['no/such', '$/no/such', 'constructor', '__proto__', 'toString', '', 'textDocument/typeDefinition'];
  for (const method of unknown) {
    client.notify(method, { uri });
    expect(code(await client.ask(method, { textDocument: { uri } })), method).toBe(methodNotFound);
  }
  expect(await definitionWorks(client)).toBe(true);
});

test('documents that are not open are answered as empty ones', async () => {
  const client = await started();
  const addresses = [
    'file:///nowhere/never.btc',
    'untitled:Untitled-1',
    'git:/a.btc?x',
    'x',
    '',
    'file:///nowhere/a.btc/b',
  ];
  let asked = 0;
  for (const address of addresses) {
    for (const [method, params] of Object.entries(requests)) {
      const answered = await client.ask(method, JSON.parse(JSON.stringify(params).replaceAll(uri, address)));
      expect(code(answered), `${method} of ${address}: ${answered.error?.message}`).toBeUndefined();
      asked++;
    }
  }
  expect(await definitionWorks(client)).toBe(true);
  expect(client.log()).toEqual([]);
  console.info(`Unknown documents: ${asked} requests, ${asked} answered.`);
});

test('positions behind the end are the end; such that are none are refused', async () => {
  const client = await started();
  const numbers = [0, 1, 57, 58, 1000, 2 ** 31 - 1, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER];
  const refused = [-1, -(2 ** 31), 0.5, 2 ** 53, 1e300, infinite, null, '1', true, [], {}];
  const at = Object.entries(requests).filter(([, params]) => 'position' in params || 'range' in params);
  let asked = 0;
  for (const [method, params] of at) {
    for (const number of [...numbers, ...refused]) {
      for (const place of [
        { line: number, character: 3 },
        { line: 0, character: number },
      ]) {
        const both = {
          ...params,
          ...('position' in params ? { position: place } : { range: { start: place, end: place } }),
        };
        const answered = await askRaw(client, method, both);
        expect([undefined, requestFailed, ...(refused.includes(number) ? [invalidParams] : [])]).toContain(
          code(answered),
        );
        if (refused.includes(number)) expect(code(answered), `${method} ${number}`).toBe(invalidParams);
        asked++;
      }
    }
  }
  expect(await definitionWorks(client)).toBe(true);
  expect(client.log()).toEqual([]);
  console.info(`Positions: ${asked} requests, ${asked} answered or refused.`);
});

/** An infinite number can only be written by hand. */
let rawIds = 0;
function askRaw(client: RawClient, method: string, params: unknown): Promise<Answer> {
  rawIds++;
  const id = `raw-${rawIds}`;
  const answered = client.answerTo(id);
  client.bytes(withInfinite({ jsonrpc: '2.0', id, method, params }));
  return answered;
}

function withInfinite(message: unknown): string {
  const body = frame(message)
    .replace(/^.*\r\n\r\n/s, '')
    .replaceAll(JSON.stringify(infinite), '1e999');
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

test('parameters with any one value wrong are refused or answered, and nothing fails inside', async () => {
  const client = await started();
  const answers: Promise<Answer>[] = [];
  for (const [method, params] of Object.entries(requests)) {
    for (const mutation of mutationsOf(params)) answers.push(askRaw(client, method, mutation));
  }
  const codes = (await Promise.all(answers)).map(code);
  expect([...new Set(codes)].sort()).toEqual([invalidParams, requestFailed, undefined]);
  expect(client.log()).toEqual([]);

  let told = 0;
  for (const [method, params] of Object.entries(notifications)) {
    for (const mutation of mutationsOf(params)) {
      client.bytes(withInfinite({ jsonrpc: '2.0', method, params: mutation }));
      told++;
    }
  }
  client.notify('textDocument/didClose', { textDocument: { uri } });
  open(client);
  expect(await definitionWorks(client)).toBe(true);
  const inside = client.log().filter((line) => !/^The parameters of \S+ are wrong/.test(line));
  expect(inside).toEqual([]);
  const refused = codes.filter((each) => each === invalidParams).length;
  console.info(`Wrong parameters: ${codes.length} requests, ${refused} of them refused; ${told} notifications.`);
}, 300_000);

test('wrong parameters of our own requests are refused with the place of the mistake', async () => {
  const client = await started();
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ...Object.keys(customRequests).flatMap((method): [string, unknown, string][] => [
      [method, undefined, ''],
      [method, [], ''],
      [method, {}, 'uri'],
      [method, { ...customRequests[method], uri: 5 }, 'uri'],
      [method, { ...customRequests[method], uri: '////' }, 'uri'],
    ]),
    ['btc/preview', { uri, scenario: null }, 'scenario'],
    ['btc/preview', { uri, scenario: { events: [], at: -1, pairs: true } }, 'scenario.at'],
    ['btc/preview', { uri, scenario: { events: [], at: 0 } }, 'scenario.pairs'],
    ['btc/preview', { uri, scenario: { events: [{ kind: 'burns' }], at: 0, pairs: true } }, 'scenario.events.0.kind'],
    [
      'btc/preview',
      { uri, scenario: { events: [{ kind: 'moved', group: 'G' }], at: 0, pairs: true } },
      'scenario.events.0.to',
    ],
    [
      'btc/preview',
      { uri, scenario: { events: [{ kind: 'fails', names: [1] }], at: 0, pairs: true } },
      'scenario.events.0.names.0',
    ],
    [
      'btc/preview',
      { uri, scenario: { events: Array(1001).fill({ kind: 'fails', names: [] }), at: 0, pairs: false } },
      'scenario.events',
    ],
    ['btc/export', { ...customRequests['btc/export'], view: 'everything' }, 'view'],
    ['btc/export', { ...customRequests['btc/export'], format: 'exe' }, 'format'],
    ['btc/export', { ...customRequests['btc/export'], view: 'runbook', format: 'svg' }, ''],
    ['btc/export', { ...customRequests['btc/export'], events: {} }, 'events'],
  ];
  for (const [method, params, place] of wrong) {
    const { error } = await client.ask(method, params);
    expect([method, error?.code, error?.message]).toEqual([
      method,
      invalidParams,
      expect.stringMatching(`^The parameters of ${method} are wrong${place === '' ? ': ' : ` at ${place}: `}.`),
    ]);
  }
  expect(await definitionWorks(client)).toBe(true);
  console.info(`Our own requests: ${wrong.length} wrong ones, ${wrong.length} refused.`);
});

test('a thousand requests at once, every third of them cancelled: each is answered once', async () => {
  const client = await started();
  const methods = Object.entries(requests);
  const ids = Array.from({ length: 1000 }, (_, index) => index);
  const answers = ids.map((id) => client.answerTo(id));
  for (const id of ids) {
    const [method, params] = methods[id % methods.length] ?? ['', {}];
    client.send({ jsonrpc: '2.0', id, method, params });
    if (id % 3 === 0) client.notify('$/cancelRequest', { id });
    if (id % 50 === 0) {
      const contentChanges = [{ text: `${text}// ${id}\n` }];
      client.notify('textDocument/didChange', { textDocument: { uri, version: id + 2 }, contentChanges });
    }
  }
  const codes = (await Promise.all(answers)).map(code);
  expect(await definitionWorks(client)).toBe(true);
  for (const id of ids) {
    expect(client.answers(id).length).toBe(1);
    expect(id % 3 === 0 ? [undefined, requestCancelled] : [undefined]).toContain(codes[id]);
  }
  expect(client.log()).toEqual([]);
  const cancelled = codes.filter((each) => each === requestCancelled).length;
  console.info(`At once: 1000 requests, ${1000 - cancelled} answered, ${cancelled} of 334 cancelled.`);
});

test('documents opened twice, changed or closed without being open, closed under requests, with versions that go back', async () => {
  const client = await started();
  const other = 'file:///nowhere/b.btc';
  const change = (address: string, version: number, changed: string) =>
    client.notify('textDocument/didChange', {
      textDocument: { uri: address, version },
      contentChanges: [{ text: changed }],
    });
  const close = (address: string) => client.notify('textDocument/didClose', { textDocument: { uri: address } });
  change(other, 5, 'domain D {');
  close(other);
  close(other);
  open(client, uri, 'domain Old {}');
  open(client);
  expect(await definitionWorks(client)).toBe(true);
  change(uri, -3, 'domain Wrong {}');
  change(uri, -3, text);
  expect(await definitionWorks(client)).toBe(true);

  const running = Object.entries(requests).map(([method, params]) => client.ask(method, params));
  close(uri);
  const closed = Object.entries(requests).map(([method, params]) => client.ask(method, params));
  open(client);
  expect((await Promise.all([...running, ...closed])).map(code).filter((each) => each !== undefined)).toEqual([]);
  expect(await definitionWorks(client)).toBe(true);
  expect(client.log()).toEqual([]);
});

test('what a handler throws is told to the log, and answered as if there were nothing', async () => {
  const failures: unknown[] = [];
  const session = {
    shared: { workspace: { WorkspaceLock: new DefaultWorkspaceLock() } },
    failed: (what: string, error: unknown) => failures.push([what, String(error)]),
  } as unknown as Session;
  const broken = answer(
    session,
    'Hover',
    (): string => {
      throw new RangeError('too deep');
    },
    'nothing',
  );
  expect(await broken({}, { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) })).toBe(
    'nothing',
  );
  expect(failures).toEqual([['Hover', 'RangeError: too deep']]);
});
