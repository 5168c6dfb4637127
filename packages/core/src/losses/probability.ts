/**
 * What probabilities are limited to before their logarithm is taken: 1e-7 and 1 - 1e-7 as single floats hold them,
 * because those are Keras's. 1 - 1e-7 loses a fifth of the 1e-7 there, which the loss of a sure and wrong prediction shows.
 */
const [lowest, highest] = [Math.fround(1e-7), Math.fround(1 - 1e-7)] as const;

/** The probability as losses take it. */
export const limited = (probability: number): number => Math.min(Math.max(probability, lowest), highest);

/** 1 where the gradient of `limited` passes, ends included as in TensorFlow, else 0. */
export const passes = (probability: number): number => Number(probability >= lowest) * Number(probability <= highest);
