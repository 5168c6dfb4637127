import { js } from '@linnet/backend-js';
import { boundsOf, fromRows, LinnetError, type ModelArtifact, random, type Samples } from '@linnet/core';
import type { FitOptions, ScalingChoice } from '@linnet/layers';
import { linn, parseLinn } from '@linnet/linn-export';
import { describe, expect, it } from 'vitest';
import { type LinnLayerDefinition, linnModel } from './index.js';

const tutorial = [
  [100, 'relu'],
  [64, 'relu'],
  [64, 'relu'],
  [32, 'relu'],
  [1, 'tanh'],
] as const;

const quiet = { epochs: 30, batchSize: 8, seed: 2, progress: 'none' } as const satisfies FitOptions;

/** Rows of three numbers in units of their own, and a target far from [-1, 1]. */
function rows(count: number, seed: number): Samples {
  const generator = random(seed);
  const x = Array.from({ length: count }, () => [
    10 + 5 * generator.randomSample(),
    generator.randomSample() - 100,
    3 * generator.randomSample(),
  ]);
  return { x: fromRows(x), y: fromRows(x.map(([a = 0, b = 0]) => [200 * (a - 12) + 30 * b])) };
}

const [data, validation] = [rows(64, 1), rows(16, 2)];
const trained = async (scaling: ScalingChoice | undefined, samples = data, options: FitOptions = quiet) => {
  const model = linnModel(3, [[6, 'relu'], [1]], scaling === undefined ? {} : { scaling }).compile({
    backend: js,
    loss: 'meanSquaredError',
    optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
    seed: 1,
  });
  return { model, history: await model.fit(samples, { ...options, validation }) };
};
const weightsOf = ({ layers }: ModelArtifact): readonly number[] =>
  layers.flatMap(({ weights }) => Object.values(weights).flatMap(({ data: values }) => [...values]));

describe('linnModel', () => {
  it('is dense layers with a clip after each, every weight limited', () => {
    const model = linnModel(100, tutorial);
    expect(model).toMatchObject({ input: [100], output: [1], parameters: 22_837 });
    const { ops, params } = model.plan();
    expect(ops.map(({ kind }) => kind)).toEqual(tutorial.flatMap(() => ['dense', 'clip']));
    expect(ops.filter(({ kind }) => kind === 'clip')).toEqual(
      tutorial.map(() => expect.objectContaining({ to: [-1, 1] })),
    );
    for (const { constraint } of params) expect(constraint).toEqual({ kind: 'interval', to: [-1, 1] });
  });

  it('tells its latency when it is made', () => {
    const text = linnModel(100, tutorial).summary();
    expect(text).toContain('Model: "linn_model"');
    expect(text).toContain(' Total params: 22,837 (89.21 KB)\n');
    expect(text).toContain('\n Latency: approx. 375 cycles\n');
    expect(text).toContain('Moku:Go 12 µs');
    expect(linnModel(3, [[1]]).summary()).toContain('approx. 6 cycles');
  });

  it('takes a layer without an activation for a linear one', () => {
    const activations = linnModel(2, [[3], [2, 'sigmoid'], [1]])
      .plan()
      .ops.flatMap((op) => (op.kind === 'dense' ? op.activation : []));
    expect(activations).toEqual(['linear', 'sigmoid', 'linear']);
  });

  it('can be as large as the instrument’s limits', () => {
    expect(linnModel(100, new Array<LinnLayerDefinition>(5).fill([100])).parameters).toBe(5 * 10_100);
  });
});

