import { js } from '@linnet/backend-js';
import { simd } from '@linnet/backend-simd';
import type { ModelArtifact } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, sums, weightsOf } from '../test/small.js';
import {
  batchNormalization,
  bidirectional,
  conv1d,
  dense,
  elu,
  embedding,
  gru,
  type Layer,
  l2,
  layerNormalization,
  leakyRelu,
  loadModel,
  lstm,
  sequential,
  simpleRnn,
  stringifyModel,
} from './index.js';

const frozen = { trainable: false } as const;
const data = sums(24);
const net = (...layers: readonly Layer[]) => sequential(3, layers);
const trained = (of: ReturnType<typeof net>) => of.plan().params.map((slot) => slot.trained);

describe('trainable: false', () => {
  it.each<[string, readonly number[], Layer]>([
    ['dense', [3], dense(2, frozen)],
    ['conv1d', [4, 2], conv1d(2, { ...frozen, kernelSize: 2 })],
    ['lstm', [4, 2], lstm(2, frozen)],
    ['gru', [4, 2], gru(2, frozen)],
    ['simpleRnn', [4, 2], simpleRnn(2, frozen)],
    ['both directions', [4, 2], bidirectional(lstm(2, frozen))],
    ['embedding', [4], embedding(2, { ...frozen, vocabularySize: 5 })],
    ['batchNormalization', [3], batchNormalization(frozen)],
    ['layerNormalization', [3], layerNormalization(frozen)],
  ])('freezes all weights of %s, and is kept', (_, input, layer) => {
    const model = sequential(input, [layer]);
    const { params } = model.plan();
    expect(params.length).toBeGreaterThan(0);
    expect(params.filter((slot) => slot.trained)).toEqual([]);
    const text = stringifyModel(model.compile({ backend: js, seed: 1 }).toArtifact());
    expect(loadModel(text).plan()).toEqual(model.plan());
  });

  it('is nothing new where it says true', () => {
    const [said, unsaid] = [net(dense(2, { trainable: true })), net(dense(2))];
    expect(said.plan()).toEqual(unsaid.plan());
    const config = (of: typeof said) => of.compile({ backend: js, seed: 1 }).toArtifact().layers[0]?.config;
    expect(config(said)).toEqual(config(unsaid));
    expect(config(said)).not.toHaveProperty('trainable');
  });

  it('is told by the summary', () => {
    const text = net(dense(4, frozen), dense(1)).summary();
    expect(text).toContain(' Trainable params: 5 (20.00 B)');
    expect(text).toContain(' Non-trainable params: 16 (64.00 B)');
  });

  it('is checked', async () => {
    const error = await errorOf(() => dense(2, { trainable: 'no' as never }));
    expect(error.message).toContain('trainable is "no"; use true or false.');
  });

  it.each([['js', js] as const, ['simd', simd] as const])(
    'a new end learns on what a model has learnt: %s',
    async (_, backend) => {
      const base = net(dense(6, { activation: 'tanh' }), batchNormalization(), dense(1));
      const first = base.compile({ backend, loss: 'meanSquaredError', seed: 1 });
      await first.fit(data, quiet);
      const artifact: ModelArtifact = first.toArtifact();
      const layers = artifact.layers.map((layer, index) =>
        index < 2 ? { ...layer, config: { ...layer.config, trainable: false } } : layer,
      );
      const second = loadModel({ ...artifact, layers }).compile({ backend, loss: 'meanSquaredError' });
      await second.fit(data, quiet);
      const [before, after] = [artifact.layers, second.toArtifact().layers];
      expect(after.slice(0, 2).map(({ weights }) => weights)).toEqual(before.slice(0, 2).map(({ weights }) => weights));
      expect(after[2]?.weights).not.toEqual(before[2]?.weights);
    },
  );

  it.each([['js', js] as const, ['simd', simd] as const])(
    'a model of nothing else learns nothing: %s',
    async (_, backend) => {
      const layers = [dense(4, { ...frozen, kernelRegularizer: l2(1) }), batchNormalization(frozen), dense(1, frozen)];
      const model = net(...layers).compile({ backend, loss: 'meanSquaredError', seed: 1 });
      const before = weightsOf(model);
      const { loss } = await model.fit(data, quiet);
      expect(weightsOf(model)).toEqual(before);
      // What is frozen weighs nothing.
      const { loss: alone } = await model.evaluate(data);
      for (const each of loss) expect(each).toBeCloseTo(alone, 5);
      expect(trained(net(...layers)).some(Boolean)).toBe(false);
    },
  );
});

describe('leakyRelu and elu', () => {
  const ops = (layer: Layer) => net(layer).plan().ops;

  it('are the activations of their names unless they are told otherwise', () => {
    expect(ops(leakyRelu())).toEqual([{ kind: 'activation', inputs: [0], outputs: [1], activation: 'leakyRelu' }]);
    expect(ops(elu({ alpha: 1 }))).toEqual([{ kind: 'activation', inputs: [0], outputs: [1], activation: 'elu' }]);
    expect(ops(leakyRelu({ slope: 0.01 }))[0]).toMatchObject({ activation: 'leakyRelu', slope: 0.01 });
    expect(ops(elu({ alpha: 2 }))[0]).toMatchObject({ activation: 'elu', slope: 2 });
  });

  it('have the values of their formulas, also from a file', async () => {
    const model = net(leakyRelu({ slope: 0.5 }), elu({ alpha: 2 })).compile({ backend: js });
    const again = loadModel(stringifyModel(model.toArtifact())).compile({ backend: simd });
    const x = { data: Float32Array.of(-1, 0, 3), shape: [1, 3] };
    const wanted = [2 * Math.expm1(-0.5), 0, 3];
    for (const each of [model, again]) {
      const { data: values } = await each.predict(x);
      for (const [index, value] of wanted.entries()) expect(values[index]).toBeCloseTo(value, 6);
    }
  });

  it.each<[string, () => unknown, string]>([
    ['a slope below 0', () => leakyRelu({ slope: -0.1 }), 'slope is -0.1; use a finite number from 0 up.'],
    ['an alpha of 0', () => elu({ alpha: 0 }), 'alpha is 0; use a finite number above 0.'],
    ['Keras’s name', () => leakyRelu({ negative_slope: 0.3 } as never), 'Did you mean "slope"?'],
    [
      'a number alone',
      () => leakyRelu(0.3 as never),
      'leakyRelu takes an object of options, { slope }; it was given 0.3.',
    ],
  ])('refuse %s', async (_, act, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
  });
});
