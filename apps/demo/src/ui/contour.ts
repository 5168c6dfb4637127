import type { Field } from '../protocol/index.js';

/** A piece of a line, in places of the field: 0 is the middle of the first column or row. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** Where the first output of a field crosses a value: marching squares, with saddles parted by their mean. */
export function contour({ resolution, outputs, values }: Field, level: number): readonly Segment[] {
  const at = (column: number, row: number): number => (values[(row * resolution + column) * outputs] as number) - level;
  const segments: Segment[] = [];
  for (let row = 0; row + 1 < resolution; row++) {
    for (let column = 0; column + 1 < resolution; column++) {
      const corners: Corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)];
      for (const [x1, y1, x2, y2] of crossings(corners)) segments.push([column + x1, row + y1, column + x2, row + y2]);
    }
  }
  return segments;
}

/** Clockwise from the top left. */
type Corners = readonly [number, number, number, number];

function crossings([a, b, c, d]: Corners): readonly Segment[] {
  const points: (readonly [number, number])[] = [];
  if (a > 0 !== b > 0) points.push([a / (a - b), 0]);
  if (b > 0 !== c > 0) points.push([1, b / (b - c)]);
  if (c > 0 !== d > 0) points.push([1 - c / (c - d), 1]);
  if (d > 0 !== a > 0) points.push([0, 1 - d / (d - a)]);
  const [first, second, third, fourth] = points;
  if (first === undefined || second === undefined) return [];
  if (third === undefined || fourth === undefined) return [[...first, ...second]];
  return a > 0 === a + b + c + d > 0
    ? [
        [...first, ...second],
        [...third, ...fourth],
      ]
    : [
        [...fourth, ...first],
        [...second, ...third],
      ];
}
