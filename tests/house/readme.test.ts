/** What the README shows holds. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '#language';
import { analyse } from '../harness/analysis.ts';
import { environmentFile, withEnvironment } from '../harness/environment.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The blocks of a language, in their order. */
function blocksOf(language: string): readonly string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text);
}

test('the example of the language has no findings', async () => {
  const [example = ''] = blocksOf('btc');
  // The rest of the installation, which the README leaves out.
  const texts = withEnvironment(new Map([['main.btc', example.replace('"sql.btc"', `"${environmentFile}"`)]]));
  const { problems } = await analyse(texts);
  expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});

test('the settings name rules that there are', () => {
  const [settings = '{}'] = blocksOf('json');
  const { rules: forAll, overrides } = JSON.parse(settings);
  const named = [forAll, ...overrides.map((override: { rules: object }) => override.rules)].flatMap(Object.keys);
  expect(named.filter((code) => !rules.some((rule) => rule.code === code))).toEqual([]);
  expect(named).not.toEqual([]);
});
