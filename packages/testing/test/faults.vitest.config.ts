import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = { conditions: ['@linnet/source', 'module', 'node', 'import', 'default'] };

/** Runs the suites on faulty plugins; `faults.test.ts` starts it and counts what fails. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: source,
  ssr: { resolve: source },
  test: { include: ['faults.run.ts'], reporters: ['json'] },
});
