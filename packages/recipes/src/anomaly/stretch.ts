import { meanSquaredError, type RandomState, rowsOf } from 'linnet';
import type { ExportedLinn } from '../instrument/export.js';
import { simulate, slidingRows } from '../instrument/simulate.js';
import { record, windowLength } from './data.js';
import type { Notebook } from './notebooks.js';

/** Where the glitch is put. */
const glitchWindow = 400;

/** A signal on the instrument, from the first sample that has an output. */
export interface Stretch {
  readonly samples: readonly number[];
  readonly signal: Float64Array;
  readonly output: Float64Array;
  readonly squaredError: Float64Array;
  /** Of the samples before the glitch. */
  readonly meanError: number;
}

/** Sends 800 samples through the simulated instrument, with a glitch on the way; the newest sample comes out again. */
export function stretchOn(file: ExportedLinn, { wave, glitch }: Notebook, generator: RandomState): Stretch {
  const whole = record(wave, 800, generator);
  glitch(whole.subarray(glitchWindow, glitchWindow + windowLength), generator);
  const from = windowLength - 1;
  const output = simulate(file, slidingRows(whole, windowLength));
  const signal = whole.subarray(from);
  const squaredError = signal.map((value, at) => {
    const difference = value - (output.data[at] ?? Number.NaN);
    return difference * difference;
  });
  return {
    samples: Array.from({ length: rowsOf(output) }, (_, row) => row + from),
    signal,
    output: output.data,
    squaredError,
    meanError: meanSquaredError(signal.subarray(0, glitchWindow - from), output.data.subarray(0, glitchWindow - from)),
  };
}
