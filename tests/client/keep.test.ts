/** What equals what was there before is what was there before, and a view is asked again only for what is new to it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepEqual, remembered } from '../../client/webview/keep.ts';
import { html } from '../../client/webview/markup.ts';

describe('keeping', () => {
  test('gives what comes next, whatever was there before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
        expect(keepEqual(previous, next)).toEqual(next);
      }),
    );
  });

  test('of an equal value gives the one before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = structuredClone(value);
        expect(keepEqual(value, copy)).toBe(value);
      }),
    );
  });

  test('keeps every part that is as it was, and no other', () => {
    const previous = { steps: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], needed: ['x'], title: 'Old' };
    const next = { steps: [{ id: 'a' }, { id: 'B' }, { id: 'c' }, { id: 'd' }], needed: ['x'], title: 'New' };
    const kept = keepEqual(previous, next);
    expect(kept).toEqual(next);
    expect(kept.steps.map((step, index) => step === previous.steps[index])).toEqual([true, false, true, false]);
    expect(kept.needed).toBe(previous.needed);
    expect(keepEqual({ a: [] }, { a: {} })).toEqual({ a: {} });
    expect(keepEqual({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  });
});

test('a view is remembered for its subject, as long as the same is said of it', () => {
  let asked = 0;
  const view = remembered((subject: { readonly name: string }, isMarked: boolean) => {
    asked += 1;
    return html('p', { hidden: isMarked }, subject.name);
  });
  const [one, other] = [{ name: 'one' }, { name: 'other' }];
  const first = view(one, false);
  expect(view(one, false)).toBe(first);
  expect(view(other, false).children).toEqual(['other']);
  expect(view(one, false)).toBe(first);
  expect(asked).toBe(2);
  expect(view(one, true).attributes).toEqual({ hidden: '' });
  expect(view({ ...one }, true)).not.toBe(first);
  expect(asked).toBe(4);
});
