/** The scenarios in `golden/` turn out as they say in words, to the letter. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { play, readScenarios } from './scenario.ts';

const folder = new URL('golden/', import.meta.url);
const pages = readdirSync(folder).map((name) => ({
  name,
  scenarios: readScenarios(readFileSync(new URL(name, folder), 'utf8')),
}));

describe.each(pages)('$name', ({ scenarios }) => {
  test.each(scenarios)('$title', async (scenario) => {
    expect(await play(scenario)).toBe(scenario.outcome);
  });
});

test('there are scenarios enough, and each has a title of its own', () => {
  const titles = pages.flatMap(({ name, scenarios }) => scenarios.map(({ title }) => `${name}: ${title}`));
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThanOrEqual(30);
});
