/** Bytes that are no message, or not the one that they say: each is refused, and the next good one is answered. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../bundles.ts';
import { definitionWorks, frame, open, type RawClient, startRaw, uri } from './raw-client.ts';

let server: Awaited<ReturnType<typeof bundle>>;

beforeAll(async () => {
  server = await bundle('node');
}, 60_000);
afterAll(() => server.remove());

async function started(): Promise<RawClient> {
  const client = startRaw(server.file);
  await client.initialize();
  open(client);
  return client;
}

const parseError = -32700;
const invalidRequest = -32600;
const hover = frame({ jsonrpc: '2.0', id: 'lost', method: 'textDocument/hover', params: { textDocument: { uri } } });
const codesOf = (client: RawClient) => client.answers(null).map(({ error }) => error?.code);

const broken: Readonly<Record<string, string | Uint8Array>> = {
  'garbage without a line': 'What is this? ',
  'garbage in lines': 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'bytes that are no text': Uint8Array.from({ length: 5000 }, (_, index) => (index * 37) % 256),
  'a header without a length': 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n',
  'a header with a length that is no number': 'Content-Length: many\r\n\r\n{}',
  'a header with a negative length': 'Content-Length: -5\r\n\r\n{}',
  'a header with a length that no text can have': 'Content-Length: 9999999999\r\n\r\n{}',
  nothing: 'Content-Length: 0\r\n\r\n',
  'half a header': hover.slice(0, 10),
  'half a message': hover.slice(0, -30),
  'a length that is too short': hover.replace(/\d+/, (length) => String(Number(length) - 7)),
  'a length that is too long': hover.replace(/\d+/, (length) => String(Number(length) + 7)),
  'a length that is much too long': hover.replace(/\d+/, '400000000'),
  'what is no JSON': 'Content-Length: 9\r\n\r\n{"id":1,}',
  'JSON that is not UTF-8': new Uint8Array([...Buffer.from('Content-Length: 4\r\n\r\n"'), 0xff, 0xfe, 0x2c]),
};

for (const [what, bytes] of Object.entries(broken)) {
  test(`${what} is refused once, and the next message is answered`, async () => {
    const client = await started();
    const refused = client.answerTo(null);
    client.bytes(bytes);
    expect(await definitionWorks(client)).toBe(true);
    expect((await refused).error?.code).toBe(parseError);
    expect(codesOf(client)).toEqual([parseError]);
  });
}

test('the same, all of it one after the other, in chunks of one byte, with a good message after each', async () => {
  const client = await started();
  let answered = 0;
  for (const bytes of Object.values(broken)) {
    for (const byte of Buffer.from(bytes)) client.bytes(Uint8Array.of(byte));
    if (await definitionWorks(client)) answered++;
  }
  const count = Object.keys(broken).length;
  expect([answered, codesOf(client)]).toEqual([count, Array.from({ length: count }, () => parseError)]);
  console.info(`Broken messages: ${2 * count} sent, ${2 * count} refused, ${2 * count} good ones answered after them.`);
});

test('a good message in chunks of any size is one message', async () => {
  const client = await started();
  const body = {
    jsonrpc: '2.0',
    id: 'whole',
    method: 'workspace/symbol',
    params: { query: 'Content-Length: 5 \u{1f600}' },
  };
  const message = Buffer.from(frame(body));
  for (let size = 1; size <= message.length; size++) {
    const answer = client.answerTo('whole');
    for (let at = 0; at < message.length; at += size) client.bytes(message.subarray(at, at + size));
    expect((await answer).result).toEqual([]);
  }
  expect(codesOf(client)).toEqual([]);
});

test('JSON that is no message is refused with its id where it has one, and answers that nobody waits for are passed over', async () => {
  const client = await started();
  const wrong: readonly unknown[] = [
    null,
    17,
    'hover',
    true,
    [],
    [{ jsonrpc: '2.0', id: 1, method: 'shutdown' }],
    {},
    { jsonrpc: '2.0' },
    { jsonrpc: '2.0', id: 'no-method' },
    { jsonrpc: '2.0', id: 8, method: 9 },
    { jsonrpc: '2.0', id: null, method: 'shutdown' },
    { jsonrpc: '2.0', id: { is: 'object' }, method: 'shutdown' },
    { jsonrpc: '2.0', id: [1], method: 'shutdown' },
    { jsonrpc: '2.0', id: false, method: 'shutdown' },
  ];
  for (const message of wrong) client.send(message);
  for (const id of [12_345, 'nobody', null]) client.send({ jsonrpc: '2.0', id, result: {} });
  client.send({ jsonrpc: '2.0', id: 99, error: { code: 1, message: 'no' } });
  client.send({ jsonrpc: '2.0', id: null, error: { code: 1, message: 'no' } });
  expect(await definitionWorks(client)).toBe(true);
  expect(['no-method', 8].flatMap((id) => client.answers(id).map(({ error }) => error?.code))).toEqual([
    invalidRequest,
    invalidRequest,
  ]);
  expect(codesOf(client)).toEqual(Array.from({ length: wrong.length - 2 }, () => invalidRequest));
});

test('with the end of its input the server ends', async () => {
  const client = await started();
  client.bytes(hover.slice(0, -10));
  client.hangUp();
  expect(await client.exit).toBe(1);
});