describe('what the instrument cannot hold', () => {
  const errorOf = (act: () => unknown): LinnetError => {
    try {
      act();
    } catch (error) {
      if (LinnetError.is(error)) return error;
      throw error;
    }
    throw new Error('Nothing was thrown.');
  };

  it('is told when the model is made, all of it', () => {
    const error = errorOf(() =>
      linnModel(101, [[101, 'relu'], [64, 'elu' as 'relu'], [0], [2.5, 'tanh'], [8], [1, 'Tanh' as 'tanh']]),
    );
    expect(error.code).toBe('limit');
    expect(error.problems).toEqual([
      'The network has 101 inputs; the instrument takes a whole number from 1 to 100.',
      'The network has 6 layers; the instrument takes 1 to 5, the last one included.',
      'Layer 1 has 101 neurons; the instrument takes a whole number from 1 to 100.',
      'Layer 2 has activation "elu"; the instrument has relu, tanh, sigmoid, softsign, linear. Did you mean "relu"?',
      'Layer 3 has 0 neurons; the instrument takes a whole number from 1 to 100.',
      'Layer 4 has 2.5 neurons; the instrument takes a whole number from 1 to 100.',
      'Layer 6 has activation "Tanh"; the instrument has relu, tanh, sigmoid, softsign, linear. Did you mean "tanh"?',
    ]);
    expect(error.message).toBe(`The instrument cannot run this network:\n- ${error.problems.join('\n- ')}`);
  });

  it.each<[string, () => unknown, string, string]>([
    ['no layers', () => linnModel(3, []), 'limit', 'The network has 0 layers; the instrument takes 1 to 5'],
    ['no inputs', () => linnModel(0, [[1]]), 'limit', 'The network has 0 inputs'],
    ['text for a width', () => linnModel(3, [['8' as unknown as number]]), 'limit', 'Layer 1 has "8" neurons'],
    [
      'numbers without brackets',
      () => linnModel(3, [8, 1] as never),
      'bad-option',
      'Layers are given as a list of [units] or [units, activation]: layer 1 is 8; layer 2 is 1.',
    ],
    ['three entries', () => linnModel(3, [[8, 'relu', 1]] as never), 'bad-option', 'layer 1 is [8,"relu",1]'],
    ['no list', () => linnModel(3, 8 as never), 'bad-option', 'this is 8'],
    [
      'an unknown option',
      () => linnModel(3, [[1]], { scalling: 'none' } as object),
      'bad-option',
      'linnModel does not know the option "scalling". Did you mean "scaling"?',
    ],
    [
      'an unknown scaling',
      () => linnModel(3, [[1]], { scaling: 'columns' as 'shared' }),
      'unknown-name',
      'Unknown scaling "columns"',
    ],
    [
      'bounds upside down',
      () => linnModel(1, [[1]], { scaling: { input: { low: [1], high: [0] } } }),
      'bad-value',
      'The input bounds: column 0 goes from 1 to 0',
    ],
  ])('%s', (_, act, code, part) => {
    const error = errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});

describe('a loss that takes classes', () => {
  it('is told how to scale, before anything is trained', () => {
    const compile = (scaling: ScalingChoice) => () =>
      linnModel(3, [[1, 'sigmoid']], { scaling }).compile({ backend: js, loss: 'binaryCrossentropy' });
    expect(compile('perColumn')).toThrow('scaling "perColumn" would scale them. Scale inputs alone: scaling: { input:');
    expect(compile({ input: boundsOf(data.x, 'shared') })).not.toThrow();
  });
});

describe('training', () => {
  it('keeps weights and outputs within [-1, 1], and what it learns', async () => {
    // A rate that drives weights against the limits.
    const model = linnModel(3, [[4, 'relu'], [1]], { scaling: 'none' }).compile({
      backend: js,
      loss: 'meanSquaredError',
      optimizer: { kind: 'sgd', learningRate: 3, momentum: 0, nesterov: false },
      seed: 1,
    });
    const { x } = data;
    await model.fit({ x, y: { data: data.y.data.map(() => 1.5), shape: data.y.shape } }, quiet);
    const weights = weightsOf(model.toArtifact());
    expect(Math.max(...weights.map(Math.abs))).toBe(1);
    const { data: answers } = await model.predict(x);
    expect(Math.max(...answers)).toBeLessThanOrEqual(1);
  });

  it('scales each column of training and validation rows by the training bounds, and predicts in their units', async () => {
    const { model, history } = await trained(undefined);
    const { scaling } = model.toArtifact();
    const columns = [0, 1, 2].map((column) => [...data.x.data].filter((_, index) => index % 3 === column));
    expect(scaling).toEqual({
      input: {
        low: columns.map((values) => Math.min(...values)),
        high: columns.map((values) => Math.max(...values)),
      },
      output: { low: [Math.min(...data.y.data)], high: [Math.max(...data.y.data)] },
    });
    const [loss, seen] = [history.loss.at(-1) ?? Number.NaN, history.validation.loss.at(-1) ?? Number.NaN];
    expect(loss).toBeLessThan(0.01);
    expect(seen).toBeLessThan(0.02);
    const { data: answers } = await model.predict(validation.x);
    const half = ((scaling?.output?.high[0] ?? 0) - (scaling?.output?.low[0] ?? 0)) / 2;
    const squares = answers.map((answer, row) => (answer - (validation.y.data[row] ?? 0)) ** 2);
    const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
    expect(mean / (half * half)).toBeCloseTo(seen, 4);
  });

  it('by shared bounds uses the same for all columns', async () => {
    const { model } = await trained('shared');
    const [low, high] = [Math.min(...data.x.data), Math.max(...data.x.data)];
    expect(model.toArtifact().scaling?.input).toEqual({ low: [low, low, low], high: [high, high, high] });
  });

  it('by given bounds uses those, and by none leaves values alone', async () => {
    const given = { input: { low: [0, -200, -5], high: [20, 0, 5] }, output: { low: [-4000], high: [4000] } };
    expect((await trained(given)).model.toArtifact().scaling).toEqual(given);
    const { model, history } = await trained('none');
    expect(model.toArtifact()).not.toHaveProperty('scaling');
    expect(history.run.notes).toEqual([]);
    // Targets of hundreds are out of reach of a clipped output.
    expect(history.loss.at(-1)).toBeGreaterThan(1000);
  });

  it('says so where a column is constant, and trains all the same', async () => {
    const flat: Samples = {
      x: { data: data.x.data.map((value, index) => (index % 3 === 2 ? 1.5 : value)), shape: data.x.shape },
      y: data.y,
    };
    const { model, history } = await trained('perColumn', flat);
    expect(history.run.notes).toEqual([
      'input column 2 is constant (1.5 in column 2): scaled to 0, nothing can be learnt from it.',
    ]);
    expect(history.loss.at(-1)).toBeLessThan(0.02);
    expect((await model.predict(flat.x)).data.every(Number.isFinite)).toBe(true);
  });
});

describe('export', () => {
  it('of a trained model gives a file that the instrument takes', async () => {
    const { model } = await trained(undefined);
    const { value, bytes, report } = await model.export(linn, { inputChannels: 1, outputChannels: 1 });
    expect(report).toMatchObject({ latencyCycles: 6 + 9, parameters: 3 * 6 + 6 + 6 + 1 });
    expect(parseLinn(bytes)).toEqual(value);
    expect(value.layers.map(({ activation }) => activation)).toEqual(['relu', 'linear']);
  });

  it.each(['relu', 'tanh', 'sigmoid', 'softsign', 'linear'] as const)('knows %s', async (activation) => {
    const model = linnModel(2, [[3, activation], [1]], { scaling: 'none' }).compile({ backend: js, seed: 3 });
    const artifact = model.toArtifact();
    // Start weights may still lie outside; all else fits.
    expect(linn.check(artifact, { clipWeights: true })).toEqual([]);
  });
});
