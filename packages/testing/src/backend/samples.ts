import { type Float32Samples, type Loss, type Plan, type Stream, sizeOf, stream, targetShape } from '@linnet/core';
import { numbers } from './layers.js';

const squares: Loss = { kind: 'meanSquaredError' };

/** Random rows for a plan, with targets that suit the loss. */
export function samplesFor(plan: Plan, rows: number, seed: number, loss = squares): Float32Samples {
  const targets = targetShape(plan.output, loss);
  return {
    x: { data: inputsFor(plan, rows * sizeOf(plan.input), seed), shape: [rows, ...plan.input] },
    y: { data: targetsFor(loss, rows * sizeOf(targets), plan.output.at(-1) ?? 1, seed + 1), shape: [rows, ...targets] },
  };
}

/** The same rows, weighing differently. */
export const weighted = (samples: Float32Samples, weights: Float32Array): Float32Samples => ({
  ...samples,
  weights: { data: weights, shape: [weights.length] },
});

/** Rows of the table for a plan that looks up what comes in, else any numbers. */
function inputsFor({ ops, params }: Plan, count: number, seed: number): Float32Array {
  const tables = ops.flatMap((op) => (op.kind === 'embedding' && op.inputs.includes(0) ? [op.table] : []));
  const [tokens] = tables.flatMap((table) => params[table]?.shape ?? []);
  return tokens === undefined ? numbers(count, 1.5, seed) : drawn(count, seed, (generator) => generator.below(tokens));
}

const drawn = (count: number, seed: number, draw: (generator: Stream) => number): Float32Array => {
  const generator = stream(seed);
  return Float32Array.from({ length: count }, () => draw(generator));
};

function targetsFor({ kind }: Loss, count: number, classes: number, seed: number): Float32Array {
  switch (kind) {
    case 'binaryCrossentropy':
      // Mostly sure, and now and then not.
      return drawn(count, seed, (generator) => [0, 1, 0, 1, 0.25][generator.below(5)] ?? 0);
    case 'hinge':
    case 'squaredHinge':
      return drawn(count, seed, (generator) => 2 * generator.below(2) - 1);
    case 'poisson':
      return drawn(count, seed, (generator) => generator.below(5));
    case 'meanAbsolutePercentageError':
      return drawn(count, seed, (generator) => (2 * generator.below(2) - 1) * (0.2 + generator.uniform()));
    case 'categoricalCrossentropy':
    case 'categoricalHinge':
    case 'klDivergence':
      return shares(count, classes, seed);
    case 'sparseCategoricalCrossentropy':
      return drawn(count, seed, (generator) => generator.below(classes));
    default:
      return numbers(count, 1, seed);
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
