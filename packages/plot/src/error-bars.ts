import { LinnetError, type OptionKind, oneOf } from '@linnet/core';
import { labelled, linearAxis, type ScaleKind } from './axis.js';
import { chart } from './chart.js';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions, kinds } from './figure-options.js';
import { formatNumber, shortNumber } from './numbers.js';
import { strokeOf } from './palette.js';
import { extentOf, namesOf, type Series } from './series.js';
import { shapeOf } from './shapes.js';
import { type SpreadSeries, spreadMark } from './spread-mark.js';
import { barTexts, type SpreadKind, spreadOf } from './spreads.js';
import { isNumbersOrNames, placeAxis, placesOf, readLists } from './swept-places.js';

/** Options of {@link errorBars}. */
export interface ErrorBarsOptions extends FigureOptions {
  /** What was swept: numbers, such as how many files, or names, such as activations. One for each list of values. */
  readonly x: readonly number[] | readonly string[];
  /** Of numbers. Default `linear`. */
  readonly xScale?: ScaleKind;
  /**
   * What bars reach: `range` from the least to the greatest around the median, `quartiles` the middle half around the
   * median, `deviation` a standard deviation (n - 1) either way around the mean. Default `range`.
   */
  readonly bars?: SpreadKind;
}

const ownKinds: Readonly<Record<string, OptionKind>> = {
  x: { is: isNumbersOrNames, use: 'a list of numbers or a list of names' },
  xScale: kinds.scale,
  bars: oneOf(Object.keys(barTexts)),
};

/**
 * A quantity against one that was swept, each point measured several times: the accuracy by number of training files,
 * over seeds. Every value is a faint point, the middle a mark of its series, and a bar tells the spread.
 *
 * @param series by name: for each place on `x` the values that were measured there
 * @throws LinnetError `bad-shape` without series, for one that has not as many lists as there are places, or an empty
 *   list, `bad-value` when nothing can be drawn, `bad-option` for options that are none
 * @example
 * ```ts
 * errorBars({ accuracy: [[0.71, 0.68], [0.84, 0.88], [0.93, 0.95]] }, { x: [50, 100, 200], xLabel: 'Training files' });
 * errorBars({ accuracy: [[0.93, 0.95], [0.52, 0.5]] }, { x: ['relu, tanh', 'none'], xLabel: 'Activations' });
 * ```
 */
export function errorBars(series: Readonly<Record<string, readonly Series[]>>, options: ErrorBarsOptions): Figure {
  checkFigureOptions('errorBars', options, ownKinds);
  if (!isNumbersOrNames(options.x))
    throw new LinnetError('bad-option', 'errorBars needs x: what was swept, a list of numbers or of names.');
  const { bars = 'range', xScale = 'linear', xLabel, yLabel } = options;
  const names = namesOf(series, 'The figure of error bars');
  const places = placesOf(options.x, xScale);
  const notes: string[] = [];
  const all = names.map((name, index): SpreadSeries => {
    const lists = readLists(series[name], name, places.length, notes);
    const spreads = lists.map((values) => spreadOf(values, bars));
    return {
      name,
      lists,
      spreads,
      places,
      stroke: strokeOf(index),
      shape: shapeOf(index),
      joined: typeof options.x[0] === 'number',
    };
  });
  const reached = all.flatMap(({ lists, spreads }) => [
    ...lists,
    Float64Array.from(spreads.flatMap(({ low, high }) => [low, high])),
  ]);
  const y = labelled(linearAxis(extentOf(reached, 'The figure of error bars'), { round: true }), yLabel);
  const texts = options.x.map((place) => (typeof place === 'number' ? formatNumber(place) : place));
  return chart(options, (width) => ({
    title: options.title ?? names.join(', '),
    description: `${all.map((one) => describe(one, texts)).join('; ')}.`,
    key: names.length === 1 ? [] : all.map(({ stroke, shape, name: label }) => ({ stroke, shape, label })),
    notes: [barTexts[bars], ...notes],
    x: labelled(placeAxis(options.x, places, xScale, width), xLabel),
    y,
    marks: [spreadMark(all)],
  }));
}

function describe({ name, spreads }: SpreadSeries, places: readonly string[]): string {
  const points = spreads.map(
    ({ middle }, at) => `${places[at]}: ${Number.isNaN(middle) ? 'nothing' : shortNumber(middle)}`,
  );
  return `${name} at ${points.join(', ')}`;
}
