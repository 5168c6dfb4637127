import { defineConfig, type Options } from 'tsup';

/** How every package is built: ESM for Node 20 and browsers; declarations come from TypeScript 7 (`tsconfig.build.json`). */
export const library = (entry: Record<string, string>, options: Options = {}) =>
  defineConfig({ entry, format: 'esm', target: 'es2022', platform: 'neutral', dts: false, clean: true, treeshake: true, ...options });
