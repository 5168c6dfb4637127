import { js } from '@linnet/backend-js';
import { random } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/small.js';
import {
  averagePooling1d,
  batchNormalization,
  bidirectional,
  conv1d,
  dense,
  flatten,
  globalMaxPooling1d,
  gru,
  type Layer,
  layerNormalization,
  lstm,
  maxPooling1d,
  reshape,
  sequential,
} from './index.js';

const compiled = (...layers: readonly Layer[]) => sequential([6, 2], layers).compile({ backend: js, seed: 1 });
const sequences = { returnSequences: true } as const;

describe('a stream of a recurrent model', () => {
  it('goes through layers that look at one step', async () => {
    const model = compiled(
      layerNormalization(),
      conv1d(3, { kernelSize: 1, activation: 'gelu' }),
      lstm(3, sequences),
      batchNormalization(),
      maxPooling1d(1),
      reshape([6, 3, 1]),
      reshape([6, 3]),
      gru(2),
    );
    // A reshape to a number of steps is for that number.
    expect((await errorOf(() => model.stream())).code).toBe('refused');
    const open = compiled(
      layerNormalization(),
      conv1d(3, { kernelSize: 1, activation: 'gelu' }),
      lstm(3, sequences),
      gru(2),
    );
    const stream = await open.stream();
    const data = random(1).uniform(-1, 1, 12);
    const out = new Float32Array(2);
    for (let step = 0; step < 6; step++) stream.push([...data.subarray(2 * step, 2 * step + 2)], out);
    const whole = await open.predict({ data, shape: [1, 6, 2] });
    out.forEach((value, at) => {
      expect(Math.abs(value - (whole.data[at] ?? Number.NaN))).toBeLessThan(1e-6);
    });
  });

  it.each<[string, readonly Layer[], string]>([
    ['conv1d', [conv1d(2, { kernelSize: 2, padding: 'same' }), gru(2)], 'its conv1d looks at several steps at once'],
    ['conv1d with strides', [conv1d(2, { kernelSize: 1, strides: 2 }), gru(2)], 'its conv1d looks at several steps'],
    [
      'pooling',
      [gru(2, sequences), averagePooling1d(2, { strides: 1, padding: 'same' })],
      'its averagePooling1d looks',
    ],
    ['pooling over all', [gru(2, sequences), globalMaxPooling1d()], 'its maxPooling1d looks at several steps at once'],
    ['reading backwards', [bidirectional(gru(2)), dense(1)], 'it reads steps backwards, from the last one'],
    ['taking steps apart', [gru(2, sequences), flatten()], 'its reshape takes steps apart'],
    ['making steps', [reshape([-1, 1]), gru(2)], 'its reshape takes steps apart, or makes others of them'],
  ])('is refused for %s', async (_, layers, reason) => {
    const error = await errorOf(() => compiled(...layers).stream());
    expect(error.code).toBe('refused');
    expect(error.message).toContain(`This model cannot predict step by step: ${reason}`);
  });
});
