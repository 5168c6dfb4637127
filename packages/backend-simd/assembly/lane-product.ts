import { multiplyAdd } from './vector';

/** Bytes of four numbers: one of each lane. */
export const WIDTH: usize = 16;

/**
 * c[i][j] = start[j] + sum over p of a[i][p] b[p][j], every number four wide. Strides are free, so the same loops serve
 * results (i lines, j units, p inputs), gradients of inputs (j inputs, p units) and of kernels (i inputs, p lines).
 */
export function laneProduct(
  c: usize,
  cStride: usize,
  start: usize,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  rows: i32,
  columns: i32,
  depth: i32,
): void {
  for (let row = 0; row < rows; row++) {
    let column = 0;
    for (; column + 4 <= columns; column += 4) {
      let x = a;
      let y = b + column * bColumn;
      const from = start + column * WIDTH;
      let c0 = start === 0 ? f32x4.splat(0) : v128.load(from);
      let c1 = start === 0 ? c0 : v128.load(from, 16);
      let c2 = start === 0 ? c0 : v128.load(from, 32);
      let c3 = start === 0 ? c0 : v128.load(from, 48);
      for (let step = 0; step < depth; step++) {
        const value = v128.load(x);
        c0 = multiplyAdd(value, v128.load(y), c0);
        c1 = multiplyAdd(value, v128.load(y + bColumn), c1);
        c2 = multiplyAdd(value, v128.load(y + 2 * bColumn), c2);
        c3 = multiplyAdd(value, v128.load(y + 3 * bColumn), c3);
        x += aStep;
        y += bStep;
      }
      const to = c + column * WIDTH;
      v128.store(to, c0);
      v128.store(to, c1, 16);
      v128.store(to, c2, 32);
      v128.store(to, c3, 48);
    }
    for (; column < columns; column++) {
      let x = a;
      let y = b + column * bColumn;
      let sum = start === 0 ? f32x4.splat(0) : v128.load(start + column * WIDTH);
      for (let step = 0; step < depth; step++) {
        sum = multiplyAdd(v128.load(x), v128.load(y), sum);
        x += aStep;
        y += bStep;
      }
      v128.store(c + column * WIDTH, sum);
    }
    c += cStride;
    a += aRow;
  }
}
