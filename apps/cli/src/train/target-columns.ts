import { LinnetError, type NdArray, rowOf, sizeOf } from '@linnet/core';
import type { Dataset, LossName } from 'linnet';
import type { ModelEnd } from './model-end.js';
import { asNumbers, meaningOf, outputsText, type TargetPlan } from './target-plan.js';
import { indexNames } from './task.js';

/** The plan for a target of several columns. */
export function severalColumns(data: Dataset, columns: number, end: ModelEnd, loss: LossName | undefined): TargetPlan {
  const outputs = sizeOf(end.output);
  const areYesNo = data.y.data.every((value) => value === 0 || value === 1);
  const areOneHot = areYesNo && isOneHot(data.y, columns);
  if (outputs !== columns) {
    const fit = areOneHot ? ':softmax' : areYesNo ? ':sigmoid' : '';
    throw new LinnetError(
      'bad-shape',
      `The target has ${columns} columns, and the model ${outputsText(outputs)}. ${end.advise(`${columns}${fit}`)}`,
    );
  }
  const classNames = data.classNames ?? indexNames(columns);
  const same = (other: Dataset): Dataset => other;
  switch (meaningOf(end, loss)) {
    case 'classes':
      if (!areOneHot && !(loss !== undefined && areShares(data.y, columns))) throw notOneHot(columns, areYesNo, end);
      // Indices are one column; these are as many as there are classes.
      if (loss === 'sparseCategoricalCrossentropy') throw notOneHot(columns, areYesNo, end);
      return { task: { kind: 'classes', classNames }, loss: 'categoricalCrossentropy', apply: same };
    case 'yes-no':
      if (areYesNo) return { task: { kind: 'labels', classNames }, loss: 'binaryCrossentropy', apply: same };
      if (data.y.data.every((value) => value >= leastOf(loss) && value <= 1)) return asNumbers;
      throw new LinnetError(
        'bad-shape',
        `The model gives 0 to 1, and the target holds other numbers. ${end.advise(`${columns}`)}`,
      );
    default:
      return asNumbers;
  }
}

/** Of rows of 0 and 1: whether each has one 1. */
const isOneHot = (y: NdArray, columns: number): boolean =>
  Array.from({ length: y.data.length / columns }, (_, row) => rowOf(y, row)).every(
    (row) => row.indexOf(1) >= 0 && row.indexOf(1) === row.lastIndexOf(1),
  );

/** Of rows of shares: whether each is one whole. */
const areShares = (y: NdArray, columns: number): boolean =>
  y.data.every((value) => value >= 0) &&
  Array.from({ length: y.data.length / columns }, (_, row) => Array.from(rowOf(y, row))).every(
    (row) => Math.abs(row.reduce((sum, value) => sum + value, 0) - 1) <= 1e-3,
  );

/** Labels of a hinge may be -1 and 1. */
const leastOf = (loss: LossName | undefined): number => (loss === 'hinge' || loss === 'squaredHinge' ? -1 : 0);

const notOneHot = (columns: number, areYesNo: boolean, end: ModelEnd): LinnetError =>
  new LinnetError(
    'bad-shape',
    `softmax tells one of several classes, and ${areYesNo ? 'some rows have several labels, or none' : 'the target holds other numbers than 0 and 1'}. ${end.advise(areYesNo ? `${columns}:sigmoid` : `${columns}`)}`,
  );
