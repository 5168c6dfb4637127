import { LinnetError } from '@linnet/core';
import type { LossName } from 'linnet';
import type { ModelEnd } from './model-end.js';
import type { Task } from './task.js';

/** What a loss is made for; undefined for losses of numbers, which go with classes too. */
export type LossMeaning = 'classes' | 'yes-no';

const meanings: { readonly [Name in LossName]?: LossMeaning } = {
  categoricalCrossentropy: 'classes',
  sparseCategoricalCrossentropy: 'classes',
  categoricalHinge: 'classes',
  klDivergence: 'classes',
  binaryCrossentropy: 'yes-no',
  hinge: 'yes-no',
  squaredHinge: 'yes-no',
};

/** What a loss that was named is made for. */
export const meaningOfLoss = (loss: LossName | undefined): LossMeaning | undefined =>
  loss === undefined ? undefined : meanings[loss];

const purposes: Readonly<Record<LossMeaning, string>> = {
  classes: 'one class of several, with an output for each',
  'yes-no': 'yes or no: two classes with one output, or an output for each label',
};

const purposeOf = (loss: LossName): string => {
  if (loss === 'sparseCategoricalCrossentropy') return 'one class of several, its index in one column of the target';
  const meaning = meaningOfLoss(loss);
  return meaning === undefined ? 'numbers' : purposes[meaning];
};

const taskText = (task: Task): string => {
  switch (task.kind) {
    case 'binary':
      return `tells two classes (${task.classNames.join(', ')}) with one output`;
    case 'classes':
      return `tells one of ${task.classNames.length} classes`;
    case 'labels':
      return `tells ${task.classNames.length} labels that go together`;
    default:
      return 'predicts numbers';
  }
};

/** The refusal of a loss where layers and targets go together without it: the loss that goes with both. */
export const otherLoss = (loss: LossName, { task, loss: fitting }: { readonly task: Task; readonly loss: LossName }) =>
  new LinnetError(
    'bad-option',
    `${loss} is for ${purposeOf(loss)}; this model ${taskText(task)}. Use --loss ${fitting}, or leave --loss out.`,
  );

/** The same end of a model, whose advice says so where a loss that was named would not go with the layer advised. */
export const withLoss = (end: ModelEnd, loss: LossName): ModelEnd => ({
  ...end,
  advise: (last) =>
    goesWith(loss, last)
      ? end.advise(last)
      : `${end.advise(last)} Leave --loss out then: ${loss} is for ${purposeOf(loss)}.`,
});

function goesWith(loss: LossName, last: string): boolean {
  const meaning = meaningOfLoss(loss);
  if (last.endsWith(':softmax')) return meaning !== 'yes-no';
  return last.endsWith(':sigmoid') ? meaning !== 'classes' : meaning === undefined;
}
