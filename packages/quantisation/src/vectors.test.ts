import { fromRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { clippedModel, errorOf } from '../test/models.js';
import { emulateIntegers, fixedPoint, integerVectors, networkProblems, quantise } from './index.js';

const { network, artifact } = quantise(clippedModel([2, 3, 1], ['relu', 'tanh']), { input: fixedPoint(8, 7) });

describe('integerVectors', () => {
  it('are rows within the word, with what the emulator answers', () => {
    const { inputs, expected, tolerance } = integerVectors(network, { count: 90, seed: 3 });
    expect([inputs.shape, expected.shape, tolerance]).toEqual([[90, 2], [90, 1], 0]);
    const answers = emulateIntegers(network, { data: Int32Array.from(inputs.data), shape: inputs.shape });
    expect([...expected.data]).toEqual([...answers.data]);
    expect([Math.min(...inputs.data), Math.max(...inputs.data)]).toEqual([-128, 127]);
    expect(integerVectors(network, { count: 90, seed: 3 }).inputs).toEqual(inputs);
  });

  it('are every row there is, each once', () => {
    const { inputs } = integerVectors(network, { count: 'all' });
    const rows = Array.from({ length: 65_536 }, (_, row) => `${inputs.data[2 * row]} ${inputs.data[2 * row + 1]}`);
    expect(inputs.data).toHaveLength(2 * 65_536);
    expect(new Set(rows).size).toBe(65_536);
  });

  it("hold the user's rows", () => {
    const { inputs } = integerVectors(network, { count: 9, rows: fromRows([[0.3, -0.3]]) });
    const step = network.input.step;
    expect([...inputs.data.subarray(4, 6)]).toEqual([0.3, -0.3].map((value) => Math.round(value / step)));
  });

  it('refuses too many, and what is no number of rows', () => {
    const wide = quantise(clippedModel([3, 1], ['relu']), { input: fixedPoint(16, 15) }).network;
    expect(errorOf(() => integerVectors(wide, { count: 'all' })).message).toContain('more than 2^20 different rows');
    expect(errorOf(() => integerVectors(network, { count: 1e12 })).message).toContain('67108864 is the most');
    expect(errorOf(() => integerVectors(network, { count: 0 })).code).toBe('bad-option');
    expect(errorOf(() => integerVectors(network, { rows: fromRows([[1]]) })).code).toBe('bad-shape');
  });
});

describe('networkProblems', () => {
  it('finds none in what quantise makes, and names all there are', () => {
    expect(networkProblems(artifact)).toEqual([]);
    expect(networkProblems(clippedModel([2, 1], ['relu']))).toEqual([expect.stringContaining('is not quantised')]);
    const [layer] = network.layers;
    if (layer === undefined) throw new Error('There is a layer.');
    const damaged = { ...network, layers: [{ ...layer, accumulatorBits: 3 }] };
    expect(networkProblems({ ...artifact, quantised: damaged })).toEqual([
      expect.stringContaining('accumulatorBits is 3'),
    ]);
    const short = { ...layer, weightFormats: layer.weightFormats.map((format) => ({ ...format, bits: 2 })) };
    expect(
      networkProblems({ ...artifact, quantised: { ...network, layers: [short, ...network.layers.slice(1)] } }),
    ).toEqual([expect.stringMatching(/: a weight is -?\d+; use a whole number from -2 to 1\.$/u)]);
  });
});
