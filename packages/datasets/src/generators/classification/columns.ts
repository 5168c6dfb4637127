import type { NdArray, RandomState } from '@linnet/core';
import type { ResolvedClassification } from './options.js';

/** Fills in all columns after the informative ones, in scikit-learn's order of draws. */
export function drawOtherColumns(
  x: NdArray<Float64Array>,
  generator: RandomState,
  options: ResolvedClassification,
): void {
  const { features, informative, redundant, repeated } = options;
  const used = informative + redundant;
  if (redundant > 0) {
    const weights = generator.uniform(-1, 1, informative * redundant);
    mixColumns(x, { from: 0, to: x.shape[0] ?? 0 }, weights, informative, informative);
  }
  repeatColumns(x, used, generator.randomSample(repeated));
  const noisy = features - used - repeated;
  generator.standardNormal(noisy * (x.shape[0] ?? 0)).forEach((value, at) => {
    x.data[(Math.floor(at / noisy) + 1) * features - noisy + (at % noisy)] = value;
  });
}

/** Rows of an array, `to` left out. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Weighted sums of the first columns (`inputs` of them, weights inputs x outputs) into the columns from `target` on.
 */
export function mixColumns(
  x: NdArray<Float64Array>,
  { from, to }: RowRange,
  weights: Float64Array,
  inputs: number,
  target: number,
): void {
  const { data, shape } = x;
  const features = shape[1] ?? 0;
  const outputs = weights.length / inputs;
  const sums = new Float64Array(outputs);
  for (let row = from; row < to; row++) {
    sums.fill(0);
    for (let input = 0; input < inputs; input++) {
      const value = data[row * features + input] as number;
      for (let output = 0; output < outputs; output++) {
        sums[output] = (sums[output] as number) + value * (weights[input * outputs + output] as number);
      }
    }
    data.set(sums, row * features + target);
  }
}

/** One column after another repeats one of the first `used`; each draw says which. */
function repeatColumns({ data, shape }: NdArray<Float64Array>, used: number, draws: Float64Array): void {
  const [rows = 0, features = 0] = shape;
  draws.forEach((draw, at) => {
    const from = Math.floor((used - 1) * draw + 0.5);
    for (let row = 0; row < rows; row++) data[row * features + used + at] = data[row * features + from] as number;
  });
}
