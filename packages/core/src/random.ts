import { RandomState } from './random/random-state.js';

export type { ChoiceOptions, RandomSnapshot, RandomState } from './random/random-state.js';

/**
 * A generator of random numbers that gives numpy's: `random(42)` draws what `numpy.random.RandomState(42)` draws,
 * call for call. The seed is a whole number from 0 to 2^32 - 1.
 * @throws LinnetError `bad-value` for any other seed.
 *
 * @example
 * ```ts
 * const generator = random(42);
 * generator.randint(0, 100); // 51
 * generator.normal(0, 0.03, 1000); // 1000 doubles
 * ```
 */
export const random = (seed: number): RandomState => new RandomState(seed);
