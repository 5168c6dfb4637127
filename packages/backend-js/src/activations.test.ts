import { type Activation, activations } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { activationLoops } from './activations.js';

const infinity = Number.POSITIVE_INFINITY;

function applied(name: Activation, values: readonly number[]): readonly number[] {
  const results = Float64Array.from(values);
  activationLoops[name].apply(results, 0, results.length);
  return [...results];
}

function slopes(name: Activation, values: readonly number[]): readonly number[] {
  const results = Float64Array.from(applied(name, values));
  const delta = new Float64Array(results.length).fill(1);
  activationLoops[name].scaleGradient(delta, delta, results, 0, results.length);
  return [...delta];
}

describe('where a function has a corner, its derivative is that of the flat or lower side', () => {
  it.each([
    ['relu', [0], [0]],
    ['leakyRelu', [0], [0.2]],
    ['relu6', [0, 6], [0, 0]],
    ['hardSigmoid', [-3, 3], [0, 0]],
    ['hardTanh', [-1, 1], [0, 0]],
    ['selu', [0], [1.0507009873554805]],
  ] as const)('%s', (name, values, expected) => {
    expect(slopes(name, values)).toEqual(expected);
  });
});

describe('far off', () => {
  it.each([
    ['softplus', 0, 1000],
    ['elu', -1, 1000],
    ['selu', -1.7580993408473766, 1050.7009873554805],
    ['leakyRelu', -200, 1000],
    ['relu6', 0, 6],
    ['hardSigmoid', 0, 1],
    ['hardTanh', -1, 1],
    ['exponential', 0, infinity],
    ['sigmoid', 0, 1],
    ['tanh', -1, 1],
  ] as const)('%s ends at %d and %d', (name, low, high) => {
    const [atLow = Number.NaN, atHigh = Number.NaN] = applied(name, [-1000, 1000]);
    expect([Math.fround(atLow), Math.fround(atHigh)]).toEqual([Math.fround(low), Math.fround(high)]);
    expect(slopes(name, [-1000])[0]).not.toBeNaN();
  });

  it('NaN stays NaN', () => {
    for (const name of activations) expect(applied(name, [Number.NaN])).toEqual([Number.NaN]);
  });
});
