import { describe, expect, it } from 'vitest';
import { nextNumber, numberInput, readNumber } from './number-entry.js';

describe('readNumber', () => {
  it('takes numbers of the range, however they are written', () => {
    expect(readNumber(' 1e-3 ', { min: 0, max: 1, step: 'any' })).toEqual({ value: 0.001 });
    expect(readNumber('\u22125', { min: -10, max: 10 })).toEqual({ value: -5 });
  });

  it('says what is wrong, which value, and what would do', () => {
    const range = { min: 1, max: 100 };
    expect(readNumber('0', range)).toEqual({ problem: '0 is too small. Use a whole number from 1 to 100.' });
    expect(readNumber('101', range)).toEqual({ problem: '101 is too large. Use a whole number from 1 to 100.' });
    expect(readNumber('2.5', range)).toEqual({ problem: '2.5 is not whole. Use a whole number from 1 to 100.' });
    expect(readNumber('', range)).toEqual({ problem: 'Nothing is here. Use a whole number from 1 to 100.' });
    expect(readNumber('ten', { ...range, step: 0.1 })).toEqual({
      problem: 'This is no number. Use a number from 1 to 100.',
    });
  });
});

describe('nextNumber', () => {
  it('goes by the step, and stays within the range', () => {
    expect(nextNumber(0.2, 1, { min: 0, max: 1, step: 0.1 })).toBe(0.3);
    expect(nextNumber(100, 1, { min: 0, max: 100 })).toBe(100);
  });

  it('goes through round numbers where any number will do', () => {
    const range = { min: 1e-7, max: 100, step: 'any' } as const;
    expect([0.001, 0.0013, 0.005].map((value) => nextNumber(value, 1, range))).toEqual([0.002, 0.002, 0.01]);
    expect([0.001, 0.0013, 0.005].map((value) => nextNumber(value, -1, range))).toEqual([0.0005, 0.001, 0.002]);
  });
});

it('shows a number without what rounding added to it', () => {
  expect([0.1 + 0.2, 1e-7, 1000].map(numberInput)).toEqual(['0.3', '1e-7', '1000']);
});
