import { loadBackend } from '@linnet/core';
import { expect, it } from 'vitest';
import { embedding, planOf } from '../test/nets.js';
import { js } from './index.js';

it('gives rows of the table, and NaN for what is no row of it', async () => {
  const program = (await loadBackend(js)).compile(planOf([7], [embedding(3, 2)]));
  program.write([Float32Array.of(1, 2, 3, 4, 5, 6)]);
  const out = new Float32Array(14);
  await program.infer({ data: Float32Array.of(2, 0, 3, -1, 0.5, Number.NaN, 1), shape: [1, 7] }, out);
  const none = Number.NaN;
  expect([...out]).toEqual([5, 6, 1, 2, none, none, none, none, none, none, none, none, 3, 4]);
});
