import { LinnetError, type NdArray, rowOf, rowsOf, showValue } from '@linnet/core';
import { type Axis, labelled, linearAxis } from './axis.js';
import { chart } from './chart.js';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions, kinds } from './figure-options.js';
import { stepsWithin } from './layout.js';
import { lineChart } from './line-chart.js';
import { strokeOf } from './palette.js';
import { drawable, isList, type Series, valuesOf } from './series.js';
import { checkRate, secondsUnit } from './time.js';
import type { Trace } from './traces.js';

/** Options of {@link signals}. The axes are labelled `Sample`, or `Time` with its unit, and `Amplitude` where nothing else is said. */
export interface SignalsOptions extends FigureOptions {
  /** A name for each signal, written at its right end. Default: no names. */
  readonly names?: readonly string[];
  /** Samples a second, in hertz: the horizontal axis shows time, in s, ms, µs or ns. Default: it counts samples from 0. */
  readonly sampleRate?: number;
  /** What the values are measured in, such as `V`; written after the label of the vertical axis. */
  readonly unit?: string;
}

/** More lines than these cannot be told apart, and the file gets large. */
const most = 49;

const what = 'The figure of signals';

/**
 * Several signals over each other, sample by sample from 0, each with its own colour and dashes. Of signals of more than
 * 4,000 samples the least and the greatest of each stretch are drawn, and a note says so.
 *
 * @param rows signals x samples, or a list of signals; up to 49
 * @throws LinnetError `bad-shape` without signals or for one without samples, or names that are not as many,
 *   `limit` for more than 49, `bad-value` when nothing can be drawn, `bad-option` for a rate that is not above 0
 * @example
 * ```ts
 * signals(takeRows(clean, [0, 1000, 2000]), { title: 'Clean signals', sampleRate: 1000, unit: 'V' });
 * ```
 */
export function signals(rows: NdArray | readonly Series[], options: SignalsOptions = {}): Figure {
  const { number, names: nameList } = kinds;
  const unitKind = { is: (value: unknown) => typeof value === 'string', use: 'a text, such as "V"' };
  checkFigureOptions('signals', options, { names: nameList, sampleRate: number, unit: unitKind });
  const { names, title = 'Signals', unit, sampleRate } = options;
  const list = rowsAsList(rows);
  checkNames(names, list.length);
  const { traces, notes } = tracesOf(list, names);
  const samples = Math.max(...traces.map(({ y }) => y.length));
  const scale = scaleOf(samples, sampleRate);
  const scaled = traces.map((trace) => ({ ...trace, x: trace.x.map((at) => at * scale.factor) }));
  const yLabel = `${options.yLabel ?? 'Amplitude'}${unit === undefined ? '' : ` (${unit})`}`;
  const description = `${traces.length} ${traces.length === 1 ? 'signal' : 'signals'} of ${samples} samples.`;
  const parts = { title, description, traces: scaled, notes, yLabel, named: names !== undefined, what };
  return chart(options, (width) => {
    const x = scale.axis(stepsWithin(width));
    return lineChart({ ...parts, x: labelled(x, options.xLabel ?? scale.label) }, width);
  });
}

interface SampleScale {
  readonly factor: number;
  readonly label: string;
  axis(steps: number): Axis;
}

/** What the horizontal axis counts: samples, or time. */
function scaleOf(samples: number, sampleRate: number | undefined): SampleScale {
  if (sampleRate === undefined) {
    return { factor: 1, label: 'Sample', axis: (steps) => linearAxis([0, samples - 1], { whole: true, steps }) };
  }
  checkRate(sampleRate);
  const { unit, perSecond } = secondsUnit(samples / sampleRate);
  const factor = perSecond / sampleRate;
  return { factor, label: `Time (${unit})`, axis: (steps) => linearAxis([0, (samples - 1) * factor], { steps }) };
}

function tracesOf(list: readonly Series[], names: readonly string[] | undefined) {
  const notes: string[] = [];
  const traces = list.map((row, index): Trace => {
    const name = names?.[index] ?? `signal ${index}`;
    const checked = drawable(valuesOf(row, `Signal ${index}`), 'linear', name);
    notes.push(...checked.notes);
    return { name, x: Float64Array.from(checked.values.keys()), y: checked.values, stroke: strokeOf(index) };
  });
  return { traces, notes };
}

function checkNames(names: readonly string[] | undefined, signalCount: number): void {
  if (names === undefined || names.length === signalCount) return;
  throw new LinnetError(
    'bad-shape',
    `There are ${names.length} names for ${signalCount} signals; they must be as many.`,
  );
}

function rowsAsList(rows: NdArray | readonly Series[]): readonly Series[] {
  const shaped = isShaped(rows);
  if (!shaped && !isList(rows)) {
    throw new LinnetError(
      'bad-value',
      `signals takes an array of signals x samples, or a list of signals; it was given ${showValue(rows)}.`,
    );
  }
  const count = shaped ? rowsOf(rows) : rows.length;
  if (count === 0) throw new LinnetError('bad-shape', 'There are no signals; pass at least one.');
  if (count > most) {
    throw new LinnetError(
      'limit',
      `There are ${count} signals; at most ${most} can be told apart. Pick some, for instance with takeRows.`,
    );
  }
  return shaped ? Array.from({ length: count }, (_, row) => rowOf(rows, row)) : rows;
}

const isShaped = (rows: NdArray | readonly Series[]): rows is NdArray =>
  typeof rows === 'object' && rows !== null && 'shape' in rows;
