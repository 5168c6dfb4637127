import { type Activation, exp, expm1, log1p } from '@linnet/core';
import type { ActivationLoops } from './activation-loops.js';

/** Loops for a function of one number whose derivative follows from its result. */
const loopsOf = (value: (x: number) => number, slope: (result: number) => number): ActivationLoops => ({
  apply: (values, start, end) => {
    for (let index = start; index < end; index++) values[index] = value(values[index] as number);
  },
  scaleGradient: (delta, gradient, results, start, end) => {
    for (let index = start; index < end; index++) {
      delta[index] = (gradient[index] as number) * slope(results[index] as number);
    }
  },
});

/** y = log(1 + exp x), which overflows nowhere written so; its derivative is the sigmoid of x, 1 - exp(-y). */
export const softplus = loopsOf(
  (x) => Math.max(x, 0) + log1p(exp(-Math.abs(x))),
  (y) => -expm1(-y),
);

/** Clevert et al., 2016. */
const eluOf = (slope: number): ActivationLoops =>
  loopsOf(
    (x) => (x > 0 ? x : slope * expm1(x)),
    (y) => (y > 0 ? 1 : y + slope),
  );

export const elu = eluOf(1);

/** Klambauer et al., 2017: numbers that keep mean and variance from layer to layer. */
const [scale, alpha] = [1.0507009873554805, 1.6732632423543772];

export const selu = loopsOf(
  (x) => scale * (x > 0 ? x : alpha * expm1(x)),
  (y) => (y < 0 ? y + scale * alpha : scale),
);

/** What Keras lets through below 0. */
const leak = 0.2;

const leakyReluOf = (slope: number): ActivationLoops =>
  loopsOf(
    (x) => (x > 0 ? x : slope * x),
    (y) => (y > 0 ? 1 : slope),
  );

export const leakyRelu = leakyReluOf(leak);

/** Functions that can be told their slope below 0. */
export const slopedLoops: { readonly [Name in Activation]?: (slope: number) => ActivationLoops } = {
  elu: eluOf,
  leakyRelu: leakyReluOf,
};

/** Limits a number; NaN stays NaN. */
const limit = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);

export const relu6 = loopsOf(
  (x) => limit(x, 0, 6),
  (y) => Number(y > 0 && y < 6),
);

export const hardSigmoid = loopsOf(
  (x) => limit(x / 6 + 0.5, 0, 1),
  (y) => (y > 0 && y < 1 ? 1 / 6 : 0),
);

export const hardTanh = loopsOf(
  (x) => limit(x, -1, 1),
  (y) => Number(y > -1 && y < 1),
);

export const exponential = loopsOf(exp, (y) => y);
