import { defineConfig } from 'tsup';

/** The command: one entry, the parts of each verb loaded when it is used. Packages stay outside, but for the recipes: nobody installs these. */
export default defineConfig({
  entry: { linnet: 'src/linnet.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  splitting: true,
  clean: true,
  dts: false,
  noExternal: ['@linnet/recipes'],
});
