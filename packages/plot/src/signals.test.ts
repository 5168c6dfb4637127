import { fromRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { drawn } from '../test/svg-document.js';
import { signals } from './signals.js';

const waves = fromRows([
  [0, 1, 0, -1, 0],
  [1, 0, -1, 0, 1],
  [-1, -0.5, 0, 0.5, 1],
]);

describe('signals', () => {
  it('draws every row, with labels for the axes', async () => {
    const { texts, paths } = await drawn(signals(waves, { title: 'Clean signals', yLabel: 'Amplitude (arb.)' }));
    expect(paths('line')).toHaveLength(3);
    expect(texts).toEqual(expect.arrayContaining(['Clean signals', 'Sample', 'Amplitude (arb.)', '0', '4']));
  });

  it('takes a list of arrays, also of unequal length, and names', async () => {
    const { texts, paths } = await drawn(signals([[0, 1, 2], Float32Array.of(2, 1)], { names: ['rising', 'falling'] }));
    expect(paths('line')).toHaveLength(2);
    expect(texts).toEqual(expect.arrayContaining(['rising', 'falling']));
  });

  it('refuses none, too many, and names that are not as many', () => {
    expect(() => signals([])).toThrow('There are no signals');
    expect(() => signals([[1], []])).toThrow('Signal 1 has no values');
    expect(() => signals(Array.from({ length: 50 }, () => [1, 2]))).toThrow('There are 50 signals; at most 49');
    expect(() => signals(waves, { names: ['one'] })).toThrow('There are 1 names for 3 signals');
  });
});
