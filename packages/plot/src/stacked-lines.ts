import { LinnetError, showValue } from '@linnet/core';
import { arrangement } from './arrangement.js';
import { type Axis, axisOf, labelled, type ScaleKind } from './axis.js';
import { type Chart, chart } from './chart.js';
import type { Figure, FigureSize } from './figure.js';
import { checkFigureOptions, kinds } from './figure-options.js';
import { defaultSize, leftOf, stepsWithin } from './layout.js';
import { lineChart } from './line-chart.js';
import { extentOf, isList, namesOf, type Series } from './series.js';
import { describeTrace, tracesOf } from './series-traces.js';

/** One row of {@link stackedLines}: lines that share a unit. */
export interface LinesRow {
  /** What the vertical axis shows, with its unit. */
  readonly label: string;
  /** Values by name. */
  readonly series: Readonly<Record<string, Series>>;
  /** Default `linear`. */
  readonly scale?: ScaleKind;
}

/** Options of {@link stackedLines}. */
export interface StackedLinesOptions extends FigureSize {
  /** Default: the labels of the rows. */
  readonly title?: string;
  /** What the horizontal axis of all rows shows. */
  readonly xLabel?: string;
  /** Where the values lie on it, one for each; without it they are counted from 1, as epochs are. */
  readonly x?: Series;
  /** Default `linear`. */
  readonly xScale?: ScaleKind;
}

const rowHeight = 170;

/**
 * Lines of different units over one horizontal axis: a row for each unit, such as loss, accuracy and learning rate by
 * epoch. Within a row as `lines` draws them.
 *
 * @throws LinnetError `bad-shape` without rows or series, or for values that are not as many as `x`, `bad-value` when a
 *   row has none that can be drawn, `bad-option` for options that are none
 * @example
 * ```ts
 * stackedLines([{ label: 'Loss', series: { loss } }, { label: 'Learning rate', series: { rate }, scale: 'log' }], { xLabel: 'Epoch' });
 * ```
 */
export function stackedLines(rows: readonly LinesRow[], options: StackedLinesOptions = {}): Figure {
  checkFigureOptions('stackedLines', options, { x: kinds.series, xScale: kinds.scale });
  const ready = checkRows(rows).map((row) => readRow(row, options));
  const { title = rows.map(({ label }) => label).join(', '), xLabel, xScale = 'linear' } = options;
  const extent = extentOf(
    ready.flatMap(({ traces }) => traces.map(({ x }) => x)),
    'x',
  );
  return arrangement(options, defaultSize.width, ({ width, height }) => {
    const x = axisOf(xScale, extent, { whole: options.x === undefined, steps: stepsWithin(width) });
    const axisFor = (at: number): Axis => (at === ready.length - 1 ? labelled(x, xLabel) : x);
    const charts = aligned(ready.map((row, at) => lineChart({ ...row, x: axisFor(at) }, width)));
    const each = height === undefined ? rowHeight : Math.max(200, Math.floor(height / charts.length));
    const figures = charts.map((parts, at) =>
      chart({ width, height: Math.max(200, each + (at === charts.length - 1 ? 20 : 0)) }, () => parts),
    );
    return { heading: title, title, columns: 1, gap: 0, figures };
  });
}

type ReadyRow = Omit<Parameters<typeof lineChart>[0], 'x'>;

function readRow({ label, series, scale = 'linear' }: LinesRow, options: StackedLinesOptions): ReadyRow {
  const what = `Row "${label}"`;
  namesOf(series, what);
  const { x, xScale = 'linear' } = options;
  const read = tracesOf(series, { xScale, yScale: scale, ...(x === undefined ? {} : { x }) });
  const description = `${label}: ${read.traces.map(describeTrace).join('; ')}.`;
  return { ...read, title: '', description, yScale: scale, yLabel: label, named: true, what };
}

/** Plots that begin and end at the same places. */
function aligned(charts: readonly Chart[]): readonly Chart[] {
  const left = Math.max(...charts.map(({ y }) => leftOf(y)));
  const right = Math.max(...charts.map((parts) => parts.right ?? 0));
  return charts.map((parts) => ({ ...parts, left, right }));
}

function checkRows(rows: readonly LinesRow[]): readonly LinesRow[] {
  if (!isList(rows)) {
    throw new LinnetError(
      'bad-value',
      `stackedLines takes a list of rows { label, series }; it was given ${showValue(rows)}.`,
    );
  }
  if (rows.length === 0) throw new LinnetError('bad-shape', 'There are no rows; pass at least one, { label, series }.');
  const bad = rows.findIndex((row) => typeof row?.label !== 'string');
  if (bad >= 0)
    throw new LinnetError(
      'bad-value',
      `Row ${bad} is ${showValue(rows[bad])}; pass { label, series }, the label a text.`,
    );
  return rows;
}
