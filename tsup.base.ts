import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'tsup';

type Exports = Readonly<Record<string, { readonly '@linnet/source': string }>>;

// Run in a package's folder: what it exports is what is built, so neither can be forgotten.
const { exports }: { readonly exports: Exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const sources = Object.values(exports).map((conditions) => conditions['@linnet/source']);

/** How every package is built: ESM for Node 20 and browsers; declarations come from TypeScript 7 (`tsconfig.build.json`). */
export default defineConfig({
  entry: Object.fromEntries(sources.map((source) => [basename(source, '.ts'), source])),
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  dts: false,
  clean: true,
  treeshake: true,
  // Constants stand where they are used: the kernel's layout is a hundred of them, which a page would load by name.
  esbuildOptions: (options) => {
    options.minifySyntax = true;
  },
});
