import { multiplyAdd } from './vector';

/**
 * Four rows of a^T b, summed over `lines`: row i is the sum of number i at a's line times b's line. The gradient of
 * four rows of a kernel, from the inputs at `a` and the gradients of the results at `b`.
 *
 * The sums are those of product.ts with rows and steps of `a` exchanged. They cannot be shared: what holds them are local
 * variables, which no function can be handed, and the addresses are constants of each loop.
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
