/**
 * The tests that mutants are tried with: those of rules, simulation and runbook that need no bundle, no process and no browser. Left out
 * is what takes long for every mutant and is about something else than what comes out, such as odd names and half of a text.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'tests/language/*.test.ts',
      'tests/language/{simulation,runbook,operations,export,scripts}/*.test.ts',
      'tests/server/{hover,refactorings,rule-actions}.test.ts',
      'tests/server/cli/{runbook,simulate}.test.ts',
    ],
    exclude: [
      'tests/language/{beginnings,large,bind,references,repair,unite,format*,edit*}.test.ts',
      'tests/language/{runbook,operations,export}/hostile*.test.ts',
    ],
    env: { BTC_PROPERTY_RUNS: '0.1' },
    // Each mutant has a process of its own; to load the language anew for each file of tests takes longer than most tests.
    isolate: false,
    testTimeout: 60_000,
  },
});
