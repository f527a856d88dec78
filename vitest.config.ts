/** How the tests run: one project for everything that needs no browser. The end-to-end tests have their own runner. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    testTimeout: 60_000,
    // What is shipped is bundled before tests of it.
    hookTimeout: 60_000,
  },
});
