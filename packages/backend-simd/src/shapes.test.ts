import { type Float32Samples, loadBackend, type Plan, type Program, type Shape } from '@linnet/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  activation,
  conv1d,
  dense,
  normalization,
  paramsOf,
  planOf,
  pooling,
  recurrent,
  reshape,
  samplesFor,
  trained,
  trainingOf,
} from '../test/nets.js';
import { simd } from './index.js';

// The kernel works on vectors of four and tiles of four rows: what is left over must count once, and padding never.
const sizes = [1, 2, 3, 4, 5, 7, 8, 9];
const batches = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const kinds: Readonly<Record<string, (features: number, units: number) => Plan>> = {
  dense: (features, units) => planOf([features], dense(units, 'tanh'), dense(features, 'sigmoid')),
  'dense over steps': (features, units) => planOf([3, features], dense(units, 'tanh'), dense(2)),
  ...Object.fromEntries(
    (['lstm', 'gru', 'simpleRnn'] as const).map((kind) => [
      kind,
      (features: number, units: number) =>
        planOf([3, features] satisfies Shape, recurrent(kind, units, true), recurrent(kind, features)),
    ]),
  ),
  conv1d: (features, units) => planOf([5, features], conv1d(units, 3, { activation: 'tanh' }), conv1d(features, 2)),
  'conv1d that skips steps, with steps outside': (features, units) =>
    planOf([7, features], conv1d(units, 3, { stride: 2, before: 2, dilation: 2 }), conv1d(2, 2)),
  'max pooling': (features, units) => planOf([5, features], dense(units, 'tanh'), pooling('maxPooling1d'), dense(2)),
  'average pooling': (features, units) =>
    planOf([5, features], dense(units, 'tanh'), pooling('averagePooling1d'), activation('silu'), dense(2)),
  reshape: (features, units) =>
    planOf([6, features], dense(units), reshape(3, 2 * units), activation('gelu'), reshape(6 * units), dense(2)),
  layerNormalization: (features, units) =>
    planOf([3, features], dense(units), normalization('layerNormalization'), activation('elu'), dense(features)),
};

let backend: Awaited<ReturnType<typeof simd.load>>;
beforeAll(async () => {
  backend = await loadBackend(simd);
  for (const planFor of Object.values(kinds)) await backend.prepare?.(planFor(3, 1), trainingOf(1));
});
afterAll(() => backend.dispose());

/** Row r alone. */
const rowOf = ({ x, y }: Float32Samples, row: number): Float32Samples => {
  const one = ({ data, shape: [rows = 1, ...rest] }: Float32Samples['x']): Float32Samples['x'] => {
    const size = data.length / rows;
    return { data: data.slice(row * size, (row + 1) * size), shape: [1, ...rest] };
  };
  return { x: one(x), y: one(y) };
};

/** What one batch of plain descent adds to the parameters. */
function changes(plan: Plan, samples: Float32Samples, rows: number): readonly (readonly number[])[] {
  const program: Program = backend.compile(plan, trainingOf(rows, 'sgd'));
  const start = paramsOf(plan, 3);
  program.write(start);
  trained(program, plan, samples, rows);
  const after = program.read();
  program.dispose();
  return start.map((values, param) => Array.from(values, (value, at) => (after[param]?.[at] as number) - value));
}

describe.each(Object.entries(kinds))('%s', (_, planFor) => {
  it.each(batches)('a batch of %i moves parameters by the mean of what its rows do alone', (rows) => {
    for (const units of sizes) {
      const plan = planFor(units === 4 ? 5 : 3, units);
      const samples = samplesFor(plan, rows, 11);
      const alone = Array.from({ length: rows }, (_value, row) => changes(plan, rowOf(samples, row), 1));
      changes(plan, samples, rows).forEach((values, param) => {
        values.forEach((value, at) => {
          const sum = alone.reduce((total, row) => total + (row[param]?.[at] as number), 0);
          expect(value, `${units} units, parameter ${param}, number ${at}`).toBeCloseTo(sum / rows, 6);
        });
      });
    }
  });

  it('predicts the same bits for a row whatever stands beside it', () => {
    for (const units of sizes) {
      for (const features of sizes) {
        const plan = planFor(features, units);
        const samples = samplesFor(plan, 9, 12);
        const predict = (batchSize: number): Float32Array => {
          const program = backend.compile(plan, trainingOf(batchSize));
          program.write(paramsOf(plan, 4));
          const out = new Float32Array(9 * plan.output.reduce((product, size) => product * size, 1));
          void program.evaluate(samples, out);
          program.dispose();
          return out;
        };
        const whole = predict(9);
        expect(whole.every((value) => Number.isFinite(value) && value !== 0)).toBe(true);
        for (const batchSize of [1, 2, 3, 4, 5, 8]) expect(predict(batchSize)).toEqual(whole);
      }
    }
  });
});
