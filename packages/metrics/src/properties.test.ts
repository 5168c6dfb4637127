import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracy,
  averagePrecision,
  classScores,
  cohenKappa,
  confusionMatrix,
  f1,
  matthews,
  normaliseConfusion,
  precision,
  recall,
  rocAuc,
  rocCurve,
} from './index.js';

type Rows = readonly (readonly [truth: number, predicted: number])[];

const labelled: fc.Arbitrary<Rows> = fc.array(
  fc.tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: -2, max: 3 })),
  {
    minLength: 1,
    maxLength: 40,
  },
);

const sidesOf = (rows: Rows): readonly [number[], number[]] => [
  rows.map(([truth]) => truth),
  rows.map(([, predicted]) => predicted),
];

/** Rows of both classes, with scores of which some are equal. */
const scored: fc.Arbitrary<Rows> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: -5, max: 5 })), { minLength: 2, maxLength: 40 })
  .filter((rows) => rows.some(([truth]) => truth === 0) && rows.some(([truth]) => truth === 1));

const shuffled = (rows: fc.Arbitrary<Rows>): fc.Arbitrary<readonly [Rows, Rows]> =>
  rows.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })));

describe('whatever the labels', () => {
  it('the order of rows does not matter', () => {
    fc.assert(
      fc.property(shuffled(labelled), ([rows, others]) => {
        const [[truth, predicted], [truth2, predicted2]] = [sidesOf(rows), sidesOf(others)];
        expect(confusionMatrix(truth2, predicted2)).toEqual(confusionMatrix(truth, predicted));
        expect(classScores(truth2, predicted2)).toEqual(classScores(truth, predicted));
        expect(matthews(truth2, predicted2)).toBe(matthews(truth, predicted));
      }),
    );
  });

  it('averages lie between the least and the greatest score, and micro is the accuracy', () => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const [truth, predicted] = sidesOf(rows);
        const scores = classScores(truth, predicted);
        for (const [metric, of] of [
          [precision, scores.map((one) => one.precision)],
          [recall, scores.map((one) => one.recall)],
          [f1, scores.map((one) => one.fScore)],
        ] as const) {
          for (const average of ['macro', 'weighted'] as const) {
            const value = metric(truth, predicted, { average });
            expect(value).toBeGreaterThanOrEqual(Math.min(...of) - 1e-12);
            expect(value).toBeLessThanOrEqual(Math.max(...of) + 1e-12);
          }
          expect(metric(truth, predicted, { average: 'micro' })).toBeCloseTo(
            confusionMatrix(truth, predicted).counts.reduce((sum, of2, row) => sum + (of2[row] ?? 0), 0) / rows.length,
            12,
          );
        }
      }),
    );
  });

  it('other names for the classes change no score', () => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const [truth, predicted] = sidesOf(rows);
        const named = (list: number[]): string[] => list.map((label) => `class ${label + 2}`);
        expect(accuracy(named(truth), named(predicted))).toBe(rows.filter(([a, b]) => a === b).length / rows.length);
        expect(confusionMatrix(named(truth), named(predicted)).counts).toEqual(
          confusionMatrix(truth, predicted).counts,
        );
      }),
    );
  });

  it('shares of a row add up to 1 or are all 0, and agreement stays within its bounds', () => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const [truth, predicted] = sidesOf(rows);
        for (const of of normaliseConfusion(confusionMatrix(truth, predicted))) {
          const sum = of.reduce((a, b) => a + b, 0);
          expect(sum === 0 || Math.abs(sum - 1) < 1e-12).toBe(true);
        }
        expect(Math.abs(matthews(truth, predicted))).toBeLessThanOrEqual(1 + 1e-12);
        const kappa = cohenKappa(truth, predicted);
        expect(Number.isNaN(kappa) || Math.abs(kappa) <= 1 + 1e-12).toBe(true);
      }),
    );
  });

  it('a weight of 2 is the same as the row twice', () => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const [truth, predicted] = sidesOf(rows);
        const weights = rows.map((_, row) => 1 + (row % 2));
        const [truth2, predicted2] = sidesOf(rows.flatMap((row, index) => (index % 2 === 1 ? [row, row] : [row])));
        expect(confusionMatrix(truth, predicted, { weights })).toEqual(confusionMatrix(truth2, predicted2));
      }),
    );
  });
});

describe('whatever the scores', () => {
  it('the area under the ROC curve counts pairs in the right order, ties by half', () => {
    fc.assert(
      fc.property(shuffled(scored), ([rows, others]) => {
        const positive = rows.filter(([truth]) => truth === 1).map(([, score]) => score);
        const negative = rows.filter(([truth]) => truth === 0).map(([, score]) => score);
        let pairs = 0;
        for (const a of positive) for (const b of negative) pairs += a > b ? 1 : a === b ? 0.5 : 0;
        expect(rocAuc(...sidesOf(rows))).toBeCloseTo(pairs / (positive.length * negative.length), 12);
        expect(rocAuc(...sidesOf(others))).toBe(rocAuc(...sidesOf(rows)));
      }),
    );
  });

  it('scores the other way round mirror the area, and any rising function of them leaves it', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const [truth, scores] = sidesOf(rows);
        const area = rocAuc(truth, scores);
        expect(
          rocAuc(
            truth,
            scores.map((score) => -score),
          ),
        ).toBeCloseTo(1 - area, 12);
        expect(
          rocAuc(
            truth,
            scores.map((score) => score * score * score + 7),
          ),
        ).toBe(area);
      }),
    );
  });

  it('curves rise, and average precision is 1 for a perfect order and never more', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const [truth, scores] = sidesOf(rows);
        const { falsePositiveRate, truePositiveRate } = rocCurve(truth, scores);
        for (const rate of [falsePositiveRate, truePositiveRate]) {
          expect(rate).toEqual([...rate].sort((a, b) => a - b));
          expect([rate[0], rate.at(-1)]).toEqual([0, 1]);
        }
        expect(averagePrecision(truth, truth)).toBe(1);
        expect(averagePrecision(truth, scores)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
