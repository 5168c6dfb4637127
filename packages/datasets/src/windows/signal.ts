import { checkFinite, fromRows, LinnetError, type NdArray, ndarray, showValue } from '@linnet/core';
import type { DataNotes } from '../dataset.js';
import { isTable, type Table } from '../table.js';

/** A recording: its samples in order, an array of samples x channels, or a table that was read from a file. */
export type Signal = ArrayLike<number> | NdArray | Table;

/** What is known of a recording. */
export interface ReadSignal extends Pick<DataNotes, 'sampleRate' | 'columnNames'> {
  /** Samples x channels. */
  readonly values: NdArray;
}

/** The samples of a recording, checked; channels have names where there are several. */
export function readSignal(signal: Signal): ReadSignal {
  const read = samplesOf(signal);
  checkFinite(read.values, 'The signal');
  return read;
}

function samplesOf(signal: Signal): ReadSignal {
  if (typeof signal !== 'object' || signal === null) throw noSignal(showValue(signal));
  if (isTable(signal)) {
    const { values, columnNames, sampleRate } = signal;
    const names = columnNames.length > 1 ? { columnNames } : {};
    return { values, ...names, ...(sampleRate === undefined ? {} : { sampleRate }) };
  }
  if ('shape' in signal) return { values: twoAxes(signal) };
  if (!('length' in signal)) throw noSignal('an object');
  return { values: twoAxes(fromRows(signal)) };
}

/** Checks that the numbers fill the shape. */
function twoAxes({ data, shape }: NdArray): NdArray {
  const array = ndarray(data, shape);
  if (shape.length === 1) return { data, shape: [...shape, 1] };
  if (shape.length === 2) return array;
  throw new LinnetError('bad-shape', `The signal has ${shape.length} axes; use samples, or samples x channels.`);
}

const noSignal = (what: string): LinnetError =>
  new LinnetError(
    'bad-shape',
    `The signal is ${what}; use a list of samples, an array of samples x channels or a table.`,
  );
