import { fromRows, type LayerSpec, type ModelArtifact, type NdArray, random, tanh } from '@linnet/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { artifactOf, clippedModel, clipSpec, denseSpec, errorOf } from '../test/models.js';
import {
  emulate,
  emulateIntegers,
  fixedPoint,
  mokuGo,
  predictQuantised,
  profileNamed,
  profiles,
  type QuantiseOptions,
  quantise,
  quantiseInputs,
  referenceLayer,
} from './index.js';

const rows = (count: number, inputs: number, seed = 7, limit = 1): NdArray<Float64Array> => ({
  data: random(seed).uniform(-limit, limit, count * inputs),
  shape: [count, inputs],
});

/** A layer of one unit with these weights. */
const unit = (weights: readonly number[], bias: number, activation = 'linear'): LayerSpec => ({
  kind: 'dense',
  name: 'dense_1',
  config: { units: 1, activation, useBias: true, clip: null },
  weights: {
    kernel: { data: Float32Array.from(weights), shape: [weights.length, 1] },
    bias: { data: Float32Array.of(bias), shape: [1] },
  },
});
/** It takes what is from -1 to 1. */
const small = clippedModel([3, 5, 4, 1], ['relu', 'tanh', 'sigmoid']);

describe('quantise', () => {
  it('makes the integers that the formats say', () => {
    const { network } = quantise(artifactOf(2, [unit([0.5, -0.26], 0.1), clipSpec()]), {
      input: fixedPoint(8, 7),
      weights: fixedPoint(6, 4),
      activations: fixedPoint(8, 6, { rounding: 'halfEven' }),
    });
    const [layer] = network.layers;
    expect(network.input).toEqual({ bits: 8, step: 1 / 128, rounding: 'halfUp', overflow: 'saturate' });
    expect(layer).toMatchObject({
      weights: Int32Array.of(8, -4),
      // 0.1 in steps of 2^-11.
      biases: Float64Array.of(205),
      rescaling: { multipliers: [1], shifts: [5] },
      // 12 x 128 + 205 = 1741 < 2^11.
      accumulatorBits: 12,
      rounding: 'halfEven',
      activation: 'linear',
      least: -64,
      greatest: 64,
    });
  });

  it('rescales by a power of two upwards where sums are finer than products', () => {
    const { network } = quantise(artifactOf(1, [unit([2], 0), clipSpec()]), {
      input: fixedPoint(4, 0),
      weights: fixedPoint(4, 0),
      activations: fixedPoint(16, 8),
    });
    expect(network.layers[0]?.rescaling).toEqual({ multipliers: [256], shifts: [0] });
    expect([...emulate(network, fromRows([[0], [0.4], [0.5]])).data]).toEqual([0, 0, 1]);
  });

  it('comes near the float model, the nearer the more bits there are', () => {
    const x = rows(300, 3);
    const worst = [6, 8, 12, 16, 20].map((bits) => {
      const { report } = quantise(small, { input: bits, weights: bits, activations: bits, calibration: x });
      return report.layers.at(-1)?.errors?.worst ?? Number.NaN;
    });
    for (const [index, error] of worst.slice(1).entries()) expect(error).toBeLessThan(worst[index] ?? 0);
    expect(worst[3]).toBeLessThan(3e-4);
  });

  const choices: fc.Arbitrary<QuantiseOptions> = fc.record(
    {
      weights: fc.integer({ min: 2, max: 18 }),
      activations: fc.integer({ min: 2, max: 18 }),
      input: fc.integer({ min: 2, max: 18 }),
      sums: fc.integer({ min: 4, max: 24 }),
      scales: fc.constantFrom('perTensor', 'perChannel'),
      steps: fc.constantFrom('powerOfTwo', 'any'),
      rounding: fc.constantFrom('floor', 'halfUp', 'halfEven'),
      overflow: fc.constantFrom('wrap', 'saturate', 'saturateSymmetric'),
      table: fc.record({ size: fc.constantFrom(2, 16, 256, 4096), interpolation: fc.boolean() }),
    },
    { requiredKeys: [] },
  );

  it('makes networks that the emulator runs as the reference does, whatever the options', () => {
    const x = rows(9, 3);
    fc.assert(
      fc.property(choices, fc.integer({ min: 0, max: 1000 }), (options, seed) => {
        const model = clippedModel([3, 5, 4, 1], ['relu', 'tanh', 'softsign'], { seed, limit: 0.8 });
        const { network } = quantise(model, { ...options, calibration: x });
        const inputs = quantiseInputs(network, x);
        const wanted = Array.from({ length: 9 }, (_, row) =>
          network.layers.reduce<readonly bigint[]>(
            (values, layer) => referenceLayer(layer, values),
            Array.from(inputs.data.subarray(3 * row, 3 * row + 3), BigInt),
          ),
        );
        expect([...emulateIntegers(network, inputs).data].map(BigInt)).toEqual(wanted.flat());
      }),
      { numRuns: 200 },
    );
  });

  it('gives each unit a step of its own on request', () => {
    const model = artifactOf(2, [
      {
        ...unit([], 0),
        config: { units: 2, activation: 'linear' },
        weights: { kernel: { data: Float32Array.of(1, 0.01, -0.5, 0.005), shape: [2, 2] } },
      },
    ]);
    const x = rows(20, 2);
    const formats = (options: QuantiseOptions) =>
      quantise(model, { weights: 8, calibration: x, ...options }).network.layers[0]?.weightFormats.map(
        ({ step }) => step,
      );
    expect(formats({})).toEqual([1 / 128]);
    expect(formats({ scales: 'perChannel' })).toEqual([1 / 128, 1 / 8192]);
    expect(formats({ scales: 'perChannel', steps: 'any' })).toEqual([1 / 127, Math.fround(0.01) / 127]);
  });

  it('takes other formats for layers by name', () => {
    const { network } = quantise(small, {
      input: fixedPoint(12, 11),
      layers: { dense_2: { weights: 4, activations: fixedPoint(10, 8) } },
    });
    expect(network.layers.map(({ weightFormats: [format] }) => format?.bits)).toEqual([16, 4, 16]);
    expect(network.layers[1]?.output).toEqual({ bits: 10, step: 1 / 256 });
  });

  it('rounds biases to a format of their own', () => {
    const options = { input: fixedPoint(8, 7), weights: fixedPoint(8, 7), activations: fixedPoint(8, 7) };
    const { network } = quantise(artifactOf(1, [unit([0.5], 0.3)]), { ...options, biases: fixedPoint(4, 3) });
    expect(network.layers[0]?.biases).toEqual(Float64Array.of(2 * 2048));
  });

  it('folds what follows a dense layer into it', () => {
    const normalisation: LayerSpec = {
      kind: 'batchNormalization',
      name: 'norm',
      config: { epsilon: 0.001, center: true, scale: true },
      weights: {
        gamma: { data: Float32Array.of(2), shape: [1] },
        beta: { data: Float32Array.of(0.25), shape: [1] },
        movingMean: { data: Float32Array.of(0.5), shape: [1] },
        movingVariance: { data: Float32Array.of(0.999), shape: [1] },
      },
    };
    const relu6: LayerSpec = { kind: 'activation', name: 'act', config: { activation: 'relu6' }, weights: {} };
    const dropout: LayerSpec = { kind: 'dropout', name: 'drop', config: { rate: 0.5 }, weights: {} };
    const { network } = quantise(artifactOf(1, [unit([0.5], 0.25), normalisation, dropout, relu6]), {
      input: fixedPoint(16, 12),
      activations: fixedPoint(16, 10),
    });
    const x = fromRows([[-1], [0.5], [1], [7]]);
    // 2 (0.5 x + 0.25 - 0.5) + 0.25
    for (const [index, y] of emulate(network, x).data.entries()) {
      expect(y).toBeCloseTo([0, 0.25, 0.75, 6][index] ?? Number.NaN, 2);
    }
    expect(network.layers).toHaveLength(1);
    expect(network.layers[0]).toMatchObject({ activation: 'relu', least: 0, greatest: 6 * 1024 });
  });

  it('leaves a softmax at the end out, and says so', () => {
    const layer = denseSpec(2, 3, { activation: 'softmax' });
    const { network, report } = quantise(artifactOf(2, [layer]), { calibration: rows(50, 2) });
    expect(network.layers[0]?.activation).toBe('linear');
    expect(network.notes).toEqual([
      'Layer 1 (dense_1): the softmax at the end is left out, so outputs are logits; the greatest stays the greatest.',
    ]);
    expect(report.notes).toBe(network.notes);
  });

  it('makes a table that is near the function, nearer with interpolation', () => {
    const worst = (interpolation: boolean, size: number): number => {
      const { network } = quantise(artifactOf(1, [unit([1], 0, 'tanh')]), {
        input: fixedPoint(16, 12),
        weights: fixedPoint(8, 4),
        activations: fixedPoint(16, 15),
        table: { size, interpolation },
      });
      const x = Float64Array.from({ length: 1001 }, (_, index) => (index - 500) / 70);
      const { data } = emulate(network, { data: x, shape: [1001, 1] });
      return data.reduce((most, y, index) => Math.max(most, Math.abs(y - tanh(x[index] ?? 0))), 0);
    };
    // Half a table's step times the slope, or an eighth of its square times the curvature; sums add half a step of theirs.
    expect(worst(false, 256)).toBeLessThan(0.5 * (16 / 256) + 1e-4);
    expect(worst(false, 256)).toBeGreaterThan(0.2 * (16 / 256));
    expect(worst(true, 256)).toBeLessThan(0.77 / 8 / 256 + 1e-3);
    expect(worst(true, 1024)).toBeLessThan(1.5e-4);
  });

  it('lets a table go as far as it is told', () => {
    const { network } = quantise(artifactOf(1, [unit([1], 0, 'sigmoid')]), {
      input: 8,
      sums: fixedPoint(12, 8),
      table: { range: 2, size: 8 },
      calibration: rows(9, 1),
    });
    const { activation } = network.layers[0] ?? {};
    expect(activation).toMatchObject({ low: -512, shift: 7, isInterpolated: true });
  });

  it('scales inputs and outputs as the model does', () => {
    const scaling = { input: { low: [0], high: [10] }, output: { low: [100], high: [300] } };
    const { artifact } = quantise(artifactOf(1, [unit([0.5], 0)], { scaling }), { activations: fixedPoint(16, 15) });
    // 7.5 is 0.5 of the network, its answer 0.25.
    const { data, shape } = predictQuantised(artifact, fromRows([[7.5]]));
    expect(shape).toEqual([1, 1]);
    expect(data[0]).toBeCloseTo(225, 2);
  });

  it('takes rows of several axes that are flattened first', () => {
    const flatten: LayerSpec = { kind: 'flatten', name: 'flatten', config: {}, weights: {} };
    const model: ModelArtifact = { format: 'linnet/1', input: [2, 2], layers: [flatten, denseSpec(4, 1), clipSpec()] };
    const { network } = quantise(model, { input: 8, calibration: { data: rows(3, 4).data, shape: [3, 2, 2] } });
    expect(network.shape).toEqual([2, 2]);
    expect(emulate(network, { data: rows(3, 4).data, shape: [3, 2, 2] }).shape).toEqual([3, 1]);
  });

  it('says what is assumed of an instrument, unless it is given', () => {
    const assumptions = (options: QuantiseOptions) =>
      quantise(small, { profile: mokuGo, calibration: rows(9, 3), ...options }).network.assumptions;
    expect(assumptions({})).toEqual([
      'assumed: signals of Moku:Go are of 16 bits, 15 of them behind the point; the maker publishes no word lengths.',
      'assumed: weights of Moku:Go are of 18 bits, 17 of them behind the point; the maker publishes no word lengths.',
    ]);
    expect(assumptions({ weights: fixedPoint(8, 7) })).toHaveLength(1);
    expect(assumptions({ weights: 8, activations: 8, input: 8 })).toEqual([]);
    expect(profiles.map(({ name }) => profileNamed(name).name)).toEqual([
      'moku-go',
      'moku-lab',
      'moku-pro',
      'moku-delta',
    ]);
    expect(errorOf(() => profileNamed('moku-og')).message).toContain('Did you mean "moku-go"?');
  });
});

