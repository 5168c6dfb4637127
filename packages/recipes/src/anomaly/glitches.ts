import { type NdArray, type RandomState, rowOf, rowsOf } from 'linnet';

/** Samples that a glitch covers. */
export const glitchWidth = 5;

/** Puts a glitch into each row of some windows, and tells where. */
export type Glitch = (row: Float64Array, generator: RandomState) => number;

/** Noise with a deviation of 1 V over five samples anywhere, cut off at the ends of the window. */
export const addedNoise: Glitch = (row, generator) => {
  const middle = generator.randint(0, row.length);
  const noise = generator.normal(0, 1, glitchWidth);
  const start = Math.min(row.length - glitchWidth, Math.max(0, middle - 2));
  noise.forEach((value, at) => {
    const place = middle - 2 + at;
    if (place >= 0 && place < row.length) row[place] = (row[place] as number) + value;
  });
  return start;
};

/** Samples 3 to 7 replaced by any numbers from 0 to 0.5 V. */
export const replacedSamples: Glitch = (row, generator) => {
  row.set(generator.uniform(0, 0.5, glitchWidth), 3);
  return 3;
};

/** Windows with a glitch each. */
export interface GlitchedWindows {
  readonly x: NdArray<Float64Array>;
  /** The first sample of each row's glitch. */
  readonly starts: readonly number[];
}

/** A copy of windows, each with a glitch. */
export function withGlitches({ data, shape }: NdArray, glitch: Glitch, generator: RandomState): GlitchedWindows {
  const x = { data: Float64Array.from(data), shape };
  const starts = Array.from({ length: rowsOf(x) }, (_, row) => glitch(rowOf(x, row), generator));
  return { x, starts };
}
