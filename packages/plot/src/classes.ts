import { LinnetError, type NdArray, rowsOf, sizeOf } from '@linnet/core';
import type { KeyEntry } from './key.js';
import { formatNumber } from './numbers.js';
import { strokeOf } from './palette.js';
import { shapeOf } from './shapes.js';

/** More looks than these cannot be told apart. */
const mostClasses = 49;

/**
 * The class of each row: whole numbers from 0 as they are, of a column for each class the one that holds the 1.
 * @throws LinnetError `bad-shape` for several axes, `bad-value` for what is no class, `limit` for more than 49
 */
export function classesOf(y: NdArray, what: string): Uint8Array {
  const rows = rowsOf(y);
  const columns = sizeOf(y.shape.slice(1));
  if (y.shape.length > 2) {
    throw new LinnetError(
      'bad-shape',
      `${what} has ${y.shape.length} axes; pass a class index for each row, or a column for each class.`,
    );
  }
  return Uint8Array.from({ length: rows }, (_, row) =>
    checkClass(columns === 1 ? (y.data[row] as number) : oneOf(y, row, columns, what), row, what),
  );
}

function checkClass(value: number, row: number, what: string): number {
  if (!Number.isInteger(value) || value < 0) {
    throw new LinnetError(
      'bad-value',
      `${what} holds ${value} in row ${row}; classes are whole numbers from 0, or a column of 0 and 1 for each.`,
    );
  }
  if (value < mostClasses) return value;
  throw new LinnetError(
    'limit',
    `${what} holds class ${value} in row ${row}; at most ${mostClasses} classes, 0 to ${mostClasses - 1}, can be told apart.`,
  );
}

function oneOf({ data }: NdArray, row: number, columns: number, what: string): number {
  const cells = data.subarray(row * columns, (row + 1) * columns);
  const ones = cells.filter((cell) => cell === 1).length;
  if (ones === 1 && cells.every((cell) => cell === 0 || cell === 1)) return cells.indexOf(1);
  throw new LinnetError(
    'bad-value',
    `${what} holds ${Array.from(cells).join(', ')} in row ${row}; of a column for each class exactly one is 1, the others 0.`,
  );
}

/** What a class is called. */
export const classNameOf = (names: readonly string[] | undefined, index: number): string =>
  names?.[index] ?? `Class ${index}`;

/** A key that names classes, each with its look and how many rows it has. */
export const classKey = (
  counts: ReadonlyMap<number, number>,
  names: readonly string[] | undefined,
): readonly KeyEntry[] =>
  [...counts.keys()].map((index) => ({
    stroke: strokeOf(index),
    shape: shapeOf(index),
    label: `${classNameOf(names, index)} (${rowsText(counts.get(index) ?? 0)})`,
  }));

/** How many rows each class has, in the order of classes. */
export function countClasses(classes: Uint8Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const index of Uint8Array.from(classes).sort()) counts.set(index, (counts.get(index) ?? 0) + 1);
  return counts;
}

/** `1 row`, `1,000 rows`. */
export const rowsText = (rows: number): string => `${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`;
