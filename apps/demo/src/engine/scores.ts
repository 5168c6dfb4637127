import { type NdArray, rowShape, sizeOf } from '@linnet/core';
import { type Experiment, type ExperimentSets, metricsOf } from '@linnet/recipes';
import { accuracy, type Dataset, meanSquaredError } from 'linnet';

/** Whether an experiment tells classes; also where a network of numbers is trained on 0 and 1. */
export function tellsClasses(experiment: Pick<Experiment, 'loss'>, { train }: Pick<ExperimentSets, 'train'>): boolean {
  if (metricsOf(experiment).length > 0 || train.classNames !== undefined) return true;
  return sizeOf(rowShape(train.y.shape)) === 1 && train.y.data.every((value) => value === 0 || value === 1);
}

/** The share of rows whose class is right. */
export function accuracyOf({ y }: Dataset, predicted: NdArray): number {
  // Of one output a threshold, also where all of them happen to be whole numbers.
  const isOne = sizeOf(rowShape(predicted.shape)) === 1;
  return accuracy(y, predicted, isOne ? { threshold: 0.5 } : {});
}

/** The accuracy where there are classes, else the mean squared error. */
export const scoreOf = (data: Dataset, predicted: NdArray, isClasses: boolean): number =>
  isClasses ? accuracyOf(data, predicted) : meanSquaredError(data.y, predicted);
