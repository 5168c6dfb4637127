import { LinnetError, type NdArray, rowOf, rowsOf } from '@linnet/core';
import { labelled, linearAxis } from './axis.js';
import { chart } from './chart.js';
import { endLabels } from './end-labels.js';
import type { Figure, FigureOptions } from './figure.js';
import { defaultSize, stepsWithin } from './layout.js';
import { strokeOf } from './palette.js';
import { drawable, extentOf, type Series, valuesOf } from './series.js';
import { type Trace, traceMarks } from './traces.js';

/** Options of {@link signals}. The axes are labelled `Sample` and `Amplitude` where nothing else is said. */
export interface SignalsOptions extends FigureOptions {
  /** A name for each signal, written at its right end. Default: no names. */
  readonly names?: readonly string[];
}

/** More lines than these cannot be told apart, and the file gets large. */
const most = 49;

/**
 * Several signals over each other, sample by sample from 0, each with its own colour and dashes.
 *
 * @param rows signals x samples, or a list of signals; up to 49
 * @throws LinnetError `bad-shape` without signals or for one without samples, or names that are not as many,
 *   `limit` for more than 49, `bad-value` when nothing can be drawn
 * @example
 * ```ts
 * signals(takeRows(clean, [0, 1000, 2000]), { title: 'Clean signals', yLabel: 'Amplitude (arb.)' });
 * ```
 */
export function signals(rows: NdArray | readonly Series[], options: SignalsOptions = {}): Figure {
  const { names, title = 'Signals', xLabel = 'Sample', yLabel = 'Amplitude' } = options;
  const list = rowsAsList(rows);
  if (names !== undefined && names.length !== list.length) {
    throw new LinnetError(
      'bad-shape',
      `There are ${names.length} names for ${list.length} signals; they must be as many.`,
    );
  }
  const notes: string[] = [];
  const traces = list.map((row, index): Trace => {
    const name = names?.[index] ?? `signal ${index}`;
    const checked = drawable(valuesOf(row, `Signal ${index}`), 'linear', name);
    notes.push(...checked.notes);
    return { name, x: Float64Array.from(checked.values.keys()), y: checked.values, stroke: strokeOf(index) };
  });
  const x = linearAxis(
    extentOf(
      traces.map((trace) => trace.x),
      'x',
    ),
    { whole: true, steps: stepsWithin(options.width) },
  );
  const y = linearAxis(
    extentOf(
      traces.map((trace) => trace.y),
      'The figure of signals',
    ),
    { round: true },
  );
  const labels = names === undefined ? undefined : endLabels(traces, options.width ?? defaultSize.width);
  return chart({
    title,
    description: `${traces.length} ${traces.length === 1 ? 'signal' : 'signals'} of ${traces[0]?.y.length ?? 0} samples.`,
    notes,
    x: labelled(x, xLabel),
    y: labelled(y, yLabel),
    ...(labels === undefined ? {} : { right: labels.right, plotHeight: labels.plotHeight }),
    marks: [...traces.flatMap(traceMarks), labels?.mark],
    size: options,
  });
}

function rowsAsList(rows: NdArray | readonly Series[]): readonly Series[] {
  const count = 'shape' in rows ? rowsOf(rows) : rows.length;
  if (count === 0) throw new LinnetError('bad-shape', 'There are no signals; pass at least one.');
  if (count > most) {
    throw new LinnetError(
      'limit',
      `There are ${count} signals; at most ${most} can be told apart. Pick some, for instance with takeRows.`,
    );
  }
  return 'shape' in rows ? Array.from({ length: count }, (_, row) => rowOf(rows, row)) : rows;
}
