import { LinnetError, type Plan, type Scaling, scaleValue, showValue, sizeOf, vocabularyOf } from '@linnet/core';
import { isToken, tokensWanted } from './tokens.js';

/**
 * Throws `bad-value` for a finite number that a row could not hold: the number of a list at `from`, which is number `index`
 * of a sample. Allocates nothing; a number handed over by itself would be an object.
 */
export type SampleCheck = (numbers: Float64Array, from: number, index: number) => void;

/**
 * The check of samples that go through all places of a row, one after another: what cannot stand at one of them is found
 * when it comes, not when it gets there and every row with it is refused.
 */
export function createSampleCheck(plan: Plan, scaling: Scaling | undefined): SampleCheck {
  const [, ...sample] = plan.input;
  const [places, width] = [sizeOf(plan.input), sizeOf(sample)];
  const vocabulary = vocabularyOf(plan);
  const bounds = scaling?.input;
  return (numbers, from, index) => {
    const value = numbers[from] as number;
    for (let place = index; place < places; place += width) {
      const scaled =
        bounds === undefined ? value : scaleValue(value, bounds.low[place] as number, bounds.high[place] as number);
      const seen = Math.fround(scaled);
      if (!Number.isFinite(seen)) throw leftOut(value, 'more than a single float can hold (3.4e38) once it is scaled');
      if (vocabulary !== undefined && !isToken(seen, vocabulary)) throw noToken(value, vocabulary);
      if (bounds === undefined) return;
    }
  };
}

/** The error for a sample that is none. */
export const notFinite = (value: unknown): LinnetError => leftOut(value, 'not a finite number');

const leftOut = (value: unknown, problem: string): LinnetError =>
  new LinnetError('bad-value', `The sample holds ${showValue(value)}, ${problem}; it was left out.`);

const noToken = (value: number, vocabulary: number): LinnetError =>
  new LinnetError('bad-value', `The sample holds ${value}, and was left out; ${tokensWanted(vocabulary)}`);
