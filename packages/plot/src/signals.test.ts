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

  it('shows time where there is a sample rate, in a unit that reads well', async () => {
    const { texts } = await drawn(signals(waves, { sampleRate: 1000, unit: 'V' }));
    expect(texts).toEqual(expect.arrayContaining(['Time (ms)', 'Amplitude (V)', '0', '4.0']));
    expect((await drawn(signals(waves, { sampleRate: 2 }))).texts).toEqual(expect.arrayContaining(['Time (s)', '2.0']));
    expect((await drawn(signals(waves, { sampleRate: 125e6 }))).texts).toContain('Time (ns)');
    expect(() => signals(waves, { sampleRate: 0 })).toThrow('The sample rate is 0; use samples a second, above 0.');
  });

  it('refuses none, too many, and names that are not as many', () => {
    expect(() => signals([])).toThrow('There are no signals');
    expect(() => signals([[1], []])).toThrow('Signal 1 has no values');
    expect(() => signals(Array.from({ length: 50 }, () => [1, 2]))).toThrow('There are 50 signals; at most 49');
    expect(() => signals(waves, { names: ['one'] })).toThrow('There are 1 names for 3 signals');
  });
});
