/**
 * Do the tests notice when rules, simulation or runbook are wrong? Stryker changes them in one place at a time, and runs the tests that
 * run through that place. Without arguments it tries a random sample, of which `--one-in` sets the size and `--seed` takes another one;
 * `--all` tries everything, which takes more than a day. Of files that are named, as `file.ts` or `file.ts:10-20`, all mutants are tried.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../../scripts/root.ts';
import { parts, summary } from './report.ts';
import { sampleOf } from './sample.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'one-in': { type: 'string', default: '40' },
    seed: { type: 'string', default: '2009' },
    all: { type: 'boolean', default: false },
  },
});
const everything = Object.values(parts).flatMap((folders) => folders.map((folder) => `language/${folder}/**/*.ts`));
const sample = { seed: Number(values.seed), oneIn: Number(values['one-in']) };
const isSample = !values.all && positionals.length === 0;
const named = positionals.length > 0 ? positionals : everything;

process.chdir(root);
const results = await new Stryker({
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', join(root, 'tests/mutation/plugin.ts')],
  reporters: ['progress', 'survivors'],
  mutate: isSample ? [...(await sampleOf(sample, everything))] : named,
  coverageAnalysis: 'perTest',
  // What is made once, when a module is loaded, would take all tests for each mutant.
  ignoreStatic: true,
  concurrency: 1,
  ignorePatterns: ['artifacts', 'dist', '*.vsix', '*.tgz'],
  tempDirName: '.build/mutants',
  dryRunTimeoutMinutes: 60,
  timeoutMS: 120_000,
}).runMutationTest();
console.log(summary(results));
