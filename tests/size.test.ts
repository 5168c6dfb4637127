import { expect, inject, it } from 'vitest';
// @boundaries-ignore the benchmarks belong to no package
import { bundleSize, installSize } from '../bench/size.mjs';

it('a page that trains dense and recurrent layers on simd loads at most 40 kB for it, compressed, kernel included', async () => {
  const { bytes, gzip } = await bundleSize('simd');
  // A bundle without the kernel would be smaller than this.
  expect(bytes).toBeGreaterThan(20_000);
  expect(gzip).toBeLessThanOrEqual(40_000);
});

it('an installation with all that linnet depends on is under 40 MB', async () => {
  const { bytes, packages } = await installSize(inject('tarballs'));
  expect(packages).toBeGreaterThan(8);
  expect(bytes).toBeLessThan(40_000_000);
});
