/** The topological sort behind the order of steps. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareKeys, order } from '../../../language/runbook/order.ts';

const item = (id: string, after: readonly string[] = [], key: readonly (string | number)[] = [id]) => ({
  id,
  after: new Set(after),
  key,
});

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

/** Items that wait only for items with a smaller number, in any order, with keys of their own. */
const acyclic = fc.array(fc.tuple(fc.nat(9), fc.array(fc.nat(19), { maxLength: 4 })), { maxLength: 20 }).map((rows) =>
  rows.map(([key, before], index) =>
    item(
      `i${index}`,
      before.filter((other) => other < index).map((other) => `i${other}`),
      [key, `i${index}`],
    ),
  ),
);

describe('order', () => {
  test('takes the smallest that waits for nothing', () => {
    const { ordered, stuck } = order([item('c'), item('a', ['b']), item('b', ['c'])]);
    expect(ids(ordered)).toEqual(['c', 'b', 'a']);
    expect(stuck).toEqual([]);
  });

  test('passes over ids that nothing has', () => {
    expect(ids(order([item('a', ['elsewhere'])]).ordered)).toEqual(['a']);
  });

  test('keeps apart what waits for itself', () => {
    const { ordered, stuck } = order([item('d', ['c']), item('c', ['b']), item('b', ['c']), item('a')]);
    expect(ids(ordered)).toEqual(['a']);
    expect(ids(stuck)).toEqual(['b', 'c', 'd']);
  });

  test('puts everything after what it waits for, whatever the order of the input', () => {
    fc.assert(
      fc.property(acyclic, fc.infiniteStream(fc.nat()), (items, random) => {
        const { ordered, stuck } = order(items);
        expect(stuck).toEqual([]);
        expect(new Set(ids(ordered))).toEqual(new Set(ids(items)));
        const place = new Map(ordered.map(({ id }, index) => [id, index]));
        for (const { id, after } of ordered) {
          for (const earlier of after) expect(place.get(earlier)).toBeLessThan(place.get(id) ?? -1);
        }
        const numbers = new Map(items.map((each) => [each, random.next().value]));
        const shuffled = items.toSorted((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
        expect(ids(order(shuffled).ordered)).toEqual(ids(ordered));
      }),
    );
  });
});

test('keys compare part by part, numbers first, texts by their units', () => {
  const keys = [[1, 'b'], [1, 'a', 0], ['a'], [1, 'a'], [1], [0, 'z'], [1, 'B']];
  expect(keys.toSorted(compareKeys)).toEqual([[0, 'z'], [1], [1, 'B'], [1, 'a'], [1, 'a', 0], [1, 'b'], ['a']]);
});
