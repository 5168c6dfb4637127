import { js } from '@linnet/backend-js';
import { type Interval, type NdArray, type RandomState, random, sizeOf } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import {
  activation,
  averagePooling1d,
  batchNormalization,
  bidirectional,
  clip,
  constant,
  conv1d,
  dense,
  dropout,
  embedding,
  flatten,
  gaussianNoise,
  globalAveragePooling1d,
  globalMaxPooling1d,
  gru,
  type InitialiserChoice,
  identity,
  type Layer,
  l1,
  l1l2,
  l2,
  layerNormalization,
  loadModel,
  lstm,
  maxNorm,
  maxPooling1d,
  minMaxNorm,
  nonNegative,
  normal,
  orthogonal,
  reshape,
  sequential,
  simpleRnn,
  softmax,
  stringifyModel,
  uniform,
  unitNorm,
  varianceScaling,
  within,
} from './index.js';

const pick = <const T>(generator: RandomState, ...values: readonly [T, ...T[]]): T =>
  values[generator.randint(0, values.length)] ?? values[0];
/** Something, or the option is left out. */
const some = <Name extends string, const T>(generator: RandomState, name: Name, ...values: readonly [T, ...T[]]) =>
  (generator.uniform(0, 1) < 0.5 ? {} : { [name]: pick(generator, ...values) }) as { readonly [Key in Name]?: T };

const activations = ['linear', 'relu', 'tanh', 'softplus', 'elu', 'leakyRelu', 'hardSigmoid', 'exponential'] as const;
const initialisers = [
  'heNormal',
  'lecunUniform',
  'ones',
  constant(0.5),
  uniform({ high: 1 }),
  normal({ mean: 1 }),
  varianceScaling({ scale: 2, mode: 'fanOut' }),
] as const;
const regularizers = [l1(), l2(0.5), l1l2({ l1: 0.1, l2: 0.2 })] as const;
const constraints = [
  maxNorm(3),
  unitNorm(),
  minMaxNorm({ low: 0.1, rate: 0.5 }),
  nonNegative(),
  within([-3, 4]),
] as const;

const ruled = (generator: RandomState, ...weights: readonly string[]): object =>
  Object.assign(
    {},
    ...weights.flatMap((weight) => [
      some<string, InitialiserChoice>(generator, `${weight}Initialiser`, ...initialisers),
      some(generator, `${weight}Regularizer`, ...regularizers),
      some(generator, `${weight}Constraint`, ...constraints),
    ]),
  );

const recurrentOptions = (generator: RandomState): object => ({
  ...some(generator, 'activation', ...activations),
  ...ruled(generator, 'kernel', 'recurrent', 'bias'),
});
const recurrent = (generator: RandomState, returnSequences: boolean) =>
  pick(
    generator,
    () => lstm(3, { ...recurrentOptions(generator), unitForgetBias: false, returnSequences }),
    () => gru(3, { ...recurrentOptions(generator), ...some(generator, 'resetAfter', true, false), returnSequences }),
    () => simpleRnn(3, { ...recurrentOptions(generator), returnSequences }),
    () =>
      lstm(3, {
        useBias: false,
        recurrentActivation: 'hardSigmoid',
        recurrentInitialiser: orthogonal({ gain: 2 }),
        returnSequences,
      }),
  )();

/** Layers on rows of 12 steps x 2, which give such rows. */
const onSteps: readonly ((generator: RandomState) => readonly Layer[])[] = [
  (generator) => [
    dense(2, {
      ...some(generator, 'activation', 'gelu', 'silu', 'softmax', 'selu'),
      ...ruled(generator, 'kernel', 'bias'),
    }),
  ],
  (generator) => [dense(2, { useBias: false, clip: pick<number | Interval>(generator, 1, [-0.5, 2]) })],
  () => [dense(2, { kernelInitialiser: identity() })],
  (generator) => [
    conv1d(2, {
      kernelSize: generator.randint(1, 4),
      padding: pick(generator, 'same', 'causal'),
      ...some(generator, 'dilation', 2),
      ...some(generator, 'activation', ...activations),
      ...ruled(generator, 'kernel', 'bias'),
    }),
  ],
  (generator) => [maxPooling1d(generator.randint(1, 5), { strides: 1, padding: 'same' })],
  (generator) => [averagePooling1d(generator.randint(1, 5), { strides: 1, padding: 'same' })],
  (generator) => [
    batchNormalization({
      ...some(generator, 'momentum', 0.5, 0),
      ...some(generator, 'movingMeanInitialiser', 'normal'),
      ...some(generator, 'movingVarianceInitialiser', constant(2)),
      ...ruled(generator, 'gamma', 'beta'),
    }),
  ],
  (generator) => [
    layerNormalization({
      ...some(generator, 'epsilon', 0.1),
      ...pick(generator, { center: false }, { scale: false }, {}),
    }),
  ],
  () => [softmax(), dropout(0.2), gaussianNoise(0.3), clip([-1, 2]), activation('relu6')],
  () => [flatten(), reshape([12, -1])],
  (generator) => [recurrent(generator, true), dense(2)],
  (generator) => [
    bidirectional(recurrent(generator, true), {
      ...some(generator, 'backward', recurrent(generator, true)),
      ...some(generator, 'merge', 'concatenate', 'sum', 'product', 'mean'),
    }),
    dense(2),
  ],
];
/** Layers that take such rows and give numbers. */
const toNumbers: readonly ((generator: RandomState) => readonly Layer[])[] = [
  () => [flatten()],
  () => [globalMaxPooling1d()],
  () => [globalAveragePooling1d({ keepDimensions: true }), flatten()],
  (generator) => [recurrent(generator, false)],
  (generator) => [bidirectional(recurrent(generator, false), { merge: 'product' })],
];

const anyModel = (generator: RandomState, first: readonly Layer[], input: readonly number[]) => {
  const middle = Array.from({ length: 3 }, () => onSteps[generator.randint(0, onSteps.length)] ?? (() => []));
  const last = toNumbers[generator.randint(0, toNumbers.length)] ?? (() => []);
  const layers = [...first, ...middle.flatMap((make) => make(generator)), ...last(generator), dense(1)];
  return { model: sequential(input, layers), input };
};

describe('any model', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('comes back from its file the same: %i', async (seed) => {
    const generator = random(seed);
    const tokens = seed % 4 === 0;
    const { model, input } = tokens
      ? anyModel(generator, [embedding(2, { vocabularySize: 5, embeddingsRegularizer: l2() })], [12])
      : anyModel(generator, [], [12, 2]);
    const artifact = model.compile({ seed }).toArtifact();
    const loaded = loadModel(stringifyModel(artifact));
    expect(loaded.plan()).toEqual(model.plan());
    expect(loaded.summary()).toBe(model.summary());
    const again = loaded.compile({ backend: js });
    expect(again.toArtifact()).toEqual(artifact);
    const numbers = Float64Array.from({ length: 3 * sizeOf(input) }, () =>
      tokens ? generator.randint(0, 5) : generator.uniform(-1, 1),
    );
    const x: NdArray = { data: numbers, shape: [3, ...input] };
    expect(await again.predict(x)).toEqual(await model.compile({ backend: js, seed }).predict(x));
  });
});
