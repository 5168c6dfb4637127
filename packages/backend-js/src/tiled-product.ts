import type { Floats } from '@linnet/core';
import type { Matrix } from './product.js';

/** Length of the panel that `addTiledProduct` needs for this depth. */
export const panelLength = (depth: number): number => 4 * depth;

/**
 * c += a b. Tiles of two rows by four columns stay in registers; four columns of b at a time are packed into `panel`,
 * padded with zeros, so that one inner loop serves every shape and every view.
 */
export function addTiledProduct(
  c: Matrix,
  a: Matrix,
  b: Matrix,
  rows: number,
  columns: number,
  depth: number,
  panel: Floats,
): void {
  const end = panelLength(depth);
  const aData = a.data;
  const aStep = a.column;
  for (let column = 0; column < columns; column += 4) {
    const width = Math.min(4, columns - column);
    packPanel(panel, b, column, width, depth);
    for (let row = 0; row < rows; row += 2) {
      const pair = row + 1 < rows;
      let at0 = row * a.row;
      let at1 = pair ? at0 + a.row : at0;
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      for (let p = 0; p < end; p += 4, at0 += aStep, at1 += aStep) {
        const b0 = panel[p] as number;
        const b1 = panel[p + 1] as number;
        const b2 = panel[p + 2] as number;
        const b3 = panel[p + 3] as number;
        const a0 = aData[at0] as number;
        const a1 = aData[at1] as number;
        s00 += a0 * b0;
        s01 += a0 * b1;
        s02 += a0 * b2;
        s03 += a0 * b3;
        s10 += a1 * b0;
        s11 += a1 * b1;
        s12 += a1 * b2;
        s13 += a1 * b3;
      }
      addFour(c, row, column, width, s00, s01, s02, s03);
      if (pair) addFour(c, row + 1, column, width, s10, s11, s12, s13);
    }
  }
}

function packPanel(panel: Floats, b: Matrix, column: number, width: number, depth: number): void {
  for (let step = 0, to = 0; step < depth; step++, to += 4) {
    const from = step * b.row + column * b.column;
    for (let lane = 0; lane < 4; lane++) {
      panel[to + lane] = lane < width ? (b.data[from + lane * b.column] as number) : 0;
    }
  }
}

function addFour(
  { data, row: rowStep, column: step }: Matrix,
  row: number,
  column: number,
  width: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  const at = row * rowStep + column * step;
  data[at] = (data[at] as number) + s0;
  if (width > 1) data[at + step] = (data[at + step] as number) + s1;
  if (width > 2) data[at + 2 * step] = (data[at + 2 * step] as number) + s2;
  if (width > 3) data[at + 3 * step] = (data[at + 3 * step] as number) + s3;
}
