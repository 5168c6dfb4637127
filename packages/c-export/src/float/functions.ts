import { type Activation, erf, exp, expm1, log1p, tanh, type UnfoldedActivation } from '@linnet/core';
import { sigmoid } from '@linnet/core/losses';

/** A function of one number, here and in C. */
export interface ValueFunction {
  value(x: number): number;
  /** Of a double x. */
  readonly code: string;
  /** Whether the code calls the mathematics library. */
  readonly usesMath: boolean;
}

const plain = (code: string, value: (x: number) => number): ValueFunction => ({ code, value, usesMath: false });
const withMath = (code: string, value: (x: number) => number): ValueFunction => ({ code, value, usesMath: true });

const limit = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);

// exp of what is not above 0 never overflows.
const sigmoidCode = '(x < 0 ? exp(x) : 1) / (1 + exp(-fabs(x)))';

/** The activations of core but for `linear`, by their names; the formulas stand there. */
export const valueFunctions: Readonly<Record<Exclude<Activation, 'linear'> | UnfoldedActivation, ValueFunction>> = {
  relu: plain('x > 0 ? x : 0', (x) => Math.max(x, 0)),
  tanh: withMath('tanh(x)', tanh),
  sigmoid: withMath(sigmoidCode, sigmoid),
  softsign: plain('x / (1 + (x < 0 ? -x : x))', (x) => x / (1 + Math.abs(x))),
  softplus: withMath('(x > 0 ? x : 0) + log1p(exp(-fabs(x)))', (x) => Math.max(x, 0) + log1p(exp(-Math.abs(x)))),
  elu: withMath('x > 0 ? x : expm1(x)', (x) => (x > 0 ? x : expm1(x))),
  selu: withMath(
    '1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * expm1(x))',
    (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * expm1(x)),
  ),
  leakyRelu: plain('x > 0 ? x : 0.2 * x', (x) => (x > 0 ? x : 0.2 * x)),
  relu6: plain('x < 0 ? 0 : x > 6 ? 6 : x', (x) => limit(x, 0, 6)),
  hardSigmoid: plain('x < -3 ? 0 : x > 3 ? 1 : x / 6 + 0.5', (x) => limit(x / 6 + 0.5, 0, 1)),
  hardTanh: plain('x < -1 ? -1 : x > 1 ? 1 : x', (x) => limit(x, -1, 1)),
  exponential: withMath('exp(x)', exp),
  gelu: withMath('x * (1 + erf(x * 0.7071067811865476)) / 2', (x) => (x * (1 + erf(x * Math.SQRT1_2))) / 2),
  silu: withMath(`x * ${sigmoidCode}`, (x) => x * sigmoid(x)),
};

/** One of {@link valueFunctions}. */
export type FunctionName = keyof typeof valueFunctions;

/** True for the names of {@link valueFunctions}. */
export const isFunctionName = (name: unknown): name is FunctionName =>
  typeof name === 'string' && Object.hasOwn(valueFunctions, name);
