import { LinnetError } from '@linnet/core';
import { labelled, logAxis, type ScaleKind } from './axis.js';
import { chart } from './chart.js';
import { drawnMark } from './drawn-mark.js';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions, kinds } from './figure-options.js';
import { fontSizes, stepsWithin } from './layout.js';
import { lineChart } from './line-chart.js';
import { shortNumber } from './numbers.js';
import { extentOf, type Series } from './series.js';
import { tracesOf } from './series-traces.js';
import { element } from './svg.js';
import { textWidth } from './text.js';
import type { Trace } from './traces.js';

/** What a sweep of learning rates found; what `findLearningRate` gives is one. */
export interface SweptRates {
  /** Above 0. */
  readonly rates: Series;
  /** The loss at each rate. */
  readonly losses: Series;
  /** The same, smoothed. */
  readonly smoothed?: Series;
  /** The rate to take; it is marked. */
  readonly suggestion?: number | undefined;
}

/** Options of {@link learningRateSweep}. */
export interface LearningRateSweepOptions extends FigureOptions {
  /** Default `linear`. */
  readonly yScale?: ScaleKind;
}

/**
 * Loss against learning rate, on a log axis, with the suggestion marked. Where there is a smoothed loss, that as it was
 * measured is faint behind it. A linear axis ends at four times the best loss, or above all that came before that, so that
 * one that explodes at the end does not flatten the rest; a note says how many values lie beyond.
 *
 * @throws LinnetError `bad-shape` for lists that are not as long, `bad-value` when nothing can be drawn or for a
 *   suggestion that is no rate, `bad-option` for options that are none
 * @example
 * ```ts
 * learningRateSweep(await findLearningRate(model, train));
 * learningRateSweep({ rates: history.learningRate, losses: history.loss, suggestion: 0.02 });
 * ```
 */
export function learningRateSweep(sweep: SweptRates, options: LearningRateSweepOptions = {}): Figure {
  checkFigureOptions('learningRateSweep', options, { yScale: kinds.scale });
  const { rates, losses, smoothed, suggestion } = sweep ?? {};
  const { title = 'Loss by learning rate', xLabel = 'Learning rate', yLabel = 'Loss', yScale = 'linear' } = options;
  checkSuggestion(suggestion);
  const series = smoothed === undefined ? { loss: losses } : { smoothed, 'each batch': losses };
  const { traces: all, notes } = tracesOf(series, { x: rates, xScale: 'log', yScale });
  const faint = { thickness: 1, opacity: 0.5 };
  const traces =
    smoothed === undefined ? all : all.map((trace, at) => (at === 0 ? trace : { ...trace, ...faint })).reverse();
  const [low, high] = extentOf(
    traces.map(({ x }) => x),
    'The rates',
  );
  const extent =
    suggestion === undefined
      ? ([low, high] as const)
      : ([Math.min(low, suggestion), Math.max(high, suggestion)] as const);
  const advice = suggestion === undefined ? 'no rate is suggested' : `${shortNumber(suggestion)} is suggested`;
  const description = `Loss at learning rates from ${shortNumber(low)} to ${shortNumber(high)}; ${advice}.`;
  const ceiling = yScale === 'log' ? undefined : ceilingOf(all);
  const texts = { title, description, notes, yLabel, named: smoothed !== undefined, what: 'The sweep' };
  const parts = { ...texts, traces, yScale, ceiling };
  return chart(options, (width) => {
    const base = lineChart({ ...parts, x: labelled(logAxis(extent, { steps: stepsWithin(width) }), xLabel) }, width);
    if (suggestion === undefined) return base;
    return { ...base, above: 20, marks: [...base.marks, suggestionMark(suggestion)] };
  });
}

/** So many times the best loss, nothing is learnt any more. */
const mostTimesBest = 4;

/**
 * What is worth drawing of losses that may well explode at the end: all that came before the best one, and four times that,
 * where a sweep ends by itself.
 */
function ceilingOf(traces: readonly Trace[]): number {
  const [first] = traces;
  const best = first === undefined ? -1 : indexOfLeast(first.y);
  const least = first?.y[best] ?? 0;
  const before = traces.flatMap(({ y }) => Array.from(y.subarray(0, best + 1)).filter((value) => !Number.isNaN(value)));
  return before.reduce((most, value) => Math.max(most, value), least + (mostTimesBest - 1) * Math.abs(least));
}

/** Of those that are numbers; -1 where none is. */
const indexOfLeast = (values: Float64Array): number =>
  values.reduce((best, value, at) => (value < (values[best] ?? Number.POSITIVE_INFINITY) ? at : best), -1);

/** A line across the plot at the suggestion, and above it what it is. */
const suggestionMark = (suggestion: number) =>
  drawnMark('suggestion', ({ document, x, top, bottom, left, right }) => {
    const at = x(suggestion);
    const label = `Suggested: ${shortNumber(suggestion)}`;
    const half = textWidth(label, fontSizes.text) / 2;
    const place = Math.min(Math.max(at, left + half), right - half);
    const line = {
      d: `M${at},${top - 6}V${bottom}`,
      stroke: 'currentColor',
      'stroke-width': 1.5,
      'stroke-dasharray': '3 3',
      fill: 'none',
    };
    return [
      element(document, 'path', line),
      element(document, 'text', { x: place, y: top - 11, 'font-weight': 600 }, label),
    ];
  });

function checkSuggestion(suggestion: number | undefined): void {
  if (suggestion === undefined || (typeof suggestion === 'number' && suggestion > 0 && Number.isFinite(suggestion)))
    return;
  throw new LinnetError(
    'bad-value',
    `The suggestion is ${suggestion}; a learning rate is a finite number above 0. Leave it out where there is none.`,
  );
}
