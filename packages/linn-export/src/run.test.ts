import { exp, fromRows, LinnetError, tanh } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import type { LinnActivation, LinnDocument } from './document.js';
import { runLinn } from './run.js';

const one = (activation: LinnActivation, weight = 1, bias = 0): LinnDocument => ({
  version: '0.1',
  num_input_channels: 1,
  num_output_channels: 1,
  layers: [{ activation, weights: [[weight]], biases: [bias] }],
});

const two: LinnDocument = {
  version: '0.1',
  num_input_channels: 1,
  num_output_channels: 1,
  layers: [
    {
      activation: 'linear',
      weights: [
        [1, 0.5],
        [-1, 1],
        [0.5, 0],
      ],
      biases: [0, 0.5, 1],
    },
    {
      activation: 'linear',
      weights: [
        [1, 0.5, 0.25],
        [0, 0, -1],
      ],
      biases: [0, 0.125],
    },
  ],
};

describe('runLinn', () => {
  it.each<[LinnActivation, number, number]>([
    ['relu', 0.5, 0.5],
    ['relu', -0.5, 0],
    ['relu', 3, 1],
    ['linear', -0.25, -0.25],
    ['linear', -3, -1],
    ['tanh', 0.5, tanh(0.5)],
    ['sigmoid', 0.5, 1 / (1 + exp(-0.5))],
    ['sigmoid', -800, 0],
    ['softsign', -3, -0.75],
  ])('%s of %d is %d', (activation, input, output) => {
    expect(runLinn(one(activation), [input])[0]).toBe(output);
  });

  it('clips after every layer', () => {
    // First layer: 2 -> 1, -0.5 + 1 + 0.5 -> 1, 1.25 -> 1; without the clip the second output would be -1.125.
    expect(Array.from(runLinn(two, [0.5, 1]))).toEqual([1, -0.875]);
  });

  it('takes rows as an array with a shape', () => {
    const { data, shape } = runLinn(
      two,
      fromRows([
        [0.5, 1],
        [0, 0],
        [-1, 0.25],
      ]),
    );
    expect(shape).toEqual([3, 2]);
    expect(Array.from(data.subarray(0, 2))).toEqual([1, -0.875]);
    expect(Array.from(data.subarray(4, 6))).toEqual(Array.from(runLinn(two, [-1, 0.25])));
  });

  it('names rows that do not fit', () => {
    expect(() => runLinn(two, [1])).toThrow('The row has 1 numbers; the network takes 2.');
    expect(() => runLinn(two, [1, Number.NaN])).toThrow('The row holds NaN at position 1; finite numbers are needed.');
    expect(() => runLinn(two, fromRows([[1]]))).toThrow(LinnetError);
  });
});
