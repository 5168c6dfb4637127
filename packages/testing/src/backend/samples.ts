import { type Float32Samples, type Loss, type Plan, sizeOf, stream, targetShape } from '@linnet/core';
import { numbers } from './layers.js';

const squares: Loss = { kind: 'meanSquaredError' };

/** Random rows for a plan, with targets that suit the loss. */
export function samplesFor(plan: Plan, rows: number, seed: number, loss = squares): Float32Samples {
  const targets = targetShape(plan.output, loss);
  return {
    x: { data: numbers(rows * sizeOf(plan.input), 1.5, seed), shape: [rows, ...plan.input] },
    y: { data: targetsFor(loss, rows * sizeOf(targets), plan.output.at(-1) ?? 1, seed + 1), shape: [rows, ...targets] },
  };
}

/** The same rows, weighing differently. */
export const weighted = (samples: Float32Samples, weights: Float32Array): Float32Samples => ({
  ...samples,
  weights: { data: weights, shape: [weights.length] },
});

function targetsFor({ kind }: Loss, count: number, classes: number, seed: number): Float32Array {
  const generator = stream(seed);
  switch (kind) {
    case 'meanSquaredError':
      return numbers(count, 1, seed);
    case 'binaryCrossentropy':
      // Mostly sure, and now and then not.
      return Float32Array.from({ length: count }, () => [0, 1, 0, 1, 0.25][generator.below(5)] ?? 0);
    case 'categoricalCrossentropy':
      return shares(count, classes, seed);
    case 'sparseCategoricalCrossentropy':
      return Float32Array.from({ length: count }, () => generator.below(classes));
  }
}

/** Lists of numbers from 0 up whose sum is 1; every other one has a single 1. */
function shares(count: number, classes: number, seed: number): Float32Array {
  const generator = stream(seed);
  const lists = Array.from({ length: count / classes }, (_, index) => {
    const sure = generator.below(classes);
    const list = Array.from({ length: classes }, (_, at) =>
      index % 2 === 0 ? Number(at === sure) : 0.1 + generator.uniform(),
    );
    const total = list.reduce((sum, share) => sum + share, 0);
    return list.map((share) => share / total);
  });
  return Float32Array.from(lists.flat());
}