describe('what cannot be quantised', () => {
  it('is told all at once', () => {
    const broken = denseSpec(4, 2, { name: 'dense_2', activation: 'gelu' });
    broken.weights.kernel?.data.set([Number.NaN, Number.POSITIVE_INFINITY]);
    const model = artifactOf(4, [
      clipSpec('first'),
      denseSpec(4, 4, { name: 'dense_1' }),
      { kind: 'lstm', name: 'lstm_1', config: {}, weights: {} },
      { kind: 'softmax', name: 'soft', config: {}, weights: {} },
      broken,
      { kind: 'batchNormalization', name: 'norm', config: { epsilon: 0.1 }, weights: {} },
    ]);
    const wide = fixedPoint(32, 31);
    const error = errorOf(() => quantise(model, { input: wide, weights: wide, activations: wide }));
    expect(error.code).toBe('refused');
    expect(error.problems).toEqual([
      'Layer 1 (first) stands before the first dense layer; apply it to the data instead.',
      'Layer 3 (lstm_1) is of kind "lstm", which cannot be quantised. Use dense layers on rows that hold all the steps.',
      'Layer 4 (soft) is a softmax amid the network; sums over units cannot be quantised. Use a sigmoid.',
      'Layer 5 (dense_2) has NaN in its kernel and 1 more that are not finite; train it again with a smaller learning rate.',
      'Layer 5 (dense_2) has activation "gelu"; quantised networks have linear, relu, tanh, sigmoid, softsign, relu6, hardTanh. Train it with one of these.',
      'Layer 6 (norm) has statistics that are missing, not finite or of another width than its layer.',
      expect.stringMatching(/^Layer "dense_1": a bias is \d+ steps of its products; 2\^53 is the most\./),
      expect.stringMatching(
        /^Layer "dense_1": unit \d can make a sum of \d{20}, which takes 65 bits; an accumulator has at most 64\./,
      ),
      expect.stringMatching(/^Layer "dense_2": a bias is/),
      expect.stringMatching(/^Layer "dense_2": unit 0 can make a sum of/),
    ]);
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'unknown ranges',
      () => quantise(artifactOf(1, [unit([1], 0)])),
      'refused',
      'Nothing says how far inputs reach; give calibration rows, or a format for the input.\n- Layer "dense_1": nothing limits what it gives',
    ],
    ['no layers', () => quantise(artifactOf(1, [])), 'refused', 'There is no dense layer.'],
    ['no model', () => quantise(null as never), 'bad-value', 'This is no model, but null'],
    ['a broken layer', () => quantise(artifactOf(1, [null as never])), 'refused', 'Layer 1 () is of kind ""'],
    [
      'a kernel of another shape',
      () => quantise(artifactOf(1, [{ ...unit([1], 0), weights: {} }])),
      'refused',
      'Layer 1 (dense_1) has no kernel of inputs x units; it is missing.',
    ],
    [
      'widths that do not follow',
      () => quantise(artifactOf(2, [unit([1], 0)]), { input: 8 }),
      'refused',
      'Layer 1 (dense_1) takes 1 inputs and is given 2.',
    ],
    [
      'rows of axes',
      () => quantise({ ...artifactOf(1, [unit([1], 0)]), input: [2, 1] }, { input: 8 }),
      'refused',
      'is given 2 axes; quantised layers take rows of numbers. Put a flatten() before it.',
    ],
    [
      "another layer's name",
      () => quantise(small, { layers: { dense_9: {} } }),
      'bad-option',
      'there is no dense layer "dense_9". Did you mean "dense_1"?',
    ],
    [
      'a table where there is none',
      () => quantise(small, { input: 8, layers: { dense_1: { sums: 8 } } }),
      'refused',
      'layers.dense_1.sums means nothing',
    ],
    [
      'bits',
      () => quantise(small, { weights: 1, layers: { dense_1: { activations: 33 } } }),
      'bad-option',
      'weights is 1; use a whole number from 2 to 32.\n- layers.dense_1.activations is 33',
    ],
    [
      'a format that is none',
      () => quantise(small, { weights: { bits: 8 } as never }),
      'bad-option',
      'weights.step is undefined',
    ],
    [
      'a method without rows',
      () => quantise(small, { method: 'klDivergence' }),
      'bad-option',
      'give calibration as well',
    ],
    [
      'outliers that wrap',
      () => quantise(small, { method: { percentile: 99 }, overflow: 'wrap', calibration: rows(9, 3) }),
      'bad-option',
      'words that wrap would turn them over',
    ],
    [
      'a percentile',
      () => quantise(small, { method: { percentile: 0 }, calibration: rows(9, 3) }),
      'bad-option',
      'or { percentile: 99.9 }',
    ],
    [
      'a table of 1000',
      () => quantise(small, { table: { size: 1000 } }),
      'bad-option',
      'size is 1000; use a power of two from 2 to 65,536.',
    ],
    [
      'a profile by name',
      () => quantise(small, { profile: 'moku-go' as never }),
      'bad-option',
      'profileNamed("moku-go")',
    ],
    ['an option', () => quantise(small, { weigths: 8 } as never), 'bad-option', 'Did you mean "weights"?'],
    [
      'rows of another width',
      () => quantise(small, { calibration: rows(3, 2) }),
      'bad-shape',
      'Calibration has rows of 2; the model takes 3.',
    ],
    [
      'NaN among rows',
      () => quantise(small, { calibration: fromRows([[0, Number.NaN, 0]]) }),
      'bad-value',
      'Calibration holds NaN',
    ],
    [
      'a model that is not quantised',
      () => predictQuantised(small, rows(1, 3)),
      'bad-value',
      'The model is not quantised',
    ],
  ])('%s', (_, act, code, part) => {
    const error = errorOf(act);
    expect(error.message).toContain(part);
    expect(error.code).toBe(code);
  });

  it('is a multiplier that sums leave no room for', () => {
    const { problems } = errorOf(() =>
      quantise(small, { input: fixedPoint(20, 19), weights: 30, activations: 20, steps: 'any' }),
    );
    expect(problems[0]).toMatch(
      /^Layer "dense_1": sums of unit \d, of 5\d bits, times their multiplier do not fit 64 bits\./,
    );
  });

  it('is a step too far from the next', () => {
    const { problems } = errorOf(() =>
      quantise(artifactOf(1, [unit([1e-9], 0)]), {
        input: fixedPoint(8, 40),
        weights: fixedPoint(8, 40),
        activations: fixedPoint(8, 0),
      }),
    );
    expect(problems[0]).toContain('a multiplier below 2^31 and a shift up to 62 cannot say that');
  });
});
