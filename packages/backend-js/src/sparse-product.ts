import type { Floats } from '@linnet/core';
import type { Matrix } from './product.js';

/** The numbers of one row that are not zero, and where the rows of b that they meet begin. */
export interface NonZeros {
  readonly positions: Int32Array;
  readonly values: Floats;
}

/** c += a b, where zeros of a are left out; eight columns at a time stay in registers. The columns of b stand side by side. */
export function addSparseProduct(
  c: Matrix,
  a: Matrix,
  b: Matrix,
  rows: number,
  columns: number,
  depth: number,
  nonZeros: NonZeros,
): void {
  const { positions, values } = nonZeros;
  const cData = c.data;
  const cStep = c.column;
  const bData = b.data;
  for (let row = 0; row < rows; row++) {
    const count = collect(nonZeros, a, row, depth, b.row);
    let to = row * c.row;
    let from = 0;
    let column = 0;
    for (; column + 8 <= columns; column += 8, from += 8) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      for (let term = 0; term < count; term++) {
        const value = values[term] as number;
        const at = (positions[term] as number) + from;
        s0 += value * (bData[at] as number);
        s1 += value * (bData[at + 1] as number);
        s2 += value * (bData[at + 2] as number);
        s3 += value * (bData[at + 3] as number);
        s4 += value * (bData[at + 4] as number);
        s5 += value * (bData[at + 5] as number);
        s6 += value * (bData[at + 6] as number);
        s7 += value * (bData[at + 7] as number);
      }
      to = addAt(cData, to, cStep, s0);
      to = addAt(cData, to, cStep, s1);
      to = addAt(cData, to, cStep, s2);
      to = addAt(cData, to, cStep, s3);
      to = addAt(cData, to, cStep, s4);
      to = addAt(cData, to, cStep, s5);
      to = addAt(cData, to, cStep, s6);
      to = addAt(cData, to, cStep, s7);
    }
    for (; column < columns; column++, from++, to += cStep) {
      let sum = 0;
      for (let term = 0; term < count; term++) {
        sum += (values[term] as number) * (bData[(positions[term] as number) + from] as number);
      }
      cData[to] = (cData[to] as number) + sum;
    }
  }
}

/** Adds and steps on. */
function addAt(data: Floats, at: number, step: number, sum: number): number {
  data[at] = (data[at] as number) + sum;
  return at + step;
}

function collect({ positions, values }: NonZeros, a: Matrix, row: number, depth: number, bRow: number): number {
  let count = 0;
  for (let step = 0, at = row * a.row; step < depth; step++, at += a.column) {
    // Always written, kept where it counts: a branch here would be predicted wrongly half of the time.
    const value = a.data[at] as number;
    positions[count] = step * bRow;
    values[count] = value;
    count += Number(value !== 0);
  }
  return count;
}
