import { startOf } from './tile';
import { multiplyAdd } from './vector';

/** One row: 32 columns at a time, so that there is enough to do while sums wait for each other. */
export function rowProduct(c: usize, start: usize, a: usize, b: usize, bStride: usize, width: usize, depth: i32): void {
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
