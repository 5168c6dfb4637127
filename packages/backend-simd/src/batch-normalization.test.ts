import { loadBackend, type Program, rowsOf } from '@linnet/core';
import { expect, it } from 'vitest';
import { dense, normalization, paramsOf, planOf, samplesFor, trained, trainingOf } from '../test/nets.js';
import { simd } from './index.js';

const [steps, features] = [3, 5];
const plan = planOf([steps, features], normalization('batchNormalization'), dense(2));
const [gammaAt, betaAt, meanAt, varianceAt] = [0, 1, 2, 3];

// Batches are padded to whole fours: the rows that pad them must count nowhere.
it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('a batch of %i rows is normalised by its own rows alone', async (rows) => {
  const backend = await loadBackend(simd);
  const training = trainingOf(12, 'sgd');
  await backend.prepare?.(plan, training);
  const program: Program = backend.compile(plan, training);
  const start = paramsOf(plan, 1);
  program.write(start);
  // What more rows leave behind must not count either.
  trained(program, plan, samplesFor(plan, 12, 3), 12);
  program.write(start);
  const samples = samplesFor(plan, rows, 4);
  trained(program, plan, samples, 12);
  const after = program.read();
  expect(rowsOf(samples.x)).toBe(rows);
  for (let feature = 0; feature < features; feature++) {
    const values = [...samples.x.data].filter((_, at) => at % features === feature);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const follows = (param: number, batch: number): void => {
      const before = start[param]?.[feature] as number;
      expect(after[param]?.[feature]).toBeCloseTo(0.9 * before + 0.1 * batch, 6);
    };
    follows(meanAt, mean);
    follows(varianceAt, variance);
  }
  for (const param of [gammaAt, betaAt]) expect(after[param]).not.toEqual(start[param]);
  backend.dispose();
});

it('is said to run on one thread', async () => {
  const backend = await loadBackend(simd);
  expect(await backend.describe?.(plan, trainingOf(8))).toEqual([
    'batchNormalization 3 x 5 to 3 x 5',
    'dense 3 x 5 to 3 x 2',
    'meanSquaredError, adam, batches of 8, on one thread',
  ]);
  backend.dispose();
});
