import { expect, it } from 'vitest';
import { adamStepSize } from './optimizers.js';

const spec = { kind: 'adam', learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

it('adamStepSize is the formula’s', () => {
  // rate sqrt(1 - beta2^t) / (1 - beta1^t), worked out with 40 digits.
  const exact: readonly (readonly [step: number, size: number])[] = [
    [1, 3.16227766e-4],
    [2, 2.353167253e-4],
    [10, 1.53189074e-4],
    [1000, 7.95175814e-4],
    [100_000, 1e-3],
  ];
  for (const [step, size] of exact) {
    const found = adamStepSize(spec, step, 1e-3);
    expect(Math.abs(found / size - 1)).toBeLessThan(1e-8);
  }
  expect(adamStepSize(spec, 7, 0)).toBe(0);
});
