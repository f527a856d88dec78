/** Clients that do anything in any order: each request is answered once, nothing fails inside, and open documents are what they are. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { runs, seed } from '../../properties/runs.ts';
import { bundle } from '../bundles.ts';
import { type Answer, definitionWorks, open, type RawClient, startRaw, text, uri } from './raw-client.ts';
import { mutationsOf, requests } from './requests.ts';

let server: Awaited<ReturnType<typeof bundle>>;

beforeAll(async () => {
  server = await bundle('node');
}, 60_000);
afterAll(() => server.remove());

const addresses = [
  'file:///nowhere/b.btc',
  'file:///nowhere/c.btc',
  'untitled:Untitled-1',
  'file:///nowhere/btc.config.json',
];
const pieces = [
  text,
  'cluster C {\n',
  '}\n',
  'import "c.btc"\n',
  'node N1 ',
  '"',
  '/*',
  '{ "rules": {} }',
  '\r\n',
  '\u{1f600}',
  ' ',
  '',
];

const address = fc.constantFrom(...addresses);
const written = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((some) => some.join(''));
const place = fc.record({ line: fc.constantFrom(0, 1, 2, 3, 1000), character: fc.constantFrom(0, 1, 7, 30, 2 ** 31) });
const request = fc.constantFrom(...Object.entries(requests));
const wrongRequests = Object.entries(requests).flatMap(([method, params]) =>
  [...mutationsOf(params)].map((mutation): readonly [string, unknown] => [method, mutation]),
);

const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), at: address, text: written }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      at: address,
      text: written,
      version: fc.integer({ min: -2, max: 9 }),
      range: fc.option(fc.record({ start: place, end: place })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('close' as const), at: address }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('ask' as const), at: address, request, isCancelled: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('misask' as const), request: fc.constantFrom(...wrongRequests) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('watch' as const), at: address, type: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('babble' as const), bytes: fc.uint8Array({ maxLength: 60 }) }) },
);
type Action = typeof action extends fc.Arbitrary<infer Of> ? Of : never;

interface Played {
  readonly answers: readonly Promise<Answer>[];
  /** What is open in the end, as the client knows it. */
  readonly open: ReadonlyMap<string, TextDocument>;
}

function play(actions: readonly Action[], client: RawClient): Played {
  const documents = new Map<string, TextDocument>();
  const answers: Promise<Answer>[] = [];
  const ask = (method: string, params: unknown): number => {
    const id = answers.length;
    answers.push(client.answerTo(id));
    client.send({ jsonrpc: '2.0', id, method, params });
    return id;
  };
  for (const one of actions) {
    if (one.do === 'open') {
      open(client, one.at, one.text);
      documents.set(one.at, TextDocument.create(one.at, 'btc', 1, one.text));
    } else if (one.do === 'change') {
      const { at, version } = one;
      const change = { text: one.text, ...(one.range ? { range: one.range } : {}) };
      client.notify('textDocument/didChange', { textDocument: { uri: at, version }, contentChanges: [change] });
      const document = documents.get(at);
      if (document) documents.set(at, TextDocument.update(document, [change], version));
    } else if (one.do === 'close') {
      client.notify('textDocument/didClose', { textDocument: { uri: one.at } });
      documents.delete(one.at);
    } else if (one.do === 'ask') {
      const [method, params] = one.request;
      const id = ask(method, JSON.parse(JSON.stringify(params).replaceAll(uri, one.at)));
      if (one.isCancelled) client.notify('$/cancelRequest', { id });
    } else if (one.do === 'misask') ask(...one.request);
    else if (one.do === 'watch')
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: one.at, type: one.type }] });
    else client.bytes(one.bytes);
  }
  return { answers, open: documents };
}

const outcomes = [undefined, -32602, -32800, -32803];
const outline = async (client: RawClient, of: string) =>
  (await client.ask('textDocument/documentSymbol', { textDocument: { uri: of } })).result;

test(`random clients (seed ${seed})`, async () => {
  let sent = 0;
  let answered = 0;
  const clients = runs(10);
  const property = fc.asyncProperty(fc.array(action, { minLength: 100, maxLength: 300 }), async (actions) => {
    const client = startRaw(server.file);
    await client.initialize({
      textDocument: { diagnostic: {}, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
    });
    const played = play(actions, client);
    const codes = (await Promise.all(played.answers)).map(({ error }) => error?.code);
    expect(codes.filter((code) => !outcomes.includes(code))).toEqual([]);
    expect(played.answers.every((_, id) => client.answers(id).length === 1)).toBe(true);
    for (const [at, document] of played.open) {
      const fresh = `file:///elsewhere/${at.length}.btc`;
      open(client, fresh, document.getText());
      expect(await outline(client, at)).toEqual(await outline(client, fresh));
    }
    open(client);
    expect(await definitionWorks(client)).toBe(true);
    expect(client.log().filter((line) => !line.startsWith('The parameters of '))).toEqual([]);
    client.notify('shutdown');
    sent += client.sent();
    answered += codes.length;
    client.hangUp();
    await client.exit;
  });
  await fc.assert(property, { numRuns: clients, seed, timeout: 60_000, endOnFailure: true });
  console.info(`Random clients: ${clients} with ${sent} messages, ${answered} requests, each answered once.`);
}, 600_000);
