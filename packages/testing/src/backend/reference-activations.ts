import { type Activation, erf, exp, expm1, log1p, type OpKinds, tanh, type UnfoldedActivation } from '@linnet/core';
import type { Curve } from './reference-tape.js';

const square = (x: number): number => x * x;
const sigmoid = (x: number): number => 1 / (1 + exp(-x));
/** exp(-x^2 / 2) / sqrt(2 pi) and its integral. */
const normalDensity = (x: number): number => exp(-square(x) / 2) / Math.sqrt(2 * Math.PI);
const normalShare = (x: number): number => (1 + erf(x / Math.SQRT2)) / 2;

/** log(1 + exp x), which for large x is x and what is left of it. */
export const softplus = (x: number): number => Math.max(x, 0) + log1p(exp(-Math.abs(x)));

// Klambauer and others, 2017.
const [seluScale, seluAlpha] = [1.0507009873554805, 1.6732632423543772];

/** Each activation and its derivative, as written in books. */
export const curves: Readonly<Record<Activation | UnfoldedActivation, Curve>> = {
  linear: [(x) => x, () => 1],
  relu: [(x) => Math.max(x, 0), (x) => (x > 0 ? 1 : 0)],
  tanh: [tanh, (x) => 1 - square(tanh(x))],
  sigmoid: [sigmoid, (x) => 1 / (2 + exp(x) + exp(-x))],
  softsign: [(x) => x / (1 + Math.abs(x)), (x) => 1 / square(1 + Math.abs(x))],
  softplus: [softplus, sigmoid],
  elu: [(x) => (x > 0 ? x : expm1(x)), (x) => (x > 0 ? 1 : exp(x))],
  selu: [(x) => seluScale * (x > 0 ? x : seluAlpha * expm1(x)), (x) => seluScale * (x >= 0 ? 1 : seluAlpha * exp(x))],
  leakyRelu: [(x) => (x > 0 ? x : 0.2 * x), (x) => (x > 0 ? 1 : 0.2)],
  relu6: [(x) => Math.min(Math.max(x, 0), 6), (x) => Number(x > 0 && x < 6)],
  hardSigmoid: [(x) => Math.min(Math.max(x / 6 + 0.5, 0), 1), (x) => (x > -3 && x < 3 ? 1 / 6 : 0)],
  hardTanh: [(x) => Math.min(Math.max(x, -1), 1), (x) => Number(x > -1 && x < 1)],
  exponential: [exp, exp],
  gelu: [(x) => x * normalShare(x), (x) => normalShare(x) + x * normalDensity(x)],
  silu: [(x) => x * sigmoid(x), (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x)))],
};

/** The curve of an op, which may be told its slope below 0. */
export function curveOf({ activation, slope }: OpKinds['activation']): Curve {
  if (slope === undefined) return curves[activation];
  return activation === 'elu'
    ? [(x) => (x > 0 ? x : slope * expm1(x)), (x) => (x > 0 ? 1 : slope * exp(x))]
    : [(x) => (x > 0 ? x : slope * x), (x) => (x > 0 ? 1 : slope)];
}

/** exp(x) over its sum. */
export function softmax(x: Float64Array): Float64Array {
  const most = Math.max(...x);
  const powers = x.map((value) => exp(value - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
