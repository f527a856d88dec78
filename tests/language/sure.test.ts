/** What has to be there is what is there, or a mistake that is told at once. */
import { expect, test } from 'vitest';
import { sure } from '../../language/model/sure.ts';

test('what is there is given back, also where it is empty', () => {
  const list: readonly string[] = [];
  expect([sure(0), sure(''), sure(false), sure(list)]).toEqual([0, '', false, list]);
});

test('what is missing is a mistake of whoever was sure', () => {
  const missing = 'What has to be there is missing.';
  expect(() => sure([][0])).toThrow(missing);
  expect(() => sure(/b/.exec('a'))).toThrow(missing);
});
