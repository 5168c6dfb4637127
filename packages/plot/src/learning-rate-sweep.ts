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
 * measured is faint behind it.
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
  const parts = { title, description, traces, notes, yScale, yLabel, named: smoothed !== undefined, what: 'The sweep' };
  return chart(options, (width) => {
    const base = lineChart({ ...parts, x: labelled(logAxis(extent, { steps: stepsWithin(width) }), xLabel) }, width);
    if (suggestion === undefined) return base;
    return { ...base, above: 20, marks: [...base.marks, suggestionMark(suggestion)] };
  });
}

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
