/** What the README shows holds. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings, rules } from '#language';
import { argumentsOf } from '../../client/features/check-tasks/check-arguments.ts';
import { analyse } from '../harness/analysis.ts';
import { environmentFile, withEnvironment } from '../harness/environment.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

const codes = rules.map(({ code }) => code);

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

test('the task is one, and the hooks are those that there are', () => {
  const tasks = blocksOf('json').filter((block) => block.includes('"type": "btc"'));
  expect(tasks.map((block) => argumentsOf(JSON.parse(block)))).toEqual([
    ['check', '--max-warnings', '0', '--', 'production/**/*.btc'],
  ]);
  const hooks = readFileSync(new URL('../../.pre-commit-hooks.yaml', import.meta.url), 'utf8');
  const shown = blocksOf('yaml').flatMap((block) => block.match(/(?<=- id: |# or )btc-\w+/g) ?? []);
  expect([...hooks.matchAll(/^- id: (.+)$/gm)].map(([, id]) => id).sort()).toEqual(shown.sort());
});

test('the settings are settings', () => {
  const read = blocksOf('json')
    .filter((block) => !block.includes('"type": "btc"'))
    .map((block) => readSettings(block, codes));
  expect(read.flatMap(({ mistakes }) => mistakes)).toEqual([]);
  expect(read.flatMap(({ overrides }) => overrides)).not.toEqual([]);
});
