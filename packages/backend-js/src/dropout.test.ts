import { type Backend, loadBackend } from '@linnet/core';
import { beforeAll, expect, it } from 'vitest';
import { descent, dropout, planOf } from '../test/nets.js';
import { js } from './index.js';

let backend: Backend;
beforeAll(async () => {
  backend = await loadBackend(js);
});

const [rows, size] = [200, 50];
const x = { data: new Float32Array(rows * size).fill(1), shape: [rows, size] };

async function trainedOut(rate: number): Promise<readonly number[]> {
  const program = backend.compile(planOf(size, [dropout(rate)]), descent(32));
  const out = new Float32Array(rows * size);
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const losses = new Float64Array(Math.ceil(rows / 32));
  await program.train({ x, y: x }, { order, from: 0, to: rows, learningRate: 0, noiseSeed: 3, out, losses });
  return [...out];
}

it.each([0.1, 0.5, 0.8])('leaves out a share of %d and keeps the mean', async (rate) => {
  const out = await trainedOut(rate);
  const left = out.filter((value) => value !== 0);
  expect(left.every((value) => value === Math.fround(1 / (1 - rate)))).toBe(true);
  // Four standard deviations of a mean of 10000 draws.
  const most = 4 * Math.sqrt((rate * (1 - rate)) / out.length);
  expect(Math.abs(1 - left.length / out.length - rate)).toBeLessThan(most);
});

it('may leave out nothing, or everything', async () => {
  expect(new Set(await trainedOut(0))).toEqual(new Set([1]));
  expect(new Set(await trainedOut(1))).toEqual(new Set([0]));
});

it('lets values pass where nothing is trained', async () => {
  const plan = planOf(size, [dropout(0.5)]);
  for (const program of [backend.compile(plan), backend.compile(plan, descent(32))]) {
    const out = new Float32Array(rows * size);
    await program.infer(x, out);
    expect(out).toEqual(x.data);
  }
});
