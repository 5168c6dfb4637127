import type { OptimizerSpec } from './backend.js';
import { pow } from './math.js';

/**
 * Adam's step size at a step, which counts from 1: rate sqrt(1 - beta2^t) / (1 - beta1^t).
 * Every part is rounded to single floats, because Keras does so: 1 - 0.9999 loses four of its digits, which is more
 * than all other differences between two implementations together. Every backend takes it from here.
 */
export function adamStepSize(
  { beta1, beta2 }: Extract<OptimizerSpec, { readonly kind: 'adam' }>,
  step: number,
  learningRate: number,
): number {
  const correction = (beta: number): number => Math.fround(1 - Math.fround(pow(Math.fround(beta), step)));
  const rate = Math.fround(Math.fround(learningRate) * Math.fround(Math.sqrt(correction(beta2))));
  return Math.fround(rate / correction(beta1));
}
