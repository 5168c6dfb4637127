import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, chromiumPath } from '../support/chromium.js';

// Other tests are run by the same command, and need no browser.
const executablePath = chromiumPath();
const tfjs = createRequire(import.meta.resolve('@linnet/backend-tfjs'));

// The built packages in a page that is cross-origin isolated: its threads may share memory.
export default defineConfig({
  // The .wasm files of TensorFlow.js, at the root of the server.
  publicDir: dirname(tfjs.resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm')),
  server: {
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
  optimizeDeps: {
    // Bundled before the tests start: what is found later makes the page load again.
    include: ['core', 'backend-cpu', 'backend-wasm'].map((name) => `@linnet/backend-tfjs > @tensorflow/tfjs-${name}`),
  },
  test: {
    name: 'browser',
    // Paths on the command line are seen from there.
    dir: join(import.meta.dirname, '../..'),
    include: ['tests/browser/*.test.ts'],
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { args: [...chromiumArguments], ...(executablePath === undefined ? {} : { executablePath }) },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
