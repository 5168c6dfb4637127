import { fromRows } from '@linnet/core';
import { describe, expectTypeOf, it } from 'vitest';
import {
  accuracy,
  type ConfusionMatrix,
  classificationReport,
  classScores,
  confusionMatrix,
  fBeta,
  type Label,
  precision,
  rocAuc,
  topKAccuracy,
} from './index.js';

const names: readonly string[] = ['sine'];
const numbers: readonly number[] = [1];

describe('types of labels', () => {
  it('are those that are given', () => {
    expectTypeOf(confusionMatrix(numbers, Int32Array.of(1))).toEqualTypeOf<ConfusionMatrix<number>>();
    expectTypeOf(confusionMatrix(names, names)).toEqualTypeOf<ConfusionMatrix<string>>();
    expectTypeOf(confusionMatrix(fromRows([1]), fromRows([1]))).toEqualTypeOf<ConfusionMatrix<number>>();
    expectTypeOf(confusionMatrix(names, names)).toExtend<ConfusionMatrix<Label>>();
    expectTypeOf(confusionMatrix(['a'], ['b'], { labels: ['a', 'b', 'c'] })).toExtend<ConfusionMatrix<string>>();
    expectTypeOf(classScores(names, names)[0]?.label).toEqualTypeOf<string | undefined>();
  });

  it('are of one kind, and options name no others', () => {
    // @ts-expect-error texts against numbers
    (): unknown => confusionMatrix(names, numbers);
    // @ts-expect-error texts against a typed array
    (): unknown => accuracy(names, Int32Array.of(1));
    // @ts-expect-error the positive label is none of these
    (): unknown => precision(['ham', 'spam'], ['ham', 'ham'], { positive: 'eggs' });
    // @ts-expect-error texts for labels that are numbers
    (): unknown => confusionMatrix(numbers, numbers, { labels: names });
    // @ts-expect-error a text where labels are numbers
    (): unknown => precision(numbers, numbers, { positive: '1' });
    // @ts-expect-error rows of several where each has one label
    (): unknown => confusionMatrix([[1, 0]], [[1, 0]]);
  });

  it('what a data set may not have is passed on as it is', () => {
    const data: { readonly classNames?: readonly string[]; readonly weights?: readonly number[] } = {};
    const { classNames, weights } = data;
    (): unknown => classificationReport(numbers, numbers, { targetNames: classNames, weights });
    (): unknown => confusionMatrix(names, names, { labels: classNames, weights });
  });

  it('what must be said is needed', () => {
    // @ts-expect-error beta
    (): unknown => fBeta(numbers, numbers);
    // @ts-expect-error k
    (): unknown => topKAccuracy(numbers, numbers, {});
    // @ts-expect-error an average that is none
    (): unknown => precision(numbers, numbers, { average: 'mean' });
    // @ts-expect-error scores are numbers
    (): unknown => rocAuc(names, names);
  });
});
