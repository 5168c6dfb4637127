import { fromRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import {
  binaryAccuracy,
  hammingLoss,
  multilabelReport,
  multilabelScores,
  multilabels,
  subsetAccuracy,
} from './index.js';

const truth = fromRows([
  [1, 0, 1],
  [0, 1, 0],
  [0, 0, 0],
]);
const scores = fromRows([
  [0.9, 0.6, 0.8],
  [0.5, 0.7, 0.1],
  [0.2, 0.3, 0.4],
]);

describe('several labels a row', () => {
  it('are what is strictly above the threshold', () => {
    const predicted = multilabels(scores);
    expect(predicted).toEqual(
      fromRows([
        [1, 1, 1],
        [0, 1, 0],
        [0, 0, 0],
      ]),
    );
    expect(multilabels(scores, { threshold: 0.75 }).data).toEqual(Float64Array.of(1, 0, 1, 0, 0, 0, 0, 0, 0));
    expect(hammingLoss(truth, predicted)).toBeCloseTo(1 / 9, 15);
    expect(subsetAccuracy(truth, predicted)).toBe(2 / 3);
    expect(binaryAccuracy(truth, scores)).toBe(8 / 9);
  });

  it('have scores for each label and, as samples, for each row', () => {
    const { classes, micro, samples } = multilabelScores(truth, multilabels(scores));
    expect(classes[1]).toEqual({ label: 1, precision: 0.5, recall: 1, fScore: 2 / 3, support: 1 });
    expect(micro).toMatchObject({ precision: 0.75, recall: 1, support: 3 });
    // The third row has no label, and none was predicted.
    expect(samples.recall).toBeCloseTo(2 / 3, 15);
    expect(multilabelScores(truth, truth, { zeroDivision: 1 }).samples.recall).toBe(1);
  });

  it.each([
    [() => hammingLoss(truth, scores), 'Make 0 and 1 of scores first: multilabels(predicted, { threshold: 0.5 }).'],
    [() => multilabelReport(scores, truth), 'Truth holds 0.9 in row 0, column 0; it should hold 0 and 1.'],
    [
      () => subsetAccuracy(truth, fromRows([[1], [1], [1]])),
      'Truth is 3 x 3, predicted 3 x 1; they must have as many columns.',
    ],
    [() => multilabels(scores, { threshold: Number.NaN }), 'Threshold is NaN; use a finite number'],
    [() => multilabels([]), 'Predicted has no rows'],
    [() => multilabelReport(truth, truth, { targetNames: ['a'] }), 'There are 1 targetNames for 3 classes'],
  ])('mistake %#', (act, message) => {
    expect(act).toThrow(message);
  });
});
