/** The examples that people start from have no findings but those that their shape can't be without, as their comments say. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse } from '../harness/analysis.ts';

const folder = new URL('../../examples/', import.meta.url);
const unavoidable: Readonly<Record<string, readonly string[]>> = {
  'local-master-secret.btc': ['separate-clusters-recommended'],
};

test.each(readdirSync(folder))('%s', async (file) => {
  const { problems } = await analyse(new Map([['main.btc', readFileSync(new URL(file, folder), 'utf8')]]));
  expect(problems.map(({ code }) => code)).toEqual(unavoidable[file] ?? []);
});
