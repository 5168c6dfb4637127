import { type NdArray, sin } from '@linnet/core';
import type { ResolvedShape } from './options.js';

/** One sine for each half period and phase: all phases of the first half period, then those of the next. */
export function cleanSignals(shape: ResolvedShape): NdArray<Float64Array> {
  const { length, halfPeriods, phases, rates } = shape;
  const rows = rates * phases;
  const data = new Float64Array(rows * length);
  for (let row = 0; row < rows; row += phases) {
    // Signals of one half period are windows on one wave.
    const wave = sineWave(halfPeriods[0] + row / phases, 0, length + 2 * (phases - 1));
    for (let phase = 0; phase < phases; phase++) {
      data.set(wave.subarray(2 * phase, 2 * phase + length), (row + phase) * length);
    }
  }
  return { data, shape: [rows, length] };
}

/** Samples of `sin(pi / halfPeriod (sample + phase))`. */
export function sineWave(halfPeriod: number, phase: number, length: number): Float64Array<ArrayBuffer> {
  const rate = Math.PI / halfPeriod;
  return Float64Array.from({ length }, (_, sample) => sin(rate * (sample + phase)));
}
