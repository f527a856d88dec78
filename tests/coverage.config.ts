/**
 * How much of the language its tests run through: `npm run coverage`. Those that run the bundles in a process of their own add nothing
 * that could be measured, and some that try random topologies by the hundred take too long for what they add.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/language/**/*.test.ts', 'tests/properties/*.test.ts', 'tests/server/**/*.test.ts'],
    exclude: [
      'tests/properties/{fuzz,monsters}.test.ts',
      'tests/server/{stdio,worker}.test.ts',
      'tests/server/{offline,protocol}/**',
      'tests/server/cli/{atomic,fix,format,imports,process}.test.ts',
    ],
    env: { BTC_PROPERTY_RUNS: '0.5' },
    testTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['language/**/*.ts'],
      // Made from the grammar, and tried against Langium's own parser.
      exclude: ['**/generated/**'],
      reporter: ['text-summary', 'json'],
      reportsDirectory: '.build/coverage',
      reportOnFailure: true,
      thresholds: { branches: 95 },
    },
  },
});
