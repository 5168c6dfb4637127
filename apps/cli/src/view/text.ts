import { rowOf, rowShape, sizeOf } from '@linnet/core';
import { counted, countText } from '@linnet/recipes';
import { tableText } from 'linnet/plot';
import { classCounts, shortNumber, targetText } from './classes.js';
import type { Viewed } from './read.js';

/** Least, mean and greatest value of a column. */
export interface ColumnRange {
  readonly name: string;
  readonly least: number;
  readonly mean: number;
  readonly greatest: number;
}

/** More columns than these are told together. */
const mostColumns = 20;

/** Of each column; of all together where there are many, such as samples of signals. */
export function rangesOf({ x, columnNames }: Viewed): readonly ColumnRange[] {
  const columns = sizeOf(rowShape(x.shape));
  if (columns > mostColumns) return [rangeOf('all columns', x.data)];
  return Array.from({ length: columns }, (_, column) =>
    rangeOf(
      columnName(columnNames, column),
      x.data.filter((_value, at) => at % columns === column),
    ),
  );
}

function rangeOf(name: string, values: ArrayLike<number>): ColumnRange {
  let [least, greatest, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
    sum += value;
  }
  return { name, least, mean: sum / values.length, greatest };
}

/** What is told of data: shape, classes, ranges, and rows from `first` on. */
export function textOf(viewed: Viewed, first: number, count: number): string {
  const { name, x, y, sampleRate, testRows } = viewed;
  const counts = classCounts(viewed);
  const target = y === undefined ? '' : `, target: ${y.shape.map(countText).join(' x ')}`;
  const apart = testRows === undefined ? '' : `, and ${counted(testRows, 'row')} kept apart`;
  return [
    `${name}: ${x.shape.map(countText).join(' x ')}${target}${apart}`,
    ...(sampleRate === undefined ? [] : [`Sample rate: ${countText(sampleRate)} Hz`]),
    ...(counts === undefined ? [] : [`Classes: ${classesText(viewed, counts)}`]),
    '',
    rangeTable(rangesOf(viewed)),
    '',
    rowTable(viewed, first, count),
  ].join('\n');
}

const classesText = ({ classNames }: Viewed, counts: ReadonlyMap<number, number>): string =>
  [...counts].map(([label, rows]) => `${classNames?.[label] ?? label} (${countText(rows)})`).join(', ');

const rangeTable = (ranges: readonly ColumnRange[]): string =>
  tableText({
    head: ['Column', 'Least', 'Mean', 'Greatest'],
    rows: ranges.map(({ name, least, mean, greatest }) => [
      name,
      shortNumber(least),
      shortNumber(mean),
      shortNumber(greatest),
    ]),
  });

/** Columns of a row that fit a terminal. */
const mostShown = 8;

function rowTable(viewed: Viewed, first: number, count: number): string {
  const { x, y, columnNames } = viewed;
  const columns = sizeOf(rowShape(x.shape));
  const shown = Math.min(columns, mostShown);
  const more = columns > shown ? ['...'] : [];
  const last = Math.min(first + count, x.shape[0] ?? 0);
  const rows = Array.from({ length: last - first }, (_, at) => [
    first + at + 1,
    ...Array.from(rowOf(x, first + at).subarray(0, shown), shortNumber),
    ...more,
    ...(y === undefined ? [] : [targetText(viewed, first + at)]),
  ]);
  const names = Array.from({ length: shown }, (_, column) => columnName(columnNames, column));
  return tableText({ head: ['Row', ...names, ...more, ...(y === undefined ? [] : ['Target'])], rows });
}

const columnName = (names: readonly string[] | undefined, column: number): string => names?.[column] ?? `x_${column}`;
