import { loadBackend } from '@linnet/core';
import { expect, it } from 'vitest';
import {
  averagePooling1d,
  batchNormalization,
  branches,
  conv1d,
  dense,
  layerNormalization,
  maxPooling1d,
  numbers,
  paramsOf,
  planOf,
  reshape,
  reverse,
  simpleRnn,
} from '../test/nets.js';
import { js } from './index.js';

const rows = 4;

it('keeps nothing of a row but the states of recurrent ops', async () => {
  const plan = planOf(
    [6, 2],
    [
      conv1d(3, 3, 'relu', { padding: 'causal' }),
      batchNormalization(0.9, 1e-3),
      branches('concatenate', [[maxPooling1d(2, { stride: 2 })], [averagePooling1d(2, { stride: 2 }), reverse]]),
      layerNormalization(1e-3),
      reshape(),
      dense(2, 'tanh'),
    ],
  );
  const backend = await loadBackend(js);
  const [whole, stateful] = [backend.compile(plan), backend.compileStateful?.(plan)];
  const x = { data: numbers(rows * 12, 1, 5), shape: [rows, 6, 2] };
  const [expected, found] = [new Float32Array(rows * 2), new Float32Array(rows * 2)];
  whole.write(paramsOf(plan, 6));
  stateful?.write(paramsOf(plan, 6));
  await whole.infer(x, expected);
  await stateful?.infer(x, found);
  expect(found).toEqual(expected);
});

it('runs a recurrent op over rows as over the steps of one, with convolutions of one step before it', async () => {
  const layers = [conv1d(3, 1, 'tanh'), layerNormalization(1e-3), simpleRnn(2, { sequences: true })];
  const [whole, step] = [planOf([rows, 2], layers), planOf([1, 2], layers)];
  const backend = await loadBackend(js);
  const [program, stateful] = [backend.compile(whole), backend.compileStateful?.(step)];
  const data = numbers(rows * 2, 1, 8);
  const [expected, found] = [new Float32Array(rows * 2), new Float32Array(rows * 2)];
  program.write(paramsOf(whole, 9));
  stateful?.write(paramsOf(step, 9));
  await program.infer({ data, shape: [1, rows, 2] }, expected);
  await stateful?.infer({ data, shape: [rows, 1, 2] }, found);
  expect(found).toEqual(expected);
});
