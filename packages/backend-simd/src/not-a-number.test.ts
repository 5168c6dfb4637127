import {
  activations,
  type Float32Samples,
  type Lowerable,
  loadBackend,
  type Shape,
  sizeOf,
  unfoldedActivations,
} from '@linnet/core';
import { expect, it } from 'vitest';
import {
  activation,
  clip,
  conv1d,
  dense,
  normalization,
  paramsOf,
  planOf,
  pooling,
  quantise,
  recurrent,
  reshape,
  samplesFor,
  softmax,
  trained,
  trainingOf,
} from '../test/nets.js';
import { simd } from './index.js';

// A comparison with NaN is false: a limit or an activation that picks by one could make a number of it, and hide it.
const nets: readonly (readonly [title: string, input: Shape, layers: readonly Lowerable[]])[] = [
  ...activations.map((name) => [`dense with ${name}`, [3], [dense(5, name)]] as const),
  ...unfoldedActivations.map((name) => [`dense, then ${name}`, [3], [dense(5), activation(name)]] as const),
  ['conv1d', [4, 2], [conv1d(3, 4)]],
  ['max pooling', [4, 2], [dense(2), pooling('maxPooling1d', 4)]],
  ['average pooling', [4, 2], [dense(2), pooling('averagePooling1d', 4)]],
  ['reshape', [4, 2], [reshape(8), dense(3)]],
  ['layerNormalization', [3], [dense(3), normalization('layerNormalization')]],
  ['clip', [3], [clip(-1, 1)]],
  ['relu and clip', [3], [dense(5, 'relu'), clip(-1, 1)]],
  ...(['halfUp', 'halfEven', 'floor'] as const).map(
    (rounding) => [`a grid, ${rounding}`, [3], [dense(5), quantise(rounding)]] as const,
  ),
  ['softmax', [3], [softmax]],
  ...(['lstm', 'gru', 'simpleRnn'] as const).map((kind) => [kind, [4, 2], [recurrent(kind, 3)]] as const),
];

const [rows, bad] = [6, 3];

/** Every number of one row is NaN. */
function spoilt(samples: Float32Samples, input: Shape): Float32Samples {
  const { data, shape } = samples.x;
  const size = sizeOf(input);
  return {
    ...samples,
    x: { data: data.map((value, at) => (Math.floor(at / size) === bad ? Number.NaN : value)), shape },
  };
}

it.each(nets)('%s: NaN comes out as NaN, and only of the row it came in with', async (_, input, layers) => {
  const plan = planOf(input, ...layers);
  const samples = spoilt(samplesFor(plan, rows, 5), input);
  const backend = await loadBackend(simd);
  await backend.prepare?.(plan);
  const program = backend.compile(plan);
  program.write(paramsOf(plan, 1));
  const size = sizeOf(plan.output);
  const out = new Float32Array(rows * size);
  program.infer(samples.x, out);
  expect(Array.from(out, Number.isNaN)).toEqual(Array.from(out, (_value, at) => Math.floor(at / size) === bad));
  backend.dispose();
});

it.each(nets.filter(([, input, layers]) => planOf(input, ...layers).params.length > 0))(
  '%s: training on NaN shows in the loss and in the weights',
  async (_, input, layers) => {
    const plan = planOf(input, ...layers);
    const samples = spoilt(samplesFor(plan, rows, 5), input);
    const backend = await loadBackend(simd);
    await backend.prepare?.(plan, trainingOf(rows));
    const program = backend.compile(plan, trainingOf(rows));
    program.write(paramsOf(plan, 1));
    const [kernel = new Float32Array(), ...rest] = trained(program, plan, samples, rows);
    expect([...kernel].every(Number.isNaN)).toBe(true);
    expect(rest.at(-2)).toEqual(Float64Array.of(Number.NaN));
    backend.dispose();
  },
);
