/** What is shown between the lines: hints of what holds without being written, and lenses of what survives failures. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { ClientCapabilities, CodeLens, InlayHint } from 'vscode-languageserver/node';
import { pullingClient, startSession, type TestSession } from './session.ts';

const uri = 'file:///w/main.btc';
const folders = ['file:///w'];

const hinted = `cluster C {
  windows: 2008
  node N1
  node N2
  group G {
    ip Address
    networkName Name dependsOn Address
    networkName Other dependsOn Address { name: OTHER }
    biztalkHost Plain { restart { attempts: 2 } }
    biztalkHost Kept dependsOn Name { possibleOwners: N2  restart { failover: no } }
  }
  group Stated { preferredOwners: N2, N1 }
  group Half { preferredOwners: N2 }
}
biztalkGroup B { host Plain host Kept }
`;

/** A client with these settings, by section. */
async function sessionWith(
  text: string,
  settings?: Readonly<Record<string, unknown>>,
  initializationOptions: object = {},
): Promise<TestSession> {
  const capabilities: ClientCapabilities = {
    ...pullingClient,
    workspace: {
      ...pullingClient.workspace,
      configuration: settings !== undefined,
      inlayHint: { refreshSupport: true },
      codeLens: { refreshSupport: true },
    },
  };
  const session = await startSession(
    {},
    {
      folders,
      capabilities,
      initializationOptions,
      prepare: (connection) =>
        connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
          items.map(({ section }) => settings?.[section] ?? null),
        ),
    },
  );
  await session.open(uri, text);
  return session;
}

const whole = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

async function hintsIn(session: TestSession, range = whole): Promise<readonly InlayHint[]> {
  const found = await session.request<InlayHint[] | null>('textDocument/inlayHint', { textDocument: { uri }, range });
  return found ?? [];
}

function withHints(text: string, hints: readonly InlayHint[]): readonly string[] {
  const lines = text.split('\n');
  return hints.map(({ position, label }) => {
    const before = (lines[position.line] ?? '').slice(0, position.character).trim();
    return `${before} ‹${label}›`;
  });
}

const owners = ['group G ‹owners: N2›', 'group Half ‹owners: N2, N1›'];
const names = ['networkName Name ‹name: Name›'];
const dependencies = ['biztalkHost Plain ‹dependsOn Name›'];
const restarts = [
  'biztalkHost Plain ‹restarts 2× in 15m, then fails over›',
  'biztalkHost Kept dependsOn Name ‹restarts 1× in 15m, then stays failed›',
];

test('owners, network names, added dependencies and restart policies as they hold', async () => {
  const hints = await hintsIn(await sessionWith(hinted));
  expect([...withHints(hinted, hints)].sort()).toEqual([...owners, ...names, ...dependencies, ...restarts].sort());
  const added = hints.find(({ label }) => label === 'dependsOn Name');
  expect(added?.textEdits?.map(({ newText }) => newText)).toEqual([' dependsOn Name']);
  expect(hints.filter(({ textEdits }) => textEdits).length).toBe(1);
  const policy = hints.find(({ label }) => String(label).startsWith('restarts 2'));
  expect(policy?.tooltip).toBe(
    ['attempts: 2', 'period: 15m (default)', 'failover: yes (default)', 'retryAfter: 1h (default)']
      .concat('pendingTimeout: 3m (default)')
      .join('\n'),
  );
});

test('each kind can be switched off, and only what is seen is told', async () => {
  const all = { owners, dependencies, restartPolicy: restarts, networkNames: names };
  for (const kind of Object.keys(all) as (keyof typeof all)[]) {
    const session = await sessionWith(hinted, { 'btc.inlayHints': { [kind]: false } });
    const expected = Object.entries(all).flatMap(([other, hints]) => (other === kind ? [] : hints));
    expect([...withHints(hinted, await hintsIn(session))].sort()).toEqual([...expected].sort());
  }
  const range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } };
  expect(withHints(hinted, await hintsIn(await sessionWith(hinted, {}), range))).toEqual(names);
});

test('no hint is made of what is not known', async () => {
  const text = 'cluster C { group G { networkName } group { biztalkHost X } group H { biztalkHost Y } }';
  expect(await hintsIn(await sessionWith(text))).toEqual([]);
});

async function lensesIn(session: TestSession): Promise<readonly string[]> {
  const lenses = await session.request<CodeLens[] | null>('textDocument/codeLens', { textDocument: { uri } });
  const resolved: string[] = [];
  for (const lens of lenses ?? []) {
    const { command, range } = lens.command ? lens : await session.request<CodeLens>('codeLens/resolve', lens);
    resolved.push(`${range.start.line}: ${command?.title}${command?.command ? ` → ${command.command}` : ''}`);
  }
  return resolved;
}

test('groups and hosts say which single failures they survive', async () => {
  const text = await readFile(new URL('../../examples/three-computers.btc', import.meta.url), 'utf8');
  const lineOf = (start: string) => text.split('\n').findIndex((line) => line.trim().startsWith(start));
  expect(await lensesIn(await sessionWith(text, undefined, { showsPreview: true }))).toEqual([
    '0: Preview: picture and runbook → btc.showPreview',
    `${lineOf('group SqlGroup')}: survives all 3 single failures`,
    `${lineOf('group SsoGroup')}: survives all 3 single failures`,
    ...text
      .split('\n')
      .flatMap((line, index) =>
        /^ {2}host /.test(line) ? [`${index}: survives 2 of 3 single failures, not of BTS01`] : [],
      ),
  ]);
});

test('a lens says where something never works, and what a file leaves open', async () => {
  const text = `cluster C {
  windows: 2008
  node N1
  group Works { ip A { address: 10.0.0.1/24 } }
  group Empty { }
  group Broken { ip A { possibleOwners: Gone } }
}
biztalkGroup B {
  host H
}
`;
  expect(await lensesIn(await sessionWith(text))).toEqual([
    '3: survives 0 of 1 single failure, not of N1',
    '4: whether it survives failures is not known',
    '5: does not work even before a failure',
    '8: does not work even before a failure',
  ]);
});

test('lenses can be switched off, and a large topology has none that take long', async () => {
  const text = 'cluster C { windows: 2008 node N group G { disk D } }';
  const off = { 'btc.codeLens': { preview: false, survival: false } };
  expect(await lensesIn(await sessionWith(text, off, { showsPreview: true }))).toEqual([]);
  expect(await lensesIn(await sessionWith(text))).toEqual(['0: survives 0 of 1 single failure, not of N']);
  const servers = Array.from({ length: 50 }, (_, index) => `server S${index}`).join('\n');
  expect(await lensesIn(await sessionWith(`${text}\n${servers}`))).toEqual([]);
});

test('hints are asked for again when an edit elsewhere has changed them', async () => {
  const session = await sessionWith('cluster C { windows: 2008 node N1 node N2 group G { disk D } }');
  const asked: string[] = [];
  session.connection.onRequest('workspace/inlayHint/refresh', () => void asked.push('hints'));
  session.connection.onRequest('workspace/codeLens/refresh', () => void asked.push('lenses'));
  const other = 'file:///w/other.btc';
  await session.open(other, 'import "main.btc"\n');
  await session.settled();
  await session.change(other, 'import "main.btc"\nserver S\n');
  await session.settled();
  expect([...new Set(asked)].sort()).toEqual(['hints', 'lenses']);
});
