import { checkOptions, LinnetError, showValue, throwProblems } from '@linnet/core';
import { checkLearningRate } from '../../optimizers.js';
import type { RateSchedule } from '../learning-rate-schedule.js';

/** Options of {@link piecewiseConstant}. */
export interface PiecewiseConstantOptions {
  /** The last step, or epoch, of each rate but the last one: growing numbers, one fewer than there are rates. */
  readonly boundaries: readonly number[];
}

/**
 * A schedule of steps: the first rate up to and including the first boundary, the next up to the second, and so on. Keras's
 * PiecewiseConstantDecay. For steps of one ratio use `exponentialDecay` with `staircase`.
 * @throws LinnetError `bad-option` for rates and boundaries that do not go together, or are no numbers.
 *
 * @example
 * ```ts
 * learningRateSchedule(piecewiseConstant([0.1, 0.01, 0.001], { boundaries: [9, 19] })); // 10 epochs, 10 epochs, the rest
 * ```
 */
export function piecewiseConstant(rates: readonly number[], options: PiecewiseConstantOptions): RateSchedule {
  checkPieces(rates, options);
  const steps = [...rates];
  const boundaries = [...options.boundaries];
  return (count) => {
    const piece = boundaries.findIndex((boundary) => count <= boundary);
    // -1, behind all boundaries, is the last rate.
    return steps.at(piece) ?? Number.NaN;
  };
}

function checkPieces(rates: readonly number[], options: PiecewiseConstantOptions): void {
  if (!Array.isArray(rates) || rates.length === 0) {
    throw new LinnetError(
      'bad-option',
      `The rates of piecewiseConstant are ${showValue(rates)}; use a list of numbers.`,
    );
  }
  for (const [index, rate] of rates.entries()) checkLearningRate(rate, `Rate ${index + 1} of piecewiseConstant`);
  const list = { is: (value: unknown) => Array.isArray(value), use: 'a list of numbers' };
  checkOptions('piecewiseConstant', options, { boundaries: list }, ['boundaries']);
  const { boundaries } = options;
  const isGood = (value: number, before = -1): boolean => Number.isFinite(value) && value >= 0 && value > before;
  const bad = boundaries.findIndex((value, index) => !isGood(value, boundaries[index - 1]));
  throwProblems('bad-option', 'Boundaries of piecewiseConstant:', [
    ...(bad < 0 ? [] : [`number ${bad + 1} is ${showValue(boundaries[bad])}; use numbers from 0 up that grow.`]),
    ...(boundaries.length === rates.length - 1
      ? []
      : [`there are ${boundaries.length} for ${rates.length} rates; give one fewer than rates.`]),
  ]);
}
