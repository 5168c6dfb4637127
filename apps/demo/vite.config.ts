import { defineConfig } from 'vite';

/** Paths are relative, so the folder can stand anywhere. */
export default defineConfig({
  base: './',
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2022', sourcemap: true },
});
