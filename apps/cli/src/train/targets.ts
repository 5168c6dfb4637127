import { LinnetError, type NdArray, rowOf, rowShape, sizeOf } from '@linnet/core';
import type { Dataset, LossName } from 'linnet';
import type { ModelEnd } from './model-end.js';
import { type Distinct, distinctIn, indexLabels } from './target-labels.js';
import { indexNames, type Task } from './task.js';

/** What a model is to tell of data, and how their targets become its own. */
export interface TargetPlan {
  readonly task: Task;
  readonly loss: LossName;
  /** The data with targets as the loss takes them; of the training data, or of others with the same columns. */
  apply(data: Dataset): Dataset;
}

const ofSeveral: readonly string[] = [
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'categoricalHinge',
  'klDivergence',
];
const ofTwo: readonly string[] = ['binaryCrossentropy', 'hinge', 'squaredHinge'];

/** What the last layer, or a loss that was named, is made for. */
function meaningOf({ activation }: ModelEnd, loss: LossName | undefined): 'classes' | 'yes-no' | 'numbers' {
  if (loss !== undefined && ofSeveral.includes(loss)) return 'classes';
  if (loss !== undefined && ofTwo.includes(loss)) return 'yes-no';
  if (activation === 'softmax') return 'classes';
  return activation === 'sigmoid' || activation === 'hardSigmoid' ? 'yes-no' : 'numbers';
}

/** Options of {@link planTargets}. */
export interface TargetOptions {
  /** Default: one that goes with the targets and the last layer. */
  readonly loss?: LossName | undefined;
  /** Whether rows of some class may be missing, as they may where a model that was trained is measured. Default false. */
  readonly mayLack?: boolean;
}

/**
 * Finds out what is to be told from the targets and the end of the model: classes, labels or numbers, and with which loss
 * where none is named.
 * @throws LinnetError `bad-shape` where both do not fit, with the last layer that would
 */
export function planTargets(data: Dataset, end: ModelEnd, { loss, mayLack = false }: TargetOptions = {}): TargetPlan {
  const columns = sizeOf(rowShape(data.y.shape));
  if (!mayLack) checkVaries(data);
  const plan = columns === 1 ? oneColumn(data, end, { loss, mayLack }) : severalColumns(data, columns, end, loss);
  return { ...plan, loss: loss ?? plan.loss };
}

function checkVaries({ y, rows }: Dataset): void {
  const columns = y.data.length / rows;
  if (rows > 1 && y.data.every((value, at) => value === y.data[at % columns])) {
    throw new LinnetError(
      'bad-value',
      `The target is the same in all ${rows} rows (${y.data[0]}): there is nothing to learn. Is it the right column?`,
    );
  }
}

function oneColumn(data: Dataset, end: ModelEnd, options: TargetOptions): TargetPlan {
  const distinct = distinctIn(data.y);
  const outputs = sizeOf(end.output);
  switch (meaningOf(end, options.loss)) {
    case 'classes':
      return classPlan(data, distinct, end, options);
    case 'yes-no':
      return outputs === 1 ? yesNoPlan(data, distinct, end) : tooManyOutputs(data, distinct, end);
    default:
      return outputs === 1 ? numberPlan(data, distinct, end) : tooManyOutputs(data, distinct, end);
  }
}

/** A column of classes, and an output for each. */
function classPlan(data: Dataset, distinct: Distinct, end: ModelEnd, { loss, mayLack }: TargetOptions): TargetPlan {
  const outputs = sizeOf(end.output);
  const found = countOf(data, distinct, outputs);
  const classes = mayLack && data.classNames === undefined && found < outputs ? outputs : found;
  if (!distinct.areWhole) {
    throw misfit('The target holds numbers that are no classes, such as ', distinct.example, end.advise('1'));
  }
  if (outputs !== classes || classes === 1) throw otherClasses(data, distinct, end);
  const index = indexLabels(data, distinct, outputs);
  const isSparse = loss === undefined || loss === 'sparseCategoricalCrossentropy';
  return {
    task: { kind: 'classes', classNames: index.classNames },
    loss: 'sparseCategoricalCrossentropy',
    apply: (other) => (isSparse ? index.apply(other) : index.apply(other).oneHot(outputs)),
  };
}

/** How many classes the targets tell of; labels that lie below the number of outputs are indices already. */
function countOf({ classNames }: Dataset, { values, least, greatest }: Distinct, outputs: number): number {
  if (classNames !== undefined) return classNames.length;
  return least >= 0 && greatest < outputs ? greatest + 1 : values.length;
}

