import type { GradientClipping, OptimizerSpec } from './backend.js';

/**
 * Adam's step size at a step, which counts from 1: rate sqrt(1 - beta2^t) / (1 - beta1^t). In doubles: Keras computes it
 * in single floats, where 1 - beta2^t loses five of its digits at first, so its first steps differ by 7e-6 of their
 * length (8e-5 at a beta2 of 0.9999). Every backend takes it from here.
 */
export function adamStepSize(
  { beta1, beta2 }: Extract<OptimizerSpec, { readonly kind: 'adam' }>,
  step: number,
  learningRate: number,
): number {
  return (learningRate * Math.sqrt(1 - wholePower(beta2, step))) / (1 - wholePower(beta1, step));
}

/** By squaring: a fifth of the time of `pow`, and this is called for every batch. */
function wholePower(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let rest = exponent; rest > 0; rest >>>= 1) {
    if ((rest & 1) === 1) result *= square;
    square *= square;
  }
  return result;
}

/** Adamax's step size at a step, which counts from 1: rate / (1 - beta1^t) (Kingma and Ba, 2015). In doubles. */
export const adamaxStepSize = (
  { beta1 }: Extract<OptimizerSpec, { readonly kind: 'adamax' }>,
  step: number,
  learningRate: number,
): number => learningRate / (1 - wholePower(beta1, step));

/** What a step of Nadam multiplies: p -= (ofMean m + ofGradient g) / (sqrt(ofSquares v) + epsilon). */
export interface NadamFactors {
  /** rate b(t+1) / (1 - B(t+1)), of the mean gradient. */
  readonly ofMean: number;
  /** rate (1 - b(t)) / (1 - B(t)), of the gradient itself. */
  readonly ofGradient: number;
  /** 1 / (1 - beta2^t), of the mean square. */
  readonly ofSquares: number;
}

/**
 * Makes the function that tells Nadam's factors at a step, which counts from 1 (Dozat, 2016; the formula stands at
 * `OptimizerSpec`). The product of all rates so far goes on from call to call; a step before the last one starts it again.
 */
export function nadamFactors({
  beta1,
  beta2,
}: Extract<OptimizerSpec, { readonly kind: 'nadam' }>): (step: number, learningRate: number) => NadamFactors {
  const rateAt = (step: number): number => beta1 * (1 - 0.5 * wholePower(0.96, step));
  let [reached, product] = [0, 1];
  return (step, learningRate) => {
    if (step < reached) [reached, product] = [0, 1];
    while (reached < step) product *= rateAt(++reached);
    const next = rateAt(step + 1);
    return {
      ofMean: (learningRate * next) / (1 - product * next),
      ofGradient: (learningRate * (1 - rateAt(step))) / (1 - product),
      ofSquares: 1 / (1 - wholePower(beta2, step)),
    };
  };
}

/** For each number that an optimiser keeps for a number of a parameter, what it starts as. */
export function momentsOf(spec: OptimizerSpec): readonly number[] {
  switch (spec.kind) {
    case 'sgd':
      return spec.momentum > 0 ? [0] : [];
    case 'adam':
      return spec.amsgrad === true ? [0, 0, 0] : [0, 0];
    case 'adamax':
    case 'nadam':
    case 'adadelta':
      return [0, 0];
    case 'rmsprop':
      return new Array<number>(1 + Number(spec.centered) + Number(spec.momentum > 0)).fill(0);
    case 'adagrad':
      return [spec.initialAccumulator];
  }
}

/**
 * What gradients of these Euclidean norms are multiplied by so that each, or all together, stay within the limit of a
 * clipping by norm: limit / max(norm, limit) (Pascanu et al., 2013). A factor for each norm.
 */
export function clippingFactors(
  { by, limit }: Extract<GradientClipping, { readonly by: 'norm' | 'globalNorm' }>,
  norms: readonly number[],
): readonly number[] {
  const factor = (norm: number): number => limit / Math.max(norm, limit);
  if (by === 'norm') return norms.map(factor);
  const all = factor(Math.sqrt(norms.reduce((sum, norm) => sum + norm * norm, 0)));
  return norms.map(() => all);
}
