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

// @inline
function startOf(from: usize): v128 {
  return from === 0 ? f32x4.splat(0) : v128.load(from);
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

/** Four rows of four columns: what is left where the columns are not a multiple of eight. */
function tileOf4(
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

/** One row: 32 columns at a time, so that there is enough to do while sums wait for each other. */
function rowProduct(c: usize, start: usize, a: usize, b: usize, bStride: usize, width: usize, depth: i32): void {
  const end = a + ((<usize>depth) << 2);
  let column: usize = 0;
  for (; column + 128 <= width; column += 128) {
    const from = start === 0 ? 0 : start + column;
    let c0 = startOf(from);
    let c1 = from === 0 ? c0 : v128.load(from, 16);
    let c2 = from === 0 ? c0 : v128.load(from, 32);
    let c3 = from === 0 ? c0 : v128.load(from, 48);
    let c4 = from === 0 ? c0 : v128.load(from, 64);
    let c5 = from === 0 ? c0 : v128.load(from, 80);
    let c6 = from === 0 ? c0 : v128.load(from, 96);
    let c7 = from === 0 ? c0 : v128.load(from, 112);
    let row = b + column;
    for (let at = a; at < end; at += 4) {
      const s = v128.load_splat<f32>(at);
      c0 = multiplyAdd(s, v128.load(row), c0);
      c1 = multiplyAdd(s, v128.load(row, 16), c1);
      c2 = multiplyAdd(s, v128.load(row, 32), c2);
      c3 = multiplyAdd(s, v128.load(row, 48), c3);
      c4 = multiplyAdd(s, v128.load(row, 64), c4);
      c5 = multiplyAdd(s, v128.load(row, 80), c5);
      c6 = multiplyAdd(s, v128.load(row, 96), c6);
      c7 = multiplyAdd(s, v128.load(row, 112), c7);
      row += bStride;
    }
    const to = c + column;
    v128.store(to, c0);
    v128.store(to, c1, 16);
    v128.store(to, c2, 32);
    v128.store(to, c3, 48);
    v128.store(to, c4, 64);
    v128.store(to, c5, 80);
    v128.store(to, c6, 96);
    v128.store(to, c7, 112);
  }
  for (; column < width; column += 16) {
    let sum = startOf(start === 0 ? 0 : start + column);
    let row = b + column;
    for (let at = a; at < end; at += 4) {
      sum = multiplyAdd(v128.load_splat<f32>(at), v128.load(row), sum);
      row += bStride;
    }
    v128.store(c + column, sum);
  }
}

/**
 * Four rows of a^T b, summed over `lines`: row i is the sum of number i at a's line times b's line. The gradient of
 * four rows of a kernel, from the inputs at `a` and the gradients of the results at `b`.
 */
export function gradientRows(
  c: usize,
  cStride: usize,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  lines: i32,
  width: usize,
): void {
  let column: usize = 0;
  for (; column + 32 <= width; column += 32) {
    let c00 = f32x4.splat(0);
    let c01 = c00;
    let c10 = c00;
    let c11 = c00;
    let c20 = c00;
    let c21 = c00;
    let c30 = c00;
    let c31 = c00;
    let x = a;
    let y = b + column;
    for (let line = 0; line < lines; line++) {
      const b0 = v128.load(y);
      const b1 = v128.load(y, 16);
      let s = v128.load_splat<f32>(x);
      c00 = multiplyAdd(s, b0, c00);
      c01 = multiplyAdd(s, b1, c01);
      s = v128.load_splat<f32>(x, 4);
      c10 = multiplyAdd(s, b0, c10);
      c11 = multiplyAdd(s, b1, c11);
      s = v128.load_splat<f32>(x, 8);
      c20 = multiplyAdd(s, b0, c20);
      c21 = multiplyAdd(s, b1, c21);
      s = v128.load_splat<f32>(x, 12);
      c30 = multiplyAdd(s, b0, c30);
      c31 = multiplyAdd(s, b1, c31);
      x += aStride;
      y += bStride;
    }
    const to = c + column;
    v128.store(to, c00);
    v128.store(to, c01, 16);
    v128.store(to + cStride, c10);
    v128.store(to + cStride, c11, 16);
    v128.store(to + 2 * cStride, c20);
    v128.store(to + 2 * cStride, c21, 16);
    v128.store(to + 3 * cStride, c30);
    v128.store(to + 3 * cStride, c31, 16);
  }
  for (; column < width; column += 16) {
    let c0 = f32x4.splat(0);
    let c1 = c0;
    let c2 = c0;
    let c3 = c0;
    let x = a;
    let y = b + column;
    for (let line = 0; line < lines; line++) {
      const row = v128.load(y);
      c0 = multiplyAdd(v128.load_splat<f32>(x), row, c0);
      c1 = multiplyAdd(v128.load_splat<f32>(x, 4), row, c1);
      c2 = multiplyAdd(v128.load_splat<f32>(x, 8), row, c2);
      c3 = multiplyAdd(v128.load_splat<f32>(x, 12), row, c3);
      x += aStride;
      y += bStride;
    }
    const to = c + column;
    v128.store(to, c0);
    v128.store(to + cStride, c1);
    v128.store(to + 2 * cStride, c2);
    v128.store(to + 3 * cStride, c3);
  }
}

/** The sums of the columns of some lines: the gradient of a bias. */
export function columnSums(sums: usize, lines: usize, stride: usize, count: i32, width: usize): void {
  for (let column: usize = 0; column < width; column += 16) {
    let sum = f32x4.splat(0);
    let from = lines + column;
    for (let line = 0; line < count; line++) {
      sum = f32x4.add(sum, v128.load(from));
      from += stride;
    }
    v128.store(sums + column, sum);
  }
}
