import { areaY, line, type Markish } from '@observablehq/plot';
import { type Axis, axisOf, labelled, linearAxis, type ScaleKind } from './axis.js';
import { type Binned, type Bins, bin, checkBins, edgeOf } from './bins.js';
import { chart } from './chart.js';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions, kinds } from './figure-options.js';
import { stepsWithin } from './layout.js';
import { fillOptions, strokeOptions } from './mark-look.js';
import { formatNumber } from './numbers.js';
import { type Stroke, strokeOf } from './palette.js';
import { extentOf, leftOut, namesOf, type Series, valuesOf } from './series.js';

/** Options of {@link histogram}. */
export interface HistogramOptions extends FigureOptions {
  /** How many bins. Default 100. */
  readonly bins?: number;
  /** From where to where. Default: from the least value to the greatest. Values outside are counted in a note. */
  readonly range?: readonly [low: number, high: number];
  /** Default `linear`. `log` shows also the bins of few rows beside full ones; empty bins end at the foot of the axis. */
  readonly yScale?: ScaleKind;
}

interface Distribution {
  readonly name: string;
  readonly stroke: Stroke;
  readonly rows: number;
  readonly binned: Binned;
  /** Percent of the rows in each bin. */
  readonly shares: Float64Array;
}

/**
 * How values are distributed, one outline for each series over the others. The height is the share of the series' own
 * values in percent, so that 5,040 and 560 rows compare. NaN and infinite values are left out, and a note says so.
 *
 * @param series values by name
 * @throws LinnetError `bad-shape` without series or for a series without values, `bad-value` when none is finite,
 *   `bad-option` for bins or a range that make no sense
 * @example
 * ```ts
 * histogram({ train: seen.data, validation: unseen.data }, { range: [0, 1], xLabel: 'Output value' });
 * ```
 */
export function histogram(series: Readonly<Record<string, Series>>, options: HistogramOptions = {}): Figure {
  checkFigureOptions('histogram', options, {
    bins: kinds.number,
    range: { ...kinds.range, is: Array.isArray },
    yScale: kinds.scale,
  });
  const names = namesOf(series, 'The histogram');
  const all = names.map((name) => valuesOf(series[name], `Series "${name}"`));
  const finite = all.map((values) => values.filter((value) => Number.isFinite(value)));
  const bins = binsFor(finite, options);
  const distributions = names.map((name, index) => distribute(name, index, finite[index] ?? new Float64Array(), bins));
  const y = shareAxis(distributions, options.yScale ?? 'linear');
  return chart(options, (width) => ({
    title: options.title ?? `Distribution of ${names.join(', ')}`,
    description: `Histogram with ${bins.count} bins from ${formatNumber(bins.low)} to ${formatNumber(bins.high)}: ${distributions.map(describe).join('; ')}.`,
    key: distributions.map((entry) => ({ stroke: entry.stroke, label: `${entry.name} (${rowsText(entry.rows)})` })),
    notes: distributions.flatMap((entry, index) => notesOf(entry, (all[index]?.length ?? 0) - entry.rows, bins)),
    x: labelled(linearAxis([bins.low, bins.high], { steps: stepsWithin(width) }), options.xLabel),
    y: labelled(y, options.yLabel ?? 'Share of rows (%)'),
    marks: distributions.flatMap((entry, index) => outline(entry, bins, y.domain[0], index === 0)),
  }));
}

function binsFor(finite: readonly Float64Array[], { bins: count = 100, range }: HistogramOptions): Bins {
  const [least, greatest] = extentOf(finite, 'The histogram');
  const [low, high] = range ?? (least < greatest ? [least, greatest] : [least - 0.5, greatest + 0.5]);
  checkBins({ count, low, high });
  return { count, low, high };
}

function distribute(name: string, index: number, finite: Float64Array, bins: Bins): Distribution {
  const binned = bin(finite, bins);
  const shares = Float64Array.from(binned.counts, (count) => (finite.length === 0 ? 0 : (100 * count) / finite.length));
  return { name, stroke: strokeOf(index), rows: finite.length, binned, shares };
}

/** From 0, or on a log axis from half of one row of the largest series, to the fullest bin. */
function shareAxis(distributions: readonly Distribution[], kind: ScaleKind): Axis {
  const tallest = Math.max(...distributions.map(({ shares }) => Math.max(...shares)));
  const foot = kind === 'log' ? 50 / Math.max(...distributions.map(({ rows }) => rows)) : 0;
  return axisOf(kind, [foot, tallest === 0 ? 1 : tallest], { round: true });
}

/** The steps of a distribution, from and to the foot of the axis. One area is filled; more would hide each other. */
function outline({ shares, stroke }: Distribution, bins: Bins, foot: number, filled: boolean): readonly Markish[] {
  const edges = Array.from(shares.keys());
  const x = [bins.low, ...edges.flatMap((at) => [edgeOf(bins, at), edgeOf(bins, at + 1)]), bins.high];
  const steps = edges.flatMap((at) => [shares[at] ?? 0, shares[at] ?? 0]);
  const y = [foot, ...steps.map((share) => Math.max(share, foot)), foot];
  const area = areaY(y, { x, y1: foot, y2: y, ...fillOptions(stroke), fillOpacity: 0.25 });
  const edge = { strokeWidth: 1.75, strokeLinejoin: 'miter', strokeLinecap: 'butt' } as const;
  return [...(filled ? [area] : []), line(y, { x, y, ...strokeOptions(stroke), ...edge })];
}

function notesOf({ name, binned }: Distribution, infinite: number, bins: Bins): readonly string[] {
  const range = `${formatNumber(bins.low)} to ${formatNumber(bins.high)}`;
  return [...leftOut(name, infinite, 'not finite'), ...leftOut(name, binned.outside, `outside ${range}`)];
}

const rowsText = (rows: number): string => `${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`;

function describe({ name, rows, shares }: Distribution): string {
  const fullest = shares.indexOf(Math.max(...shares));
  return `${name}, ${rowsText(rows)}, most in bin ${fullest + 1} (${formatNumber(shares[fullest] ?? 0, 1)} %)`;
}
