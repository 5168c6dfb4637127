import { erf, exp, expm1, loadBackend, log1p, type Plan, tanh } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { activation, dense, planOf, softmax } from '../test/nets.js';
import { simd } from './index.js';

// The README tells these errors.
const count = 2 ** 18;
const width = 1024;

/** Every size of number of both signs, from the least to infinity's neighbours; then where the functions bend, evenly. */
function allNumbers(): Float32Array {
  const values = new Float32Array(count);
  const bits = new Uint32Array(values.buffer);
  const quarter = count / 4;
  for (let index = 0; index < quarter; index++) {
    bits[index] = Math.floor((index * 0x7f800000) / quarter);
    bits[quarter + index] = ((bits[index] as number) | 0x80000000) >>> 0;
  }
  for (let index = 2 * quarter; index < count; index++) values[index] = (110 * (index - 3 * quarter)) / quarter;
  return values;
}

const x = allNumbers();
const softplus = (value: number): number => Math.max(value, 0) + log1p(exp(-Math.abs(value)));
const gelu = (value: number): number => (value * (1 + erf(value / Math.SQRT2))) / 2;
const sigmoid = (value: number): number => 1 / (1 + exp(-value));

/** What a plan whose kernels are given, and whose biases are 0, makes of the numbers. */
async function outputs(plan: Plan, kernel: Float32Array, relaxed: boolean): Promise<Float32Array> {
  const backend = await loadBackend(simd, { relaxed });
  await backend.prepare?.(plan);
  const program = backend.compile(plan);
  program.write([kernel, new Float32Array(kernel.length)]);
  const out = new Float32Array(count * kernel.length);
  program.infer({ data: x, shape: [count / width, width, 1] }, out);
  backend.dispose();
  return out;
}

/** The largest error, absolute, and relative where the number is not too small to have all its digits. */
function errorsOf(
  actual: (index: number) => number,
  wanted: (value: number) => number,
  from = -Infinity,
  to = Infinity,
) {
  let [absolute, relative] = [0, 0];
  x.forEach((value, index) => {
    if (value < from || value > to) return;
    const right = wanted(value);
    const error = Math.abs(actual(index) - right);
    absolute = Math.max(absolute, error);
    if (Math.abs(right) > 2 ** -126) relative = Math.max(relative, error / Math.abs(right));
  });
  return { absolute, relative };
}

describe.each([false, true])('elementary functions, relaxed: %s', (relaxed) => {
  it('tanh is within 7.6e-8, and 1.4e-7 of its size', async () => {
    const out = await outputs(planOf([width, 1], dense(1, 'tanh')), Float32Array.of(1), relaxed);
    const { absolute, relative } = errorsOf((index) => out[index] as number, tanh);
    expect(absolute).toBeLessThan(7.6e-8);
    expect(relative).toBeLessThan(1.4e-7);
  });

  it('sigmoid is within 9e-8, and from -87 on 1.5e-7 of its size', async () => {
    const out = await outputs(planOf([width, 1], dense(1, 'sigmoid')), Float32Array.of(1), relaxed);
    const at = (index: number): number => out[index] as number;
    expect(errorsOf(at, sigmoid).absolute).toBeLessThan(9e-8);
    expect(errorsOf(at, sigmoid, -87).relative).toBeLessThan(1.5e-7);
  });

  it('exp is within 1.3e-7 of its size beside 1, and softmax within 9e-8', async () => {
    const out = await outputs(planOf([width, 1], dense(2), softmax), Float32Array.of(0, 1), relaxed);
    const first = (index: number): number => out[2 * index] as number;
    const second = (index: number): number => out[2 * index + 1] as number;
    // Beside 1, what is below 2^-25 does not count: the second share is e^x itself.
    expect(errorsOf(second, exp, -87.3, -17.5).relative).toBeLessThan(1.3e-7);
    expect(errorsOf(second, sigmoid).absolute).toBeLessThan(9e-8);
    expect(errorsOf(first, (value) => sigmoid(-value)).absolute).toBeLessThan(9e-8);
    // Below, it ends at the least number that has all its digits.
    expect(errorsOf(second, exp, -Infinity, -87.3).absolute).toBeLessThan(1.3e-38);
  });

  it.each([
    ['softplus', softplus, 1.9e-7, -87],
    ['elu', (value: number) => (value > 0 ? value : expm1(value)), 1.4e-7, -87],
    ['exponential', exp, 8.1e-8, -87],
    ['silu', (value: number) => value * sigmoid(value), 1.6e-7, -87],
    ['gelu', gelu, 4e-7, -1],
  ] as const)('%s is within a share of its size', async (name, wanted, relative, from) => {
    const out = await outputs(planOf([width, 1], dense(1), activation(name)), Float32Array.of(1), relaxed);
    expect(errorsOf((index) => out[index] as number, wanted, from, 87).relative).toBeLessThan(relative);
  });

  it('gelu is within 6e-8 below 0', async () => {
    const out = await outputs(planOf([width, 1], dense(1), activation('gelu')), Float32Array.of(1), relaxed);
    expect(errorsOf((index) => out[index] as number, gelu, -Infinity, 0).absolute).toBeLessThan(6e-8);
  });
});
