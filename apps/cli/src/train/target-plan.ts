import { LinnetError } from '@linnet/core';
import { counted } from '@linnet/recipes';
import type { Dataset, LossName } from 'linnet';
import { type LossMeaning, meaningOfLoss } from './loss-fit.js';
import type { ModelEnd } from './model-end.js';
import type { Task } from './task.js';

/** What a model is to tell of data, and how their targets become its own. */
export interface TargetPlan {
  readonly task: Task;
  readonly loss: LossName;
  /** The data with targets as the loss takes them; of the training data, or of others with the same columns. */
  apply(data: Dataset): Dataset;
}

/** Options of {@link planTargets}. */
export interface TargetOptions {
  /** Default: one that goes with the targets and the last layer. */
  readonly loss?: LossName | undefined;
  /** Whether rows of some class may be missing, as they may where a model that was trained is measured. Default false. */
  readonly mayLack?: boolean;
}

/** What the last layer, or a loss that was named, is made for. */
export function meaningOf({ activation }: ModelEnd, loss: LossName | undefined): LossMeaning | 'numbers' {
  const meaning = meaningOfLoss(loss);
  if (meaning !== undefined) return meaning;
  if (activation === 'softmax') return 'classes';
  return activation === 'sigmoid' || activation === 'hardSigmoid' ? 'yes-no' : 'numbers';
}

/** Numbers, told by how far they are off. */
export const asNumbers: TargetPlan = { task: { kind: 'numbers' }, loss: 'meanSquaredError', apply: (data) => data };

/** The refusal of a target that the end of a model does not go with: an example of it, and what to do. */
export const misfit = (what: string, example: number, advice: string): LinnetError =>
  new LinnetError('bad-shape', `${what}${example}. ${advice}`);

/** For messages: how many numbers a row gets. */
export const outputsText = (outputs: number): string => `gives ${counted(outputs, 'number')} a row`;
