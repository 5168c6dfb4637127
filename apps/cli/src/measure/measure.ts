import { type NdArray, rowShape, sizeOf } from '@linnet/core';
import {
  accuracyWithInterval,
  averagePrecision,
  type ConfusionMatrix,
  classificationReport,
  classificationScores,
  confusionMatrix,
  hammingLoss,
  labels,
  logLoss,
  meanAbsoluteError,
  meanSquaredError,
  multilabelReport,
  multilabelScores,
  multilabels,
  type Proportion,
  r2,
  rocAuc,
  rootMeanSquaredError,
  subsetAccuracy,
} from 'linnet';
import type { Task } from '../train/task.js';

/** One number that was measured. */
export interface Score {
  /** For programs. */
  readonly key: string;
  /** For people. */
  readonly name: string;
  readonly value: number;
  /** Shown as a percentage. */
  readonly isShare?: boolean;
}

/** How well some rows were told. */
export interface Measured {
  readonly rows: number;
  readonly scores: readonly Score[];
  /** Of classes: how many are right. */
  readonly share?: Proportion;
  /** Of classes and labels: precision, recall and F1 of each, to print. */
  readonly report?: string;
  /** Of classes. */
  readonly matrix?: ConfusionMatrix<number>;
}

/** Measures predictions against what is true; `areProbabilities` where the model gives some. */
export function measure(task: Task, truth: NdArray, predicted: NdArray, areProbabilities: boolean): Measured {
  switch (task.kind) {
    case 'numbers':
      return measureNumbers(truth, predicted);
    case 'labels':
      return measureLabels(task.classNames, truth, predicted);
    default:
      return measureClasses(task.classNames, truth, predicted, areProbabilities);
  }
}

function measureNumbers(truth: NdArray, predicted: NdArray): Measured {
  const rows = truth.shape[0] ?? 0;
  return {
    rows,
    scores: [
      { key: 'meanAbsoluteError', name: 'Mean absolute error', value: meanAbsoluteError(truth, predicted) },
      { key: 'rootMeanSquaredError', name: 'Root mean squared error', value: rootMeanSquaredError(truth, predicted) },
      { key: 'meanSquaredError', name: 'Mean squared error', value: meanSquaredError(truth, predicted) },
      ...(rows > 1 ? [{ key: 'r2', name: 'R squared', value: r2(truth, predicted) }] : []),
    ],
  };
}

function measureLabels(classNames: readonly string[], truth: NdArray, predicted: NdArray): Measured {
  const found = multilabels(predicted);
  return {
    rows: truth.shape[0] ?? 0,
    scores: [
      { key: 'subsetAccuracy', name: 'Rows with all labels right', value: subsetAccuracy(truth, found), isShare: true },
      { key: 'hammingLoss', name: 'Labels told wrong', value: hammingLoss(truth, found), isShare: true },
      { key: 'microF1', name: 'F1, all labels together', value: multilabelScores(truth, found).micro.fScore },
    ],
    report: multilabelReport(truth, found, { targetNames: classNames }),
  };
}

/** More classes than these are too many to print. */
const mostPrinted = 200;

function measureClasses(
  classNames: readonly string[],
  truth: NdArray,
  predicted: NdArray,
  areProbabilities: boolean,
): Measured {
  const [right, found] = [indicesOf(truth), labels(predicted)];
  const all = classNames.map((_, index) => index);
  const share = accuracyWithInterval(right, found);
  const { macro } = classificationScores(right, found, { labels: all });
  const isTwo = sizeOf(rowShape(predicted.shape)) === 1;
  return {
    rows: right.length,
    share,
    scores: [
      { key: 'accuracy', name: 'Accuracy', value: share.accuracy, isShare: true },
      { key: 'macroF1', name: 'F1, mean of the classes', value: macro.fScore },
      ...(isTwo && hasBoth(right) ? areasOf(right, predicted) : []),
      ...(areProbabilities ? [{ key: 'logLoss', name: 'Log loss', value: logLoss(right, predicted) }] : []),
    ],
    ...(all.length > mostPrinted
      ? {}
      : {
          report: classificationReport(right, found, { labels: all, targetNames: classNames }),
          matrix: confusionMatrix(right, found, { labels: all }),
        }),
  };
}

const areasOf = (truth: Int32Array, predicted: NdArray): readonly Score[] => [
  { key: 'rocAuc', name: 'Area under the ROC curve', value: rocAuc(truth, predicted) },
  { key: 'averagePrecision', name: 'Average precision', value: averagePrecision(truth, predicted) },
];

/** Class indices, of a column of them or of a column for each. */
export const indicesOf = (truth: NdArray): Int32Array =>
  sizeOf(rowShape(truth.shape)) > 1 ? labels(truth) : Int32Array.from(truth.data);

/** True where two classes both have rows. */
export const hasBoth = (truth: Int32Array): boolean => truth.includes(0) && truth.includes(1);
