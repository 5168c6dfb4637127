import { defineConfig } from 'vitest/config';

// Sources are found through an export condition, so these tests need no build.
const source = { conditions: ['@linnet/source', 'module', 'node', 'import', 'default'] };

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results.json' },
    projects: [
      {
        resolve: source,
        ssr: { resolve: source },
        test: {
          name: 'source',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        // What users have: the built packages and the built command.
        test: {
          name: 'built',
          include: ['tests/*.test.ts'],
          globalSetup: 'tests/support/pack.ts',
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      // The built packages in a browser.
      'tests/browser/vitest.config.ts',
    ],
  },
});
