import { rowProduct } from './row-product';
import { tileOf4 } from './tile';
import { multiplyAdd } from './vector';

// Products of matrices. Rows are padded to whole vectors; four rows and eight columns of the result are held in
// registers. Every number of a result is summed in the order of the depth, whichever tile computes it.

/**
 * c = start + a b for `rows` rows (1, or a multiple of 4) and `width` bytes of columns (whole vectors). Rows start as
 * the vectors at `start`: at c itself they go on from what they are, at 0 they start from zero. Strides in bytes.
 */
export function product(
  c: usize,
  cStride: usize,
  start: usize,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  rows: i32,
  width: usize,
  depth: i32,
): void {
  if (rows === 1) {
    rowProduct(c, start, a, b, bStride, width, depth);
    return;
  }
  // The tile of b stays in the nearest cache while all rows go over it.
  let column: usize = 0;
  const startStride: usize = start === c ? cStride : 0;
  for (; column + 32 <= width; column += 32) {
    const from = start === 0 ? 0 : start + column;
    columnsOf8(c + column, cStride, from, startStride, a, aStride, b + column, bStride, rows, depth);
  }
  if (column === width) return;
  for (let row = 0; row < rows; row += 4) {
    const to = c + row * cStride + column;
    const from = start === c ? to : start === 0 ? 0 : start + column;
    tileOf4(to, cStride, from, start === c ? cStride : 0, a + row * aStride, aStride, b + column, bStride, depth);
  }
}

/** Eight columns, four rows at a time. */
function columnsOf8(
  c: usize,
  cStride: usize,
  start: usize,
  startStride: usize,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  rows: i32,
  depth: i32,
): void {
  const firstB = b;
  for (let row = 0; row < rows; row += 4) {
    b = firstB;
    let a0 = a;
    let c00 = f32x4.splat(0);
    let c01 = c00;
    let c10 = c00;
    let c11 = c00;
    let c20 = c00;
    let c21 = c00;
    let c30 = c00;
    let c31 = c00;
    if (start !== 0) {
      c00 = v128.load(start);
      c01 = v128.load(start, 16);
      c10 = v128.load(start + startStride);
      c11 = v128.load(start + startStride, 16);
      c20 = v128.load(start + 2 * startStride);
      c21 = v128.load(start + 2 * startStride, 16);
      c30 = v128.load(start + 3 * startStride);
      c31 = v128.load(start + 3 * startStride, 16);
    }
    let a1 = a0 + aStride;
    let a2 = a1 + aStride;
    let a3 = a2 + aStride;
    let step = depth;
    for (; step >= 4; step -= 4) {
      let b0 = v128.load(b);
      let b1 = v128.load(b, 16);
      let s = v128.load_splat<f32>(a0);
      c00 = multiplyAdd(s, b0, c00);
      c01 = multiplyAdd(s, b1, c01);
      s = v128.load_splat<f32>(a1);
      c10 = multiplyAdd(s, b0, c10);
      c11 = multiplyAdd(s, b1, c11);
      s = v128.load_splat<f32>(a2);
      c20 = multiplyAdd(s, b0, c20);
      c21 = multiplyAdd(s, b1, c21);
      s = v128.load_splat<f32>(a3);
      c30 = multiplyAdd(s, b0, c30);
      c31 = multiplyAdd(s, b1, c31);
      b += bStride;
      b0 = v128.load(b);
      b1 = v128.load(b, 16);
      s = v128.load_splat<f32>(a0, 4);
      c00 = multiplyAdd(s, b0, c00);
      c01 = multiplyAdd(s, b1, c01);
      s = v128.load_splat<f32>(a1, 4);
      c10 = multiplyAdd(s, b0, c10);
      c11 = multiplyAdd(s, b1, c11);
      s = v128.load_splat<f32>(a2, 4);
      c20 = multiplyAdd(s, b0, c20);
      c21 = multiplyAdd(s, b1, c21);
      s = v128.load_splat<f32>(a3, 4);
      c30 = multiplyAdd(s, b0, c30);
      c31 = multiplyAdd(s, b1, c31);
      b += bStride;
      b0 = v128.load(b);
      b1 = v128.load(b, 16);
      s = v128.load_splat<f32>(a0, 8);
      c00 = multiplyAdd(s, b0, c00);
      c01 = multiplyAdd(s, b1, c01);
      s = v128.load_splat<f32>(a1, 8);
      c10 = multiplyAdd(s, b0, c10);
      c11 = multiplyAdd(s, b1, c11);
      s = v128.load_splat<f32>(a2, 8);
      c20 = multiplyAdd(s, b0, c20);
      c21 = multiplyAdd(s, b1, c21);
      s = v128.load_splat<f32>(a3, 8);
      c30 = multiplyAdd(s, b0, c30);
      c31 = multiplyAdd(s, b1, c31);
      b += bStride;
      b0 = v128.load(b);
      b1 = v128.load(b, 16);
      s = v128.load_splat<f32>(a0, 12);
      c00 = multiplyAdd(s, b0, c00);
      c01 = multiplyAdd(s, b1, c01);
      s = v128.load_splat<f32>(a1, 12);
      c10 = multiplyAdd(s, b0, c10);
      c11 = multiplyAdd(s, b1, c11);
      s = v128.load_splat<f32>(a2, 12);
      c20 = multiplyAdd(s, b0, c20);
      c21 = multiplyAdd(s, b1, c21);
      s = v128.load_splat<f32>(a3, 12);
      c30 = multiplyAdd(s, b0, c30);
      c31 = multiplyAdd(s, b1, c31);
      b += bStride;
      a0 += 16;
      a1 += 16;
      a2 += 16;
      a3 += 16;
    }
    for (; step > 0; step--) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      let s = v128.load_splat<f32>(a0);
      c00 = multiplyAdd(s, b0, c00);
      c01 = multiplyAdd(s, b1, c01);
      s = v128.load_splat<f32>(a1);
      c10 = multiplyAdd(s, b0, c10);
      c11 = multiplyAdd(s, b1, c11);
      s = v128.load_splat<f32>(a2);
      c20 = multiplyAdd(s, b0, c20);
      c21 = multiplyAdd(s, b1, c21);
      s = v128.load_splat<f32>(a3);
      c30 = multiplyAdd(s, b0, c30);
      c31 = multiplyAdd(s, b1, c31);
      b += bStride;
      a0 += 4;
      a1 += 4;
      a2 += 4;
      a3 += 4;
    }
    v128.store(c, c00);
    v128.store(c, c01, 16);
    v128.store(c + cStride, c10);
    v128.store(c + cStride, c11, 16);
    v128.store(c + 2 * cStride, c20);
    v128.store(c + 2 * cStride, c21, 16);
    v128.store(c + 3 * cStride, c30);
    v128.store(c + 3 * cStride, c31, 16);
    c += 4 * cStride;
    a += 4 * aStride;
    if (start !== 0) start += 4 * startStride;
  }
}
