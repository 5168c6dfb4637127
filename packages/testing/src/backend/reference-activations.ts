import { type Activation, exp, tanh } from '@linnet/core';
import type { Curve } from './reference-tape.js';

const square = (x: number): number => x * x;

/** Each activation and its derivative, as written in books. */
export const curves: Readonly<Record<Activation, Curve>> = {
  linear: [(x) => x, () => 1],
  relu: [(x) => Math.max(x, 0), (x) => (x > 0 ? 1 : 0)],
  tanh: [tanh, (x) => 1 - square(tanh(x))],
  sigmoid: [(x) => 1 / (1 + exp(-x)), (x) => 1 / (2 + exp(x) + exp(-x))],
  softsign: [(x) => x / (1 + Math.abs(x)), (x) => 1 / square(1 + Math.abs(x))],
};

/** exp(x) over its sum. */
export function softmax(x: Float64Array): Float64Array {
  const most = Math.max(...x);
  const powers = x.map((value) => exp(value - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
