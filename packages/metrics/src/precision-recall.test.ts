import { describe, expect, it } from 'vitest';
import { classScores, f1, fBeta, precision, recall } from './index.js';

describe('scores of the positive label', () => {
  it('are right / predicted, right / truth and their harmonic mean', () => {
    const [truth, predicted] = [
      [0, 1, 1, 0, 1],
      [0, 1, 1, 1, 0],
    ];
    expect(precision(truth, predicted)).toBe(2 / 3);
    expect(recall(truth, predicted)).toBe(2 / 3);
    expect(precision(truth, predicted, { positive: 0 })).toBe(0.5);
    expect(f1(['spam', 'ham'], ['spam', 'spam'], { positive: 'spam' })).toBe(2 / 3);
    expect(fBeta([0, 1, 1, 0], [0, 1, 1, 1], { beta: 2 })).toBeCloseTo(10 / 11, 15);
  });

  it('of a class never predicted are zeroDivision, in averages too', () => {
    const [truth, predicted] = [
      [0, 0, 1],
      [0, 0, 0],
    ];
    expect(precision(truth, predicted)).toBe(0);
    expect(precision(truth, predicted, { zeroDivision: 1 })).toBe(1);
    // There are rows of it that were not found: that is no division by 0.
    expect(f1(truth, predicted, { zeroDivision: 1 })).toBe(0);
    expect(precision(truth, predicted, { average: 'macro' })).toBe(1 / 3);
    expect(precision(truth, predicted, { average: 'macro', zeroDivision: 1 })).toBe((2 / 3 + 1) / 2);
    expect(classScores(truth, predicted)[1]).toEqual({ label: 1, precision: 0, recall: 0, fScore: 0, support: 1 });
  });

  it('are zeroDivision where all rows are of the other label', () => {
    expect(recall([0, 0], [0, 0])).toBe(0);
    expect(f1([0, 0], [0, 0], { zeroDivision: 1 })).toBe(1);
  });

  it.each([
    [
      () => precision([0, 1, 2], [0, 1, 1]),
      "There are more than two labels: 0, 1, 2. One score for them needs an average: 'macro'",
    ],
    [
      () => recall([3, 7], [3, 3]),
      'The positive label is 1, and the labels are 3, 7. Name the one that is looked for, such as positive: 7.',
    ],
    [() => recall(['no', 'no'], ['no', 'no']), 'The positive label is 1, and the labels are "no".'],
    [
      () => f1([0], [0], { average: 'mean' as never }),
      'average is "mean"; use "binary", "macro", "micro" or "weighted".',
    ],
    [
      () => f1([0], [0], { averages: 'macro' } as never),
      'f1 does not know the option "averages". Did you mean "average"?',
    ],
    [() => f1([0], [0], { zeroDivision: 2 as never }), 'zeroDivision is 2; use 0 or 1.'],
    [() => fBeta([0], [0], { beta: 0 }), 'beta is 0; use a number above 0'],
    [() => fBeta([0], [0], {} as never), 'beta is undefined; use a number above 0'],
  ])('mistake %#', (act, message) => {
    expect(act).toThrow(message);
  });
});
