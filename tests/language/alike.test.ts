/** When what was made again is the same as before. */
import { expect, test } from 'vitest';
import { alike } from '../../language/model/alike.ts';

const node: { readonly name: string; self?: unknown } = { name: 'N' };
node.self = node;
const other = { ...node };

test.each([
  [[1, 'a'], [1, 'a'], true],
  [[1, 2], [2, 1], false],
  [[1], [1, 2], false],
  [new Set(['a']), new Set(['a']), true],
  [new Set(['a']), new Set(['b']), false],
  [new Map([['a', [1]]]), new Map([['a', [1]]]), true],
  [new Map([['a', [1]]]), new Map([['a', [2]]]), false],
  [{ a: { b: undefined } }, { a: { b: undefined } }, true],
  [{ a: undefined }, { b: undefined }, false],
  [Number.NaN, Number.NaN, true],
  [null, {}, false],
  [[], {}, false],
  [new Set(), new Map(), false],
  // Of what has an identity of its own it is that which counts.
  [{ origin: node }, { origin: node }, true],
  [{ origin: node }, { origin: other }, false],
  [new Date(0), new Date(0), false],
])('%o and %o: %s', (a, b, are) => {
  expect(alike(a, b)).toBe(are);
});
