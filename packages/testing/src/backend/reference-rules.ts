import { adamStepSize, type OptimizerSpec, pow } from '@linnet/core';

/** How one number follows its gradient; `moments` are the numbers that the rule keeps for it, in the contract's order. */
export type Rule = (value: number, gradient: number, moments: number[]) => number;

/** The rule of an optimiser at a step, which counts from 1. */
export type RuleOf = (spec: OptimizerSpec, learningRate: number, step: number) => Rule;

/** The rule as the contract has it. */
export const ruleOf: RuleOf = (spec, rate, step) => {
  switch (spec.kind) {
    case 'sgd':
      return spec.momentum > 0 ? momentum(spec, rate) : (value, gradient) => value - rate * gradient;
    case 'adam':
      return adam(spec, rate, step);
    case 'adamax':
      return adamax(spec, rate, step);
    case 'nadam':
      return nadam(spec, rate, step, nadamRate);
    case 'rmsprop':
      return rmsprop(spec, rate);
    case 'adagrad':
      return adagrad(spec, rate);
    case 'adadelta':
      return adadelta(spec, rate);
  }
};

type Spec<Kind extends OptimizerSpec['kind']> = Extract<OptimizerSpec, { readonly kind: Kind }>;

const square = (x: number): number => x * x;

const momentum =
  ({ momentum: share, nesterov }: Spec<'sgd'>, rate: number): Rule =>
  (value, gradient, moments) => {
    const m = share * (moments[0] ?? 0) - rate * gradient;
    moments[0] = m;
    return value + (nesterov ? share * m - rate * gradient : m);
  };

/** As Keras has it: epsilon stands outside the bias correction. */
function adam(spec: Spec<'adam'>, rate: number, step: number): Rule {
  const corrected = adamStepSize(spec, step, rate);
  return (value, gradient, moments) => {
    const [m, v] = means(spec, gradient, moments);
    const largest = Math.max(moments[2] ?? 0, v);
    moments.splice(0, moments.length, m, v, ...(spec.amsgrad === true ? [largest] : []));
    return value - (corrected * m) / (Math.sqrt(spec.amsgrad === true ? largest : v) + spec.epsilon);
  };
}

/** The running means of gradients and of their squares, after one more. */
const means = (
  { beta1, beta2 }: { readonly beta1: number; readonly beta2: number },
  gradient: number,
  [m = 0, v = 0]: readonly number[],
): readonly [number, number] => [m + (gradient - m) * (1 - beta1), v + (square(gradient) - v) * (1 - beta2)];

/** Of Kingma and Ba, 2015, too. */
const adamax =
  (spec: Spec<'adamax'>, rate: number, step: number): Rule =>
  (value, gradient, moments) => {
    const [m] = means(spec, gradient, moments);
    const u = Math.max(spec.beta2 * (moments[1] ?? 0), Math.abs(gradient));
    moments.splice(0, 2, m, u);
    return value - (rate * m) / ((1 - pow(spec.beta1, step)) * (u + spec.epsilon));
  };

/** Dozat, 2016; `rateAt` is the share of the mean at each step. */
export function nadam(
  spec: Spec<'nadam'>,
  rate: number,
  step: number,
  rateAt: (beta1: number, step: number) => number,
): Rule {
  const shares = Array.from({ length: step + 1 }, (_, index) => rateAt(spec.beta1, index + 1));
  const [present, next] = [shares[step - 1] ?? Number.NaN, shares[step] ?? Number.NaN];
  const product = shares.slice(0, step).reduce((a, b) => a * b, 1);
  return (value, gradient, moments) => {
    const [m, v] = means(spec, gradient, moments);
    moments.splice(0, 2, m, v);
    const mean = (next * m) / (1 - product * next) + ((1 - present) * gradient) / (1 - product);
    return value - (rate * mean) / (Math.sqrt(v / (1 - pow(spec.beta2, step))) + spec.epsilon);
  };
}

const nadamRate = (beta1: number, step: number): number => beta1 * (1 - pow(0.96, step) / 2);

/** Keeps v, then the mean gradient where centered, then m where there is momentum. */
function rmsprop({ rho, epsilon, centered, momentum: share }: Spec<'rmsprop'>, rate: number): Rule {
  return (value, gradient, moments) => {
    const v = rho * (moments[0] ?? 0) + (1 - rho) * square(gradient);
    const a = centered ? rho * (moments[1] ?? 0) + (1 - rho) * gradient : 0;
    const s = (rate * gradient) / Math.sqrt(v - a * a + epsilon);
    const m = share > 0 ? share * (moments.at(-1) ?? 0) + s : s;
    moments.splice(0, moments.length, v, ...(centered ? [a] : []), ...(share > 0 ? [m] : []));
    return value - m;
  };
}

/** Duchi, Hazan and Singer, 2011. */
const adagrad =
  ({ epsilon }: Spec<'adagrad'>, rate: number): Rule =>
  (value, gradient, moments) => {
    const v = (moments[0] ?? 0) + square(gradient);
    moments[0] = v;
    return value - (rate * gradient) / Math.sqrt(v + epsilon);
  };

/** Zeiler, 2012. */
const adadelta =
  ({ rho, epsilon }: Spec<'adadelta'>, rate: number): Rule =>
  (value, gradient, moments) => {
    const v = rho * (moments[0] ?? 0) + (1 - rho) * square(gradient);
    const d = (gradient * Math.sqrt((moments[1] ?? 0) + epsilon)) / Math.sqrt(v + epsilon);
    moments.splice(0, 2, v, rho * (moments[1] ?? 0) + (1 - rho) * square(d));
    return value - rate * d;
  };
