import { fromRows, type NdArray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import reference from '../test/golden/reference.json' with { type: 'json' };
import * as metrics from './index.js';

/** What made a number, as the file has it; scikit-learn's undefined results are null. */
interface Case {
  readonly function: string;
  readonly truth: readonly (string | number | readonly number[])[];
  readonly predicted: readonly (string | number | readonly number[])[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

type AnyMetric = (truth: never, predicted: never, options: never) => unknown;

/** Those whose result is a number or a text. */
const plain: Readonly<Record<string, AnyMetric>> = {
  accuracy: metrics.accuracy,
  averagePrecision: metrics.averagePrecision,
  balancedAccuracy: metrics.balancedAccuracy,
  binaryAccuracy: metrics.binaryAccuracy,
  brier: metrics.brier,
  classificationReport: metrics.classificationReport,
  cohenKappa: metrics.cohenKappa,
  f1: metrics.f1,
  fBeta: metrics.fBeta,
  hammingLoss: metrics.hammingLoss,
  logLoss: metrics.logLoss,
  matthews: metrics.matthews,
  maxError: metrics.maxError,
  meanAbsoluteError: metrics.meanAbsoluteError,
  meanSquaredError: metrics.meanSquaredError,
  multilabelReport: metrics.multilabelReport,
  precision: metrics.precision,
  r2: metrics.r2,
  recall: metrics.recall,
  rocAuc: metrics.rocAuc,
  rootMeanSquaredError: metrics.rootMeanSquaredError,
  subsetAccuracy: metrics.subsetAccuracy,
  topKAccuracy: metrics.topKAccuracy,
};

const columnsOf = ({ truth, predicted, options }: Case): readonly number[][] => {
  const scores = metrics.classScores(truth as number[], predicted as number[], options);
  return [
    scores.map(({ precision }) => precision),
    scores.map(({ recall }) => recall),
    scores.map(({ fScore }) => fScore),
    scores.map(({ support }) => support),
  ];
};

/** Results that are no plain number, as scikit-learn has them. */
const shaped: Readonly<Record<string, (one: Case) => unknown>> = {
  confusionMatrix: ({ truth, predicted, options }) =>
    metrics.confusionMatrix(truth as number[], predicted as number[], options).counts,
  normaliseConfusion: ({ truth, predicted, options: { by, ...options } }) =>
    metrics.normaliseConfusion(metrics.confusionMatrix(truth as number[], predicted as number[], options), {
      by: by as metrics.ConfusionTotal,
    }),
  classScores: columnsOf,
  rocCurve: ({ truth, predicted, options }) => {
    const curve = metrics.rocCurve(truth as number[], predicted as number[], options);
    return [curve.falsePositiveRate, curve.truePositiveRate];
  },
  precisionRecallCurve: ({ truth, predicted, options }) => {
    const { precision, recall, thresholds } = metrics.precisionRecallCurve(
      truth as number[],
      predicted as number[],
      options,
    );
    return [precision, recall, thresholds];
  },
};

const given = (values: Case['truth']): NdArray | Case['truth'] =>
  Array.isArray(values[0]) ? fromRows(values as number[][]) : values;

function resultOf(one: Case): unknown {
  const own = shaped[one.function];
  if (own !== undefined) return own(one);
  return plain[one.function]?.(given(one.truth) as never, given(one.predicted) as never, one.options as never);
}

function expectAlike(got: unknown, wanted: unknown): void {
  if (wanted === null) expect(got).toBeNaN();
  else if (typeof wanted === 'number') expect(Math.abs((got as number) - wanted)).toBeLessThanOrEqual(1e-12);
  else if (Array.isArray(wanted)) {
    expect((got as readonly unknown[]).length).toBe(wanted.length);
    for (const [index, value] of wanted.entries()) expectAlike((got as readonly unknown[])[index], value);
  } else expect(got).toBe(wanted);
}

describe('scikit-learn gives the same for', () => {
  const cases: readonly Case[] = reference.cases;
  it.each([...new Set(cases.map((one) => one.function))])('%s', (name) => {
    for (const one of cases.filter((of) => of.function === name)) {
      expectAlike(resultOf(one), one.value);
    }
  });
});
