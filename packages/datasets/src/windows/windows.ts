import { checkOptions, type OptionKind, optionKinds, rowsOf, wholeFrom } from '@linnet/core';
import { checkNotes, notesOf } from '../data-notes.js';
import { type DataNotes, type Dataset, datasetOf, type NotedSamples } from '../dataset.js';
import { bothFacts, rowFacts, wholeFacts } from '../facts.js';
import { anyNumber } from '../option-kinds.js';
import { cutWindows, windowStarts, windowTargets } from './cut.js';
import { readSignal, type Signal } from './signal.js';

/** A stretch of a recording. */
export interface Window {
  /** Its first sample, from 0. */
  readonly start: number;
  /** The sample after its last. */
  readonly end: number;
  /** Its samples; of several channels, sample by sample. */
  readonly values: Float64Array;
}

/** Options of {@link windows}. */
export interface WindowsOptions extends Pick<DataNotes, 'classNames'> {
  /** Samples in a window. */
  readonly length: number;
  /** Samples from the start of a window to that of the next. Default: `length`, so that windows do not overlap. */
  readonly step?: number;
  /** The target of all windows, or what gives that of each; `'input'` for the window itself, to train an autoencoder. */
  readonly label: number | ((window: Window) => number) | 'input';
  /** Samples a second, in hertz. Default: that of the signal, where it is a table that knows it. */
  readonly sampleRate?: number;
}

/** Windows of a recording, which know where in it they stand. */
export interface WindowDataset extends Dataset {
  /** Row by row: the first sample of the window in its recording, from 0. */
  readonly starts: readonly number[];
  /** Samples in a window. */
  readonly windowLength: number;
}

const labelKind: OptionKind = {
  is: (value) => anyNumber.is(value) || typeof value === 'function' || value === 'input',
  use: 'a number, a function of a window that gives one, or "input"',
};

const kinds = {
  length: wholeFrom(1),
  step: wholeFrom(1),
  label: labelKind,
  sampleRate: anyNumber,
  classNames: optionKinds.list,
} as const;

/**
 * Cuts a long recording into windows of equal length, the first at its first sample; samples at the end that do not fill a
 * window are left out. x is windows x length for one channel, windows x length x channels for several; y is windows x 1, or
 * x again. Windows that overlap share samples: `splitByTime` keeps them from standing on both sides of a split.
 * @throws LinnetError `bad-option` for options that are none and windows longer than the recording, `bad-value` for NaN and
 *   infinite samples or labels, `bad-shape` for signals that are no list and no table, `limit` for more numbers than memory holds.
 *
 * @example
 * ```ts
 * const data = windows(recording, { length: 128, step: 32, label: ({ start }) => (start < 5000 ? 0 : 1), sampleRate: 1000 });
 * const [train, test] = splitByTime(data, { shares: [0.8, 0.2], gap: 128 });
 * ```
 */
export function windows(signal: Signal, options: WindowsOptions): WindowDataset {
  checkOptions('windows', options, kinds, ['length', 'label']);
  const { values, ...notes } = readSignal(signal);
  const { length, step = length, label } = options;
  const starts = windowStarts(rowsOf(values), length, step);
  const x = cutWindows(values, starts, length);
  const y = label === 'input' ? { data: x.data.slice(), shape: x.shape } : windowTargets(x, starts, label);
  const samples: NotedSamples = { ...notes, ...notesOf(options), x, y };
  checkNotes(samples);
  return datasetOf(
    samples,
    bothFacts(
      rowFacts(starts, (list) => ({ starts: list })),
      wholeFacts({ windowLength: length }),
    ),
  );
}
