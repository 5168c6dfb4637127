import { rowShape, sizeOf } from '@linnet/core';
import type { Viewed } from './read.js';

/** More different values than these are numbers, not classes. */
const mostClasses = 49;

/** How many rows each class has, by its name; undefined where the target is no class. */
export function classCounts({ y, classNames }: Viewed): ReadonlyMap<number, number> | undefined {
  if (y === undefined || sizeOf(rowShape(y.shape)) !== 1) return undefined;
  const counts = new Map<number, number>();
  for (const label of y.data) {
    if (!Number.isInteger(label) || label < 0 || label >= (classNames?.length ?? mostClasses)) return undefined;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => a - b));
}

/** What the target of a row is called; empty where there is none. */
export function targetText({ y, classNames }: Viewed, row: number): string {
  if (y === undefined) return '';
  const columns = sizeOf(rowShape(y.shape));
  const values = Array.from(y.data.subarray(row * columns, (row + 1) * columns));
  return values
    .map((value) => (columns === 1 ? (classNames?.[value] ?? shortNumber(value)) : shortNumber(value)))
    .join(' ');
}

const digits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 5 });

/** Five digits are enough to look at; thousands are parted, as in all tables. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  return size >= 1000 && size < 1e15 ? digits.format(value) : String(Number(value.toPrecision(5)));
}
