/** The edits between two texts make the one out of the other, and touch no line that both have in its place. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '#language';
import { lineChanges } from '../../server/lsp/line-changes.ts';

const texts = fc.array(fc.constantFrom('a', 'b', 'c', '', 'a\r'), { maxLength: 12 }).map((lines) => lines.join('\n'));

test('the edits make the one text out of the other', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      expect(applyEdits(before, lineChanges(before, after))).toBe(after);
    }),
  );
});

test('equal texts need no edits; lines that stay are left alone', () => {
  expect(lineChanges('a\nb\n', 'a\nb\n')).toEqual([]);
  expect(lineChanges('a\nb\nc\nd\n', 'a\nB\nc\nD\n')).toEqual([
    { start: 2, end: 4, text: 'B\n' },
    { start: 6, end: 8, text: 'D\n' },
  ]);
  expect(lineChanges('a\nb', 'a\nb\nc')).toEqual([{ start: 2, end: 3, text: 'b\nc' }]);
  expect(lineChanges('', 'a\n')).toEqual([{ start: 0, end: 0, text: 'a\n' }]);
});

test('very different large texts are replaced as a whole between what is the same', () => {
  const lines = (prefix: string) => Array.from({ length: 2500 }, (_, index) => `${prefix}${index}\n`).join('');
  const [before, after] = [`x\n${lines('a')}y\n`, `x\n${lines('b')}y\n`];
  expect(lineChanges(before, after)).toEqual([{ start: 2, end: before.length - 2, text: lines('b') }]);
});
