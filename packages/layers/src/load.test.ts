import { js } from '@linnet/backend-js';
import type { LayerSpec, ModelArtifact } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { jitter, jitterFactory } from '../test/jitter.js';
import { errorOf, quiet, small, sums, weightsOf } from '../test/small.js';
import { clip, dense, loadModel, stringifyModel } from './index.js';

const data = sums(20);
const layers = [dense(6, { activation: 'softsign', clip: [-0.5, 1] }), clip([0, 2]), dense(1, { useBias: false })];

describe('loadModel', () => {
  it('makes the model again, from its text or its artifact', async () => {
    const model = small({ layers, model: { scaling: 'perColumn' } });
    await model.fit(data, quiet);
    const expected = await model.predict(data.x);
    const artifact = model.toArtifact();
    for (const source of [artifact, stringifyModel(artifact)]) {
      const described = loadModel(source);
      expect(described.plan()).toEqual(model.plan());
      const loaded = described.compile({ backend: js });
      expect(await loaded.predict(data.x)).toEqual(expected);
      expect(loaded.toArtifact()).toEqual(artifact);
    }
  });

  it('trains on, with the bounds that were saved, constant columns included', async () => {
    const constant = {
      x: { data: data.x.data.map((value, at) => (at % 3 === 2 ? 5 : value)), shape: data.x.shape },
      y: data.y,
    };
    const model = small({ model: { scaling: 'perColumn' } });
    await model.fit(constant, quiet);
    const { scaling } = model.toArtifact();
    const loaded = loadModel(stringifyModel(model.toArtifact())).compile({ backend: js, loss: 'meanSquaredError' });
    const history = await loaded.fit(constant, quiet);
    expect(loaded.toArtifact().scaling).toEqual(scaling);
    expect(history.run.notes).toHaveLength(1);
    expect(weightsOf(loaded)).not.toEqual(weightsOf(model));
  });

  it('keeps weights of its own', () => {
    const artifact = small().toArtifact();
    const model = loadModel(artifact).compile({ backend: js });
    const before = weightsOf(model);
    artifact.layers[0]?.weights.kernel?.data.fill(7);
    expect(weightsOf(model)).toEqual(before);
  });

  it('takes factories for layers of one’s own', async () => {
    const model = small({ layers: [dense(4), jitter(0.2), dense(1)] });
    await model.fit(data, quiet);
    const text = stringifyModel(model.toArtifact());
    const loaded = loadModel(text, { layers: { jitter: jitterFactory } }).compile({ backend: js });
    expect(await loaded.predict(data.x)).toEqual(await model.predict(data.x));
    expect(await errorOf(() => loadModel(text))).toMatchObject({
      code: 'unknown-name',
      message: expect.stringMatching(
        /^Unknown kind of layer \(jitter\) "jitter". Known: dense, lstm, gru, simpleRnn, bidirectional, conv1d, .*, clip\.$/,
      ),
    });
  });
});

describe('loadModel refuses', () => {
  const artifact = small({ layers, model: { scaling: { input: { low: [0, 0, 0], high: [1, 1, 1] } } } }).toArtifact();
  const [first] = artifact.layers;
  const changed = (layer: Partial<LayerSpec>, model: Partial<ModelArtifact> = {}): ModelArtifact => ({
    ...artifact,
    layers: [{ ...(first as LayerSpec), ...layer }, ...artifact.layers.slice(1)],
    ...model,
  });
  const config = (change: object) => changed({ config: { ...first?.config, ...change } });

  it.each<[string, ModelArtifact, string, string]>([
    [
      'bounds upside down',
      changed({}, { scaling: { input: { low: [0, 2, 0], high: [1, 1, 1] } } }),
      'bad-file',
      "The model's input bounds of column 1 go from 2 down to 1.",
    ],
    [
      'a kind every object has',
      changed({ kind: 'toString' }),
      'unknown-name',
      'Unknown kind of layer (dense) "toString"',
    ],
    [
      'a missing weight',
      changed({ weights: {} }),
      'bad-file',
      'Weight "kernel" of layer "dense" is missing; the layer needs 3 x 6.',
    ],
    [
      'units that are not those of the weights',
      config({ units: 5 }),
      'bad-file',
      'Weight "kernel" of layer "dense" is 3 x 6; the layer needs 3 x 5.',
    ],
    [
      'no units',
      config({ units: null }),
      'bad-file',
      'Layer "dense" of the model cannot be made again: A dense layer of null units',
    ],
    [
      'an activation that is a number',
      config({ activation: 5 }),
      'bad-file',
      'Options of dense: activation is 5; use a text.',
    ],
    ['an unknown activation', config({ activation: 'swish' }), 'bad-file', 'Unknown activation "swish"'],
    ['an option from elsewhere', config({ rate: 1 }), 'bad-file', 'dense does not know the option "rate"'],
    ['half a clip', config({ clip: [1] }), 'bad-file', 'clip is a list; use a number or two'],
    ['a clip upside down', config({ clip: [1, -1] }), 'bad-file', 'The clip of a dense layer is [1, -1]'],
    [
      'a clip layer without limits',
      changed({ kind: 'clip', config: {}, weights: {} }),
      'bad-file',
      'its to is missing or damaged',
    ],
    [
      'a regularizer of text',
      config({ kernelRegularizer: { l1: '1', l2: 0 } }),
      'bad-file',
      'kernelRegularizer is an object; use l1(0.01)',
    ],
    ['a null for a regularizer', config({ biasRegularizer: null }), 'bad-file', 'biasRegularizer is null'],
    [
      'half an interval',
      config({ clip: null, kernelConstraint: { kind: 'interval', to: [0] } }),
      'bad-file',
      'kernelConstraint is an object; use maxNorm(2)',
    ],
    [
      'a norm below 0',
      config({ clip: null, biasConstraint: { kind: 'norm', low: -1, high: 1, rate: 1 } }),
      'bad-file',
      'biasConstraint is an object',
    ],
    ['a constraint of no kind', config({ clip: null, kernelConstraint: 5 }), 'bad-file', 'kernelConstraint is 5'],
    ['a dropout without a rate', changed({ kind: 'dropout', config: {}, weights: {} }), 'bad-file', 'is undefined'],
    [
      'an activation without a name',
      changed({ kind: 'activation', config: { activation: null }, weights: {} }),
      'bad-file',
      'Unknown activation null',
    ],
    [
      'a recurrent layer on rows of numbers',
      changed({ kind: 'lstm', config: { units: 2 } }),
      'bad-shape',
      'An lstm layer takes rows of steps x features',
    ],
    [
      'a gru that is told by text',
      changed({ kind: 'gru', config: { units: 2, resetAfter: 'true' } }),
      'bad-file',
      'Options of gru: resetAfter is "true"; use true or false.',
    ],
    ['two layers of one name', changed({ name: 'dense_1' }), 'duplicate-name', 'Two layers are named "dense_1"'],
    [
      'bounds for other columns',
      changed({}, { scaling: { output: { low: [0, 0], high: [1, 1] } } }),
      'bad-file',
      "The model's output bounds are for 2 and 2 columns; it has 1.",
    ],
    ['another format', changed({}, { format: 'linnet/2' as 'linnet/1' }), 'bad-file', 'its format is "linnet/2"'],
  ])('%s', async (_, source, code, part) => {
    const error = await errorOf(() => loadModel(source));
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});
