import { checkOptionNames, LinnetError, type Regularizer } from '@linnet/core';

/**
 * Adds `x` times the sum of |w| to the loss of every batch: weights that help little become exactly, or nearly, 0.
 * @throws LinnetError `bad-option` for a number that is negative or not finite.
 *
 * @example
 * ```ts
 * dense(16, { activation: 'relu', kernelRegularizer: l1(1e-4) });
 * ```
 */
export const l1 = (x = 0.01): Regularizer => checked('l1', { l1: x, l2: 0 });

/**
 * Adds `x` times the sum of w^2 to the loss of every batch: no weight becomes large. As in Keras there is no half in it.
 * @throws LinnetError `bad-option` for a number that is negative or not finite.
 */
export const l2 = (x = 0.01): Regularizer => checked('l2', { l1: 0, l2: x });

/**
 * Both {@link l1} and {@link l2}: adds l1 times the sum of |w| and l2 times the sum of w^2 to the loss of every batch.
 * @throws LinnetError `bad-option` for a number that is negative, not finite or missing.
 *
 * @example
 * ```ts
 * dense(16, { kernelRegularizer: l1l2({ l1: 1e-5, l2: 1e-4 }) });
 * ```
 */
export function l1l2(options: Regularizer): Regularizer {
  checkOptionNames('l1l2', options, ['l1', 'l2']);
  return checked('l1l2', { ...options });
}

/** True for what these functions make, whoever made it. */
export function isRegularizer(value: unknown): value is Regularizer {
  const { l1: absolute, l2: squared }: Partial<Record<keyof Regularizer, unknown>> = value ?? {};
  return isFactor(absolute) && isFactor(squared);
}

const isFactor = (value: unknown): boolean => Number.isFinite(value) && (value as number) >= 0;

function checked(name: string, regularizer: Regularizer): Regularizer {
  if (isRegularizer(regularizer)) return regularizer;
  const bad = Object.values(regularizer).find((value) => !isFactor(value));
  throw new LinnetError('bad-option', `A factor of ${name} is ${bad}; use a finite number from 0 up.`);
}
