/** Each side believes only the messages that it knows, field by field. */
import { describe, expect, test } from 'vitest';
import {
  type ExtensionMessage,
  type PageMessage,
  readExtensionMessage,
  readPageMessage,
} from '../../client/webview/messages.ts';
import { initialState, readSaved, savedState } from '../../client/webview/state.ts';
import { content, failover, step } from './preview-content.ts';

const pageMessages: readonly PageMessage[] = [
  { type: 'ready' },
  { type: 'reveal', place: 'node:BTS01' },
  { type: 'finding', id: 'too-few-nodes cluster:BTSCLU', show: 'fixes' },
  { type: 'copy', step: 'disk', command: 0 },
  { type: 'tick', step: 'disk', done: false },
  {
    type: 'scenario',
    scenario: {
      events: [
        { kind: 'fails', names: ['BTS01', 'BTS02'] },
        { kind: 'moved', group: 'App', to: 'BTS02' },
      ],
      at: 1,
      pairs: true,
    },
    shown: true,
  },
  { type: 'drawn', id: 1, png: 'iVBORw0KGgo=' },
  { type: 'undrawn', id: 2, reason: 'tooLarge' },
];

const extensionMessages: readonly ExtensionMessage[] = [
  { type: 'show', content, notice: { is: 'current' } },
  { type: 'show', content: { ...content, failover }, notice: { is: 'current' } },
  { type: 'show', content: null, notice: { is: 'missing' } },
  { type: 'show', content: null, notice: { is: 'syntaxErrors', count: 3 } },
  { type: 'show', content, notice: { is: 'failed', message: 'it is stopped' } },
  { type: 'mark', places: ['node:BTS01', 'node:BTS02'] },
  { type: 'ticked', steps: [] },
  { type: 'copied', step: 'disk', command: 1 },
  { type: 'draw', id: 1, svg: '<svg width="1" height="1"></svg>' },
];

/** The value with the field at the path replaced, or removed where the replacement is undefined. */
function changed(value: unknown, path: readonly (string | number)[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  const copy: Record<string | number, unknown> = Object.assign(Array.isArray(value) ? [] : {}, value);
  copy[key] = changed(copy[key], rest, replacement);
  return copy;
}

/** The path of every field in the value, also of those within its fields. */
function paths(value: unknown): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => [[key], ...paths(field).map((path) => [key, ...path])]);
}

/** The fields of a message that may be absent. */
function optionalIn(message: ExtensionMessage): readonly string[] {
  if (!('content' in message) || message.content === null) return [];
  return message.content.failover ? ['failover', 'part', 'place', 'reason'] : ['part', 'place'];
}

describe('what is sent is read as it was', () => {
  test.each(pageMessages)('from the page: $type', (message) => {
    expect(readPageMessage(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });
  test.each(extensionMessages)('from the extension: $type', (message) => {
    expect(readExtensionMessage(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });
});

describe('a field of another type makes it no message', () => {
  // A symbol is of no type that a message has; an optional field may be absent, but not this.
  const wrong = Symbol('wrong');
  test.each(pageMessages)('from the page: $type', (message) => {
    for (const path of paths(message))
      expect([path, readPageMessage(changed(message, path, wrong))]).toEqual([path, undefined]);
  });
  test.each(extensionMessages)('from the extension: $type', (message) => {
    for (const path of paths(message)) {
      expect([path, readExtensionMessage(changed(message, path, wrong))]).toEqual([path, undefined]);
    }
  });
});

describe('a missing field makes it no message, unless it may be absent', () => {
  test.each(extensionMessages)('from the extension: $type', (message) => {
    const accepted = paths(message).filter(
      (path) => readExtensionMessage(changed(message, path, undefined)) !== undefined,
    );
    expect(new Set(accepted.map((path) => path.at(-1)))).toEqual(new Set(optionalIn(message)));
  });
});

test.each([
  undefined,
  null,
  'ready',
  7,
  [],
  [{ type: 'ready' }],
  {},
  { type: 'Ready' },
  { type: 'eval', code: 'alert(1)' },
  { type: 'finding', id: 'odd' },
  { type: 'finding', id: 'odd', show: 'editor.action.quickFix' },
  { type: 'finding', id: 0, show: 'source' },
  { type: 'copy', step: 'disk', command: -1 },
  { type: 'copy', step: 'disk', command: 0.5 },
  { type: 'copy', step: 'disk', command: Number.NaN },
  { type: 'copy', step: 'disk', command: '0' },
])('%j is no message of the page', (value) => {
  expect(readPageMessage(value)).toBeUndefined();
});

test.each([
  { type: 'show', notice: { is: 'current' } },
  { type: 'show', content: null, notice: { is: 'syntaxErrors' } },
  { type: 'show', content: null, notice: { is: 'other' } },
  { type: 'mark', places: 'node:BTS01' },
  { type: 'reveal', place: 'node:BTS01' },
])('%j is no message of the extension', (value) => {
  expect(readExtensionMessage(value)).toBeUndefined();
});

test('a step of an unknown kind or shell is not shown', () => {
  const withStep = (change: object) => ({
    type: 'show',
    notice: { is: 'current' },
    content: {
      ...content,
      runbook: { ...content.runbook, phases: [{ id: 'p', title: 'P', steps: [{ ...step('s'), ...change }] }] },
    },
  });
  expect(readExtensionMessage(withStep({}))).toBeDefined();
  expect(readExtensionMessage(withStep({ kind: 'destructive' }))).toBeUndefined();
  expect(readExtensionMessage(withStep({ commands: [{ shell: 'bash', lines: [] }] }))).toBeUndefined();
});

test('a file of a step has a name and a text, or the step is not shown', () => {
  const withFiles = (files: readonly object[]) =>
    readExtensionMessage({
      type: 'show',
      notice: { is: 'current' },
      content: {
        ...content,
        runbook: { ...content.runbook, phases: [{ id: 'p', title: 'P', steps: [{ ...step('s'), files }] }] },
      },
    });
  expect(withFiles([{ name: 'a.vbs', text: 'x\n' }])).toBeDefined();
  expect(withFiles([{ name: 'a.vbs' }])).toBeUndefined();
});

describe('the saved state', () => {
  const saved = savedState({ ...initialState('file:///a.btc', undefined), tab: 'runbook', zoom: 1.5 });

  test('comes back for the same file only', () => {
    expect(readSaved(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
    expect(initialState('file:///a.btc', saved)).toMatchObject({ tab: 'runbook', zoom: 1.5, content: null });
    expect(initialState('file:///b.btc', saved)).toMatchObject({ tab: 'topology', zoom: 'fit' });
  });

  test.each([
    undefined,
    null,
    {},
    { ...saved, tab: 'errors' },
    { ...saved, scenario: { events: [{}], at: 0, pairs: false } },
    { ...saved, zoom: -1 },
    { ...saved, scroll: {} },
  ])('is not %j', (value) => {
    expect(readSaved(value)).toBeUndefined();
  });
});
