import { type Floats, formatShape, LinnetError, type NdArray } from '@linnet/core';

/** How many numbers each prediction has: a class each, or one. */
export const columnsOf = ({ shape }: NdArray): number => (shape.length > 1 ? (shape.at(-1) ?? 1) : 1);

/**
 * Truth, a number for each that is predicted.
 * @throws LinnetError `bad-shape` where there are more or fewer
 */
export function sameTruth(metric: string, truth: NdArray, predicted: NdArray): Floats {
  if (truth.data.length === predicted.data.length) return truth.data;
  throw otherShape(metric, truth, predicted, 'as many numbers as are predicted');
}

/**
 * Truth of 0 and 1, a number for each that is predicted: class indices become columns. Keras refuses or repeats them.
 * @throws LinnetError `bad-shape` for other shapes, `bad-value` for numbers that are no class
 */
export function classTruth(metric: string, truth: NdArray, predicted: NdArray): Floats {
  const columns = columnsOf(predicted);
  const { data } = truth;
  if (data.length === predicted.data.length)
    return checked(metric, data, (value) => value === 0 || value === 1, '0 and 1');
  if (data.length * columns !== predicted.data.length) {
    throw otherShape(metric, truth, predicted, 'a column for each class, or class indices');
  }
  const oneHot = new Float64Array(predicted.data.length);
  for (const [row, index] of classIndices(metric, truth, predicted).entries()) oneHot[row * columns + index] = 1;
  return oneHot;
}

/**
 * Truth as class indices, one for each prediction of several classes.
 * @throws LinnetError `bad-shape` for other shapes, `bad-value` for numbers that are no class
 */
export function classIndices(metric: string, truth: NdArray, predicted: NdArray): Floats {
  const columns = columnsOf(predicted);
  if (columns === 1 || truth.data.length * columns !== predicted.data.length) {
    throw otherShape(metric, truth, predicted, 'a class index for each row of several columns');
  }
  const isClass = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < columns;
  return checked(metric, truth.data, isClass, `class indices from 0 to ${columns - 1}`);
}

function checked(metric: string, data: Floats, isGood: (value: number) => boolean, wanted: string): Floats {
  let bad = 0;
  while (bad < data.length && isGood(data[bad] as number)) bad++;
  if (bad === data.length) return data;
  throw new LinnetError(
    'bad-value',
    `Truth holds ${data[bad]} at position ${bad}; the metric ${metric} takes ${wanted}.`,
  );
}

const otherShape = (metric: string, truth: NdArray, predicted: NdArray, wanted: string): LinnetError =>
  new LinnetError(
    'bad-shape',
    `Truth is ${formatShape(truth.shape)}, predicted ${formatShape(predicted.shape)}; the metric ${metric} takes ${wanted}.`,
  );
