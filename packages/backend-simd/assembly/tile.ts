import { multiplyAdd } from './vector';

/** What a row of a result starts from; 0 for zero. */
// @inline
export function startOf(from: usize): v128 {
  return from === 0 ? f32x4.splat(0) : v128.load(from);
}

/** Four rows of four columns: what is left where the columns are not a multiple of eight. */
export function tileOf4(
  c: usize,
  cStride: usize,
  start: usize,
  startStride: usize,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  depth: i32,
): void {
  let c0 = startOf(start);
  let c1 = start === 0 ? c0 : v128.load(start + startStride);
  let c2 = start === 0 ? c0 : v128.load(start + 2 * startStride);
  let c3 = start === 0 ? c0 : v128.load(start + 3 * startStride);
  const end = a + ((<usize>depth) << 2);
  while (a < end) {
    const row = v128.load(b);
    c0 = multiplyAdd(v128.load_splat<f32>(a), row, c0);
    c1 = multiplyAdd(v128.load_splat<f32>(a + aStride), row, c1);
    c2 = multiplyAdd(v128.load_splat<f32>(a + 2 * aStride), row, c2);
    c3 = multiplyAdd(v128.load_splat<f32>(a + 3 * aStride), row, c3);
    a += 4;
    b += bStride;
  }
  v128.store(c, c0);
  v128.store(c + cStride, c1);
  v128.store(c + 2 * cStride, c2);
  v128.store(c + 3 * cStride, c3);
}
