import { LinnetError } from '@linnet/core';
import { axisOf, labelled, type ScaleKind } from './axis.js';
import { chart } from './chart.js';
import { endLabels } from './end-labels.js';
import type { Figure, FigureOptions } from './figure.js';
import { defaultSize, stepsWithin } from './layout.js';
import { shortNumber } from './numbers.js';
import { strokeOf } from './palette.js';
import { drawable, extentOf, namesOf, type Series, valuesOf } from './series.js';
import { lastDrawn, type Trace, traceMarks } from './traces.js';

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
 * dashes. NaN and infinite values leave gaps, and a note says how many.
 *
 * @param series values by name; all as long as `x` where that is given
 * @throws LinnetError `bad-shape` without series, for a series without values or of another length than `x`, and
 *   `bad-value` when no value can be drawn
 * @example
 * ```ts
 * lines({ loss: history.loss, validation: history.validation.loss }, { yScale: 'log', xLabel: 'Epoch', yLabel: 'Loss' });
 * ```
 */
export function lines(series: Readonly<Record<string, Series>>, options: LinesOptions = {}): Figure {
  const names = namesOf(series, 'The figure of lines');
  const { xScale = 'linear', yScale = 'linear' } = options;
  const notes: string[] = [];
  const position = options.x === undefined ? undefined : ready(valuesOf(options.x, 'x'), xScale, 'x', notes);
  const traces = names.map((name, index): Trace => {
    const values = valuesOf(series[name] ?? [], `Series "${name}"`);
    const x = position ?? Float64Array.from(values.keys(), (at) => at + 1);
    checkLength(name, values, x);
    return { name, x, y: ready(values, yScale, name, notes), stroke: strokeOf(index) };
  });
  const x = axisOf(
    xScale,
    extentOf(
      traces.map((trace) => trace.x),
      'x',
    ),
    { whole: options.x === undefined, steps: stepsWithin(options.width) },
  );
  const y = axisOf(
    yScale,
    extentOf(
      traces.map((trace) => trace.y),
      'The figure of lines',
    ),
    { round: true },
  );
  const labels = endLabels(traces, options.width ?? defaultSize.width);
  return chart({
    title: options.title ?? names.join(', '),
    description: `Lines: ${traces.map(describe).join('; ')}.`,
    x: labelled(x, options.xLabel),
    y: labelled(y, options.yLabel),
    notes,
    right: labels.right,
    plotHeight: labels.plotHeight,
    marks: [...traces.flatMap(traceMarks), labels.mark],
    size: options,
  });
}

function ready(values: Float64Array, kind: ScaleKind, what: string, notes: string[]): Float64Array {
  const checked = drawable(values, kind, what);
  notes.push(...checked.notes);
  return checked.values;
}

function checkLength(name: string, values: Float64Array, x: Float64Array): void {
  if (values.length === x.length) return;
  throw new LinnetError(
    'bad-shape',
    `Series "${name}" has ${values.length} values and x has ${x.length}; they must be as many.`,
  );
}

function describe(trace: Trace): string {
  const last = lastDrawn(trace);
  const end = last < 0 ? 'none can be drawn' : `the last is ${shortNumber(trace.y[last] ?? 0)}`;
  return `${trace.name}, ${trace.y.length} ${trace.y.length === 1 ? 'value' : 'values'}, ${end}`;
}
