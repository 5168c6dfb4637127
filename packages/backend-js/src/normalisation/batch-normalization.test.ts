import { type Float32Samples, loadBackend, type Plan, type Training } from '@linnet/core';
import { expect, it } from 'vitest';
import { batchNormalization, dense, descent, numbers, paramsOf, planOf, trainAll } from '../../test/nets.js';
import { js } from '../index.js';

const [rows, steps, channels] = [6, 2, 2];
const plan = planOf([steps, channels], [batchNormalization(0.75, 1e-3)]);
const x = { data: numbers(rows * steps * channels, 3, 1), shape: [rows, steps, channels] };
const samples: Float32Samples = { x, y: x };
// Gamma, beta, mean, variance.
const start = [Float32Array.of(1, 1), Float32Array.of(0, 0), Float32Array.of(8, -4), Float32Array.of(2, 16)];

/** The mean and the mean squared deviation of a channel. */
function momentsOf(channel: number): readonly [mean: number, variance: number] {
  const values = [...x.data].filter((_, index) => index % channels === channel);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length];
}

const compiled = async (precision: 'float32' | 'float64', training: Training = descent(rows), of: Plan = plan) =>
  (await loadBackend(js, { precision })).compile(of, training);

it('keeps a mean and a variance that follow those of the batches, rows and steps together', async () => {
  const program = await compiled('float64');
  program.write(start);
  trainAll(program, samples, plan, rows, 0);
  const [, , means = [], variances = []] = program.readState().params;
  for (const channel of [0, 1]) {
    const [mean, variance] = momentsOf(channel);
    expect(means[channel]).toBeCloseTo(0.75 * (start[2]?.[channel] ?? 0) + 0.25 * mean, 12);
    expect(variances[channel]).toBeCloseTo(0.75 * (start[3]?.[channel] ?? 0) + 0.25 * variance, 12);
  }
});

it('predicts with what it kept, and trains with what the batch has', async () => {
  const program = await compiled('float32');
  program.write(start);
  const out = new Float32Array(x.data.length);
  await program.infer(x, out);
  expect(out[0]).toBeCloseTo(((x.data[0] ?? 0) - 8) / Math.sqrt(2.001), 6);
  expect(out[1]).toBeCloseTo(((x.data[1] ?? 0) + 4) / Math.sqrt(16.001), 6);
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const pass = { order, from: 0, to: rows, learningRate: 0, noiseSeed: 1, out, losses: new Float64Array(1) };
  await program.train(samples, pass);
  const [mean, variance] = momentsOf(0);
  expect(out[0]).toBeCloseTo(((x.data[0] ?? 0) - mean) / Math.sqrt(variance + 1e-3), 6);
});

it('keeps them as other parameters: single floats, read, written, and there in another program', async () => {
  const program = await compiled('float32');
  program.write(start);
  trainAll(program, samples, plan, rows, 0.1);
  const { params } = program.readState();
  expect(params.flatMap((values) => [...values]).every((value) => Math.fround(value) === value)).toBe(true);
  expect(program.read().map((values) => [...values])).toEqual(params.map((values) => [...values]));
  const other = (await loadBackend(js)).compile(plan);
  other.write(program.read());
  const [expected, found] = [new Float32Array(x.data.length), new Float32Array(x.data.length)];
  await program.infer(x, expected);
  await other.infer(x, found);
  expect(found).toEqual(expected);
});

it('goes on to the same bits from a state', async () => {
  const deep = planOf(3, [dense(4, 'tanh'), batchNormalization(0.9, 1e-3), dense(1, 'linear')]);
  const rowsOf: Float32Samples = {
    x: { data: numbers(7 * 3, 1, 2), shape: [7, 3] },
    y: { data: numbers(7, 1, 3), shape: [7, 1] },
  };
  const training: Training = {
    ...descent(3),
    optimizer: { kind: 'adagrad', learningRate: 0.1, initialAccumulator: 0.1, epsilon: 1e-7 },
  };
  const [whole, second] = [await compiled('float32', training, deep), await compiled('float32', training, deep)];
  whole.write(paramsOf(deep, 5));
  trainAll(whole, rowsOf, deep, 3, 0.1);
  second.writeState(whole.readState());
  for (const program of [whole, second]) trainAll(program, rowsOf, deep, 3, 0.1);
  expect(second.readState()).toEqual(whole.readState());
});
