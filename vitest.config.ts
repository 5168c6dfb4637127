import { defineConfig } from 'vitest/config';

// Sources are found through an export condition, so these tests need no build.
const source = { conditions: ['@linnet/source', 'module', 'node', 'import', 'default'] };

export default defineConfig({
  resolve: source,
  ssr: { resolve: source },
  test: {
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: 'test-results.json' },
    projects: [
      {
        extends: true,
        test: { name: 'source', include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
});
