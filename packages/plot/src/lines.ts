import { axisOf, labelled, type ScaleKind } from './axis.js';
import { chart } from './chart.js';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions, kinds } from './figure-options.js';
import { stepsWithin } from './layout.js';
import { lineChart } from './line-chart.js';
import { extentOf, namesOf, type Series } from './series.js';
import { describeTrace, tracesOf } from './series-traces.js';

/** Options of {@link lines}. */
export interface LinesOptions extends FigureOptions {
  /** Where the values lie on the horizontal axis, one for each; without it they are counted from 1, as epochs are. */
  readonly x?: Series;
  /** Default `linear`. */
  readonly xScale?: ScaleKind;
  /** Default `linear`. On a log axis, values at or below 0 are left out and a note says how many. */
  readonly yScale?: ScaleKind;
}

/**
 * One line for each series, such as losses over epochs, each named at its right end. Lines differ in colour and in
 * dashes. NaN and infinite values leave gaps, and a note says how many. Of more than 4,000 points the least and the
 * greatest of each stretch are drawn, and a note says so.
 *
 * @param series values by name; all as long as `x` where that is given
 * @throws LinnetError `bad-shape` without series, for a series without values or of another length than `x`,
 *   `bad-value` when no value can be drawn, `bad-option` for options that are none
 * @example
 * ```ts
 * lines({ loss: history.loss, validation: history.validation.loss }, { yScale: 'log', xLabel: 'Epoch', yLabel: 'Loss' });
 * ```
 */
export function lines(series: Readonly<Record<string, Series>>, options: LinesOptions = {}): Figure {
  checkFigureOptions('lines', options, { x: kinds.series, xScale: kinds.scale, yScale: kinds.scale });
  const names = namesOf(series, 'The figure of lines');
  const { traces, notes } = tracesOf(series, options);
  const { xScale = 'linear', yScale = 'linear', xLabel, yLabel, title = names.join(', ') } = options;
  const extent = extentOf(
    traces.map((trace) => trace.x),
    'x',
  );
  const description = `Lines: ${traces.map(describeTrace).join('; ')}.`;
  const parts = { title, description, traces, notes, yScale, yLabel, named: true, what: 'The figure of lines' };
  return chart(options, (width) => {
    const x = axisOf(xScale, extent, { whole: options.x === undefined, steps: stepsWithin(width) });
    return lineChart({ ...parts, x: labelled(x, xLabel) }, width);
  });
}
