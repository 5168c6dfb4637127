import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { listSiteFiles, serviceWorker } from './list-site-files.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Files of TensorFlow.js are named by it: they come when it is chosen, and not before. */
const tensorflow = 'assets/tensorflow-';
const nameOf = ({ moduleIds }: { readonly moduleIds: readonly string[] }): string =>
  moduleIds.some((id) => /@tensorflow|backend-tfjs/u.test(id)) ? `${tensorflow}[hash].js` : 'assets/[name]-[hash].js';

/** Paths are relative, so the folder can stand anywhere. */
export default defineConfig({
  base: './',
  plugins: [listSiteFiles((fileName) => !fileName.startsWith(tensorflow) && !fileName.includes('tfjs'))],
  worker: { format: 'es', rolldownOptions: { output: { chunkFileNames: nameOf } } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    sourcemap: true,
    rolldownOptions: {
      input: { index: path('index.html'), 'service-worker': path('src/offline/service-worker.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? serviceWorker : 'assets/[name]-[hash].js'),
      },
    },
  },
});
