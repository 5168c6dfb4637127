import { LinnetError } from '@linnet/core';
import { labelled, linearAxis } from './axis.js';
import { type Chart, chart } from './chart.js';
import type { Figure, FigureOptions } from './figure.js';
import { formatNumber } from './numbers.js';
import { strokeOf } from './palette.js';
import { drawable, type Series, valuesOf } from './series.js';
import { thinningNotes } from './thin.js';
import { type Trace, traceMarks } from './traces.js';

/** A curve between rates, and the area under it. */
export interface RateTrace extends Trace {
  readonly area: number;
}

/** What a figure of rates is called where nothing else is said. */
export interface RateTexts {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Heights of the line that guessing follows, at both ends. */
  readonly guess?: readonly [left: number, right: number];
}

/** A figure of curves over the unit square, each named with its area. */
export function rateFigure(
  traces: readonly RateTrace[],
  area: string,
  options: FigureOptions,
  texts: RateTexts,
): Figure {
  const { title = texts.title, xLabel = texts.xLabel, yLabel = texts.yLabel } = options;
  const labels = traces.map((trace) => `${trace.name} (${area} ${formatNumber(trace.area, 3)})`);
  const guesses = texts.guess === undefined ? [] : [guessing(texts.guess)];
  const key = [...traces, ...guesses].map(({ stroke, name }, at) => ({ stroke, label: labels[at] ?? name }));
  const build = (): Chart => ({
    title,
    description: `${yLabel} against ${xLabel.toLowerCase()}: ${labels.join('; ')}.`,
    key,
    notes: thinningNotes(traces),
    x: labelled(linearAxis([0, 1], { steps: 5 }), xLabel),
    y: labelled(linearAxis([0, 1], { steps: 5 }), yLabel),
    ratio: 1,
    grid: 'both',
    marks: [...guesses, ...traces].flatMap(traceMarks),
  });
  return chart(options, build, 480);
}

/** In the colour of text, thin and dotted: not to be taken for a curve. */
const guessing = ([left, right]: readonly [number, number]): Trace => ({
  name: 'guessing',
  x: Float64Array.of(0, 1),
  y: Float64Array.of(left, right),
  stroke: { className: 'linnet-quiet', color: 'inherit', dashes: '2 4' },
  thickness: 1.25,
});

/** A curve as a line. */
export function traceOf(name: string, across: Series, up: Series, index: number): Trace {
  const [x, y] = [rates(across, `Curve "${name}"`), rates(up, `Curve "${name}"`)];
  if (x.length === y.length) return { name, x, y, stroke: strokeOf(index), thickness: 2 };
  throw new LinnetError(
    'bad-shape',
    `Curve "${name}" has ${x.length} rates for one axis and ${y.length} for the other; they must be as many.`,
  );
}

function rates(series: Series, what: string): Float64Array {
  const { values } = drawable(valuesOf(series, what), 'linear', what);
  const bad = values.findIndex((value) => !(value >= 0 && value <= 1));
  if (bad < 0) return values;
  throw new LinnetError('bad-value', `${what} holds ${values[bad]} at position ${bad}; rates lie from 0 to 1.`);
}
