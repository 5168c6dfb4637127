import { type Backend, type Float32Samples, loadBackend, type Program, stream } from '@linnet/core';
import { beforeAll, expect, it } from 'vitest';
import { dense, descent, gaussianNoise, planOf } from '../test/nets.js';
import { js } from './index.js';

let backend: Backend;
beforeAll(async () => {
  backend = await loadBackend(js);
});

const [rows, size] = [200, 50];
const x = { data: new Float32Array(rows * size).fill(1), shape: [rows, size] };
const plan = planOf(size, [gaussianNoise(0.3)]);

async function trainedOut(program: Program, samples: Float32Samples = { x, y: x }): Promise<Float32Array> {
  const out = new Float32Array(rows * size);
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const losses = new Float64Array(Math.ceil(rows / 32));
  await program.train(samples, { order, from: 0, to: rows, learningRate: 0, noiseSeed: 3, out, losses });
  return out;
}

it('adds noise of the deviation, and keeps the mean', async () => {
  const noise = Array.from(await trainedOut(backend.compile(plan, descent(32))), (value) => value - 1);
  const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
  const squares = noise.reduce((sum, value) => sum + value * value, 0) / noise.length;
  // Four standard deviations of means of 10000 draws.
  expect(Math.abs(mean)).toBeLessThan(0.012);
  expect(Math.abs(squares / 0.09 - 1)).toBeLessThan(0.057);
});

it('adds number i of the noise of the step and the op to value i', async () => {
  const behind = planOf(size, [dense(1, 'linear'), gaussianNoise(0.3)]);
  const program = backend.compile(behind, descent(rows));
  const out = await trainedOut(program, { x, y: { data: new Float32Array(rows), shape: [rows, 1] } });
  const generator = stream(3, 1, 1);
  for (const value of out.subarray(0, rows)) expect(value).toBe(Math.fround(0.3 * generator.normal()));
});

it('lets values pass where nothing is trained', async () => {
  for (const program of [backend.compile(plan), backend.compile(plan, descent(32))]) {
    const out = new Float32Array(rows * size);
    await program.infer(x, out);
    expect(out).toEqual(x.data);
  }
});
