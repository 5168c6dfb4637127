import { rowOf, rowShape, sizeOf } from '@linnet/core';
import { countText } from '@linnet/recipes';
import { type Figure, histogram, scatter, signals } from 'linnet/plot';
import { given } from '../options.js';
import { classCounts, targetText } from './classes.js';
import type { Viewed } from './read.js';

/** Rows of so many numbers or more are taken for signals. */
const leastSamples = 32;

/** More lines or columns than these hide each other. */
const mostLines = 7;

/** What shows these data best; of one row its numbers in order. */
export function figureOf(viewed: Viewed, row: number | undefined, count: number): Figure {
  if (row !== undefined) return rowsFigure(viewed, [row]);
  const columns = sizeOf(rowShape(viewed.x.shape));
  if (viewed.isRecording) return recording(viewed);
  if (columns >= leastSamples || (viewed.x.shape[0] ?? 0) === 1)
    return rowsFigure(viewed, firstOfClasses(viewed, count));
  if (columns === 2 && viewed.x.shape.length === 2 && classCounts(viewed) !== undefined) return plane(viewed);
  return distributions(viewed);
}

/** Rows as signals, each with its number and class. */
function rowsFigure(viewed: Viewed, rows: readonly number[]): Figure {
  const { x, y, name, sampleRate } = viewed;
  const [first = 0] = rows;
  const what = classCounts(viewed) === undefined ? 'target' : 'class';
  const names = rows.map((row) =>
    y === undefined ? `row ${row + 1}` : `row ${row + 1}, ${what} ${targetText(viewed, row)}`,
  );
  const title = rows.length === 1 ? `${name}, ${names[0] ?? `row ${first + 1}`}` : `${name}: ${rows.length} rows`;
  const labelled = rows.length === 1 ? {} : { names };
  return signals(
    rows.map((row) => rowOf(x, row)),
    { title, ...labelled, ...given({ sampleRate }) },
  );
}

/** The first row of each class; the first rows where there are none. */
function firstOfClasses(viewed: Viewed, count: number): readonly number[] {
  const counts = classCounts(viewed);
  const most = Math.min(count, mostLines, viewed.x.shape[0] ?? 0);
  if (counts === undefined || viewed.y === undefined) return Array.from({ length: most }, (_, row) => row);
  const labels = viewed.y.data;
  return [...counts.keys()].slice(0, mostLines).map((label) => labels.indexOf(label));
}

/** Columns over time. */
function recording({ x, name, columnNames = [], sampleRate }: Viewed): Figure {
  const columns = Math.min(sizeOf(rowShape(x.shape)), mostLines);
  const names = Array.from({ length: columns }, (_, column) => columnNames[column] ?? `column ${column}`);
  return signals(
    names.map((_, column) => columnOf(x, column)),
    { title: name, names, ...given({ sampleRate }) },
  );
}

function plane({ x, y, name, columnNames, classNames }: Viewed): Figure {
  const [xLabel, yLabel] = columnNames ?? [];
  // Without targets there are no classes, and no plane is drawn.
  const labels = y ?? { data: new Float64Array(x.shape[0] ?? 0), shape: [x.shape[0] ?? 0, 1] };
  return scatter({ x, y: labels }, { title: name, ...given({ xLabel, yLabel, classNames }) });
}

function distributions({ x, name, columnNames = [] }: Viewed): Figure {
  const all = sizeOf(rowShape(x.shape));
  const columns = Math.min(all, mostLines);
  const series = Array.from(
    { length: columns },
    (_, column) => [columnNames[column] ?? `x_${column}`, columnOf(x, column)] as const,
  );
  const which = all > columns ? `, the first ${columns} of ${countText(all)} columns` : '';
  const bins = Math.max(10, Math.min(100, Math.round(Math.sqrt(x.shape[0] ?? 0))));
  return histogram(Object.fromEntries(series), { title: `Distribution, ${name}${which}`, xLabel: 'Value', bins });
}

function columnOf({ data, shape }: Viewed['x'], column: number): Float64Array {
  const columns = sizeOf(rowShape(shape));
  return Float64Array.from({ length: data.length / columns }, (_, row) => data[row * columns + column] as number);
}
