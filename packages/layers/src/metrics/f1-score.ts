import type { Floats, NdArray } from '@linnet/core';
import { classTruth, columnsOf } from './class-truth.js';

/**
 * Keras's `F1Score(average='macro')`: the mean over the classes, of which the greatest of a row is the one predicted, ties
 * included; of one column, with its threshold at 0.5, the score of the class 1. 0 for a class neither predicted nor true.
 */
export function f1Score(truth: NdArray, predicted: NdArray): number {
  const columns = columnsOf(predicted);
  const expected = classTruth('f1Score', truth, predicted);
  const found =
    columns === 1 ? predicted.data.map((value) => (value > 0.5 ? 1 : 0)) : greatest(predicted.data, columns);
  let sum = 0;
  for (let column = 0; column < columns; column++) sum += f1OfColumn(expected, found, column, columns);
  return sum / columns;
}

/** 1 for the greatest values of each row, but for those that are 0. */
function greatest(data: Floats, columns: number): Floats {
  const found = new Float64Array(data.length);
  for (let from = 0; from < data.length; from += columns) {
    let most = Number.NEGATIVE_INFINITY;
    for (let at = from; at < from + columns; at++) most = Math.max(most, data[at] as number);
    for (let at = from; at < from + columns; at++) found[at] = data[at] === most && Math.abs(most) > 1e-9 ? 1 : 0;
  }
  return found;
}

function f1OfColumn(truth: Floats, found: Floats, column: number, columns: number): number {
  let [right, either] = [0, 0];
  for (let at = column; at < truth.length; at += columns) {
    right += (truth[at] as number) * (found[at] as number);
    either += (truth[at] as number) + (found[at] as number);
  }
  return either === 0 ? 0 : (2 * right) / either;
}