function otherClasses(data: Dataset, distinct: Distinct, end: ModelEnd): LinnetError {
  const names = data.classNames ?? distinct.values.map(String);
  const count = names.length;
  const outputs = sizeOf(end.output);
  const listed = `${names.slice(0, 8).join(', ')}${count > 8 ? ', ...' : ''}`;
  const isNumbers = data.classNames === undefined && distinct.isLong;
  const advice = isNumbers
    ? `${end.advise('1')} That is for numbers; so many classes are not told apart.`
    : end.advise(count === 2 && outputs === 1 ? '1:sigmoid' : `${Math.max(2, count)}:softmax`);
  const have = `The target has ${isNumbers ? 'many values' : `${count} ${count === 1 ? 'class' : 'classes'}`} (${listed})`;
  return new LinnetError('bad-shape', `${have}, and the model ${outputsText(outputs)}. ${advice}`);
}

/** A column of two classes and one output; or shares from 0 to 1. */
function yesNoPlan(data: Dataset, distinct: Distinct, end: ModelEnd): TargetPlan {
  const { values, least, greatest, areWhole, isLong } = distinct;
  const isText = data.classNames !== undefined;
  const count = data.classNames?.length ?? values.length;
  if (count <= 2 && (isText || areWhole)) {
    const index = indexLabels(data, distinct, 2);
    return { task: { kind: 'binary', classNames: index.classNames }, loss: 'binaryCrossentropy', apply: index.apply };
  }
  if (!isText && least >= 0 && greatest <= 1) return asNumbers;
  if (isText || (areWhole && !isLong)) throw otherClasses(data, distinct, end);
  throw misfit(
    `The model gives 0 to 1, and the target goes from ${least} to ${greatest}, such as `,
    distinct.example,
    end.advise('1'),
  );
}

/** A number, which may be 0 or 1 for two classes. */
function numberPlan(data: Dataset, distinct: Distinct, end: ModelEnd): TargetPlan {
  const isYesNo = distinct.values.length === 2 && distinct.least === 0 && distinct.greatest === 1;
  if (data.classNames !== undefined && !isYesNo) throw otherClasses(data, distinct, asNoClasses(end));
  if (!isYesNo) return asNumbers;
  const index = indexLabels(data, distinct, 2);
  return { task: { kind: 'binary', classNames: index.classNames }, loss: 'meanSquaredError', apply: index.apply };
}

/** A last layer that makes numbers, whose advice is a layer for classes. */
const asNoClasses = (end: ModelEnd): ModelEnd => ({
  ...end,
  advise: (last) => `It gives numbers. ${end.advise(last)}`,
});

function tooManyOutputs(data: Dataset, distinct: Distinct, end: ModelEnd): never {
  const isClasses = data.classNames !== undefined || (distinct.areWhole && !distinct.isLong);
  if (isClasses) throw otherClasses(data, distinct, end);
  throw misfit(
    `The target is one number a row, and the model ${outputsText(sizeOf(end.output))}; the target is such as `,
    distinct.example,
    end.advise('1'),
  );
}

function severalColumns(data: Dataset, columns: number, end: ModelEnd, loss: LossName | undefined): TargetPlan {
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
      if (!areOneHot && loss === undefined) throw notOneHot(columns, areYesNo, end);
      return { task: { kind: 'classes', classNames }, loss: 'categoricalCrossentropy', apply: same };
    case 'yes-no':
      if (areYesNo) return { task: { kind: 'labels', classNames }, loss: 'binaryCrossentropy', apply: same };
      if (data.y.data.every((value) => value >= 0 && value <= 1)) return asNumbers;
      throw new LinnetError(
        'bad-shape',
        `The model gives 0 to 1, and the target holds other numbers. ${end.advise(`${columns}`)}`,
      );
    default:
      return asNumbers;
  }
}

const asNumbers: TargetPlan = { task: { kind: 'numbers' }, loss: 'meanSquaredError', apply: (data) => data };

/** Of rows of 0 and 1: whether each has one 1. */
const isOneHot = (y: NdArray, columns: number): boolean =>
  Array.from({ length: y.data.length / columns }, (_, row) => rowOf(y, row)).every(
    (row) => row.indexOf(1) >= 0 && row.indexOf(1) === row.lastIndexOf(1),
  );

const notOneHot = (columns: number, areYesNo: boolean, end: ModelEnd): LinnetError =>
  new LinnetError(
    'bad-shape',
    `softmax tells one of several classes, and ${areYesNo ? 'some rows have several labels, or none' : 'the target holds other numbers than 0 and 1'}. ${end.advise(areYesNo ? `${columns}:sigmoid` : `${columns}`)}`,
  );

const misfit = (what: string, example: number, advice: string): LinnetError =>
  new LinnetError('bad-shape', `${what}${example}. ${advice}`);

const outputsText = (outputs: number): string => `gives ${outputs} ${outputs === 1 ? 'number' : 'numbers'} a row`;
