/** Every rule is proven by random topologies that break it, or says why not. */
import { expect, test } from 'vitest';
import { rules } from '#language';
import { mutators, withoutMutator } from '../properties/mutators/index.ts';

const codes = rules.map(({ code }) => code);
const mutated = new Set(mutators.map(({ code }) => code));

test('every rule has a mutator, or stands on the list of those that have none', () => {
  expect(codes.filter((code) => !mutated.has(code) && !withoutMutator.has(code))).toEqual([]);
});

test('every mutator has a rule', () => {
  expect([...mutated, ...withoutMutator.keys()].filter((code) => !codes.includes(code))).toEqual([]);
});

test('no rule is on that list that has a mutator', () => {
  expect([...withoutMutator.keys()].filter((code) => mutated.has(code))).toEqual([]);
});

test('mutators of one rule do different things', () => {
  const titles = mutators.map(({ code, does }) => `${code}: ${does}`);
  expect(titles).toEqual([...new Set(titles)]);
});
