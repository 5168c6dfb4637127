import {
  type Activation,
  type Float32Samples,
  type Interval,
  type Lowerable,
  lowerLayers,
  type Plan,
  type Program,
  rowsOf,
  stream,
  type Training,
} from '@linnet/core';

/** A dense layer with a bias; its weights limited to an interval where one is given. */
export const dense = (units: number, activation: Activation, clip?: Interval): Lowerable => ({
  lower: (plan, from) => {
    const inputs = from.shape[0] ?? 0;
    const limits = clip === undefined ? {} : { clip };
    const kernel = plan.param({
      name: 'kernel',
      shape: [inputs, units],
      initialiser: { kind: 'glorotUniform', fanIn: inputs, fanOut: units },
      trained: true,
      ...limits,
    });
    const initialiser = { kind: 'constant', value: 0 } as const;
    const bias = plan.param({ name: 'bias', shape: [units], initialiser, trained: true, ...limits });
    return plan.op('dense', from, [units], { kernel, bias, activation });
  },
});

/** Limits values. */
export const clip = (low: number, high: number): Lowerable => ({
  lower: (plan, from) => plan.op('clip', from, from.shape, { to: [low, high] }),
});

/** The plan of layers one after another. */
export const planOf = (inputs: number, layers: readonly Lowerable[]): Plan =>
  lowerLayers(
    [inputs],
    layers.map((layer, index) => [`layer_${index}`, layer] as const),
  ).plan;

/** Numbers between minus `size` and `size`; the same for the same seed. */
export function numbers(length: number, size: number, seed: number): Float32Array {
  const generator = stream(seed);
  return Float32Array.from({ length }, () => size * (2 * generator.uniform() - 1));
}

/** Start weights for a plan: Glorot's for kernels, small ones for biases, so that no gradient is 0 by accident. */
export const paramsOf = (plan: Plan, seed: number): readonly Float32Array[] =>
  plan.params.map(({ shape: [inputs = 1, units] }, index) =>
    units === undefined
      ? numbers(inputs, 0.1, seed + index)
      : numbers(inputs * units, Math.sqrt(6 / (inputs + units)), seed + index),
  );

/** Rows for a plan. */
export function samplesFor(
  { input: [inputs = 1], output: [outputs = 1] }: Plan,
  rows: number,
  seed: number,
): Float32Samples {
  return {
    x: { data: numbers(rows * inputs, 1, seed), shape: [rows, inputs] },
    y: { data: numbers(rows * outputs, 1, seed + 1), shape: [rows, outputs] },
  };
}

/** Mean squared error and plain descent, for all rows at once. */
export const descent = (batchSize: number): Training => ({
  loss: { kind: 'meanSquaredError' },
  optimizer: { kind: 'sgd', learningRate: 1 },
  batchSize,
});

/** One pass over all rows in order. */
export function trainAll(
  program: Program,
  samples: Float32Samples,
  batchSize: number,
  learningRate: number,
): Float64Array {
  const rows = rowsOf(samples.x);
  const losses = new Float64Array(Math.ceil(rows / batchSize));
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const out = new Float32Array(samples.y.data.length);
  void program.train(samples, { order, from: 0, to: rows, learningRate, noiseSeed: 1, out, losses });
  return losses;
}
