import type { Floats } from '@linnet/core';
import type { Matrix } from './product.js';

/** The numbers of one row that are not zero, and where the rows of b that they meet begin. */
export interface NonZeros {
  readonly positions: Int32Array;
  readonly values: Floats;
}

/** c += a b, where zeros of a are left out; eight columns at a time stay in registers. */
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
  const bStep = b.column;
  for (let row = 0; row < rows; row++) {
    const count = collect(nonZeros, a, row, depth, b.row);
    let to = row * c.row;
    let from = 0;
    let column = 0;
    for (; column + 8 <= columns; column += 8, from += 8 * bStep) {
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
        let at = (positions[term] as number) + from;
        s0 += value * (bData[at] as number);
        s1 += value * (bData[(at += bStep)] as number);
        s2 += value * (bData[(at += bStep)] as number);
        s3 += value * (bData[(at += bStep)] as number);
        s4 += value * (bData[(at += bStep)] as number);
        s5 += value * (bData[(at += bStep)] as number);
        s6 += value * (bData[(at += bStep)] as number);
        s7 += value * (bData[(at += bStep)] as number);
      }
      cData[to] = (cData[to] as number) + s0;
      cData[(to += cStep)] = (cData[to] as number) + s1;
      cData[(to += cStep)] = (cData[to] as number) + s2;
      cData[(to += cStep)] = (cData[to] as number) + s3;
      cData[(to += cStep)] = (cData[to] as number) + s4;
      cData[(to += cStep)] = (cData[to] as number) + s5;
      cData[(to += cStep)] = (cData[to] as number) + s6;
      cData[(to += cStep)] = (cData[to] as number) + s7;
      to += cStep;
    }
    for (; column < columns; column++, from += bStep, to += cStep) {
      let sum = 0;
      for (let term = 0; term < count; term++) {
        sum += (values[term] as number) * (bData[(positions[term] as number) + from] as number);
      }
      cData[to] = (cData[to] as number) + sum;
    }
  }
}

function collect({ positions, values }: NonZeros, a: Matrix, row: number, depth: number, bRow: number): number {
  let count = 0;
  for (let step = 0, at = row * a.row; step < depth; step++, at += a.column) {
    const value = a.data[at] as number;
    if (value !== 0) {
      positions[count] = step * bRow;
      values[count] = value;
      count++;
    }
  }
  return count;
}
