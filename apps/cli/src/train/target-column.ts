import { LinnetError, sizeOf } from '@linnet/core';
import type { Dataset } from 'linnet';
import type { ModelEnd } from './model-end.js';
import { type Distinct, distinctIn, indexLabels } from './target-labels.js';
import { asNumbers, meaningOf, misfit, outputsText, type TargetOptions, type TargetPlan } from './target-plan.js';

/** The plan for a target of one column. */
export function oneColumn(data: Dataset, end: ModelEnd, options: TargetOptions): TargetPlan {
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
