import type { Activation, Float32NdArray, Loss, Plan } from '@linnet/core';

/**
 * What a person should know where targets lie below all that the last layer can give: a sigmoid learns nothing of
 * targets that scaling brought to -1.
 */
export function reachNotes(plan: Plan, targets: Float32NdArray): readonly string[] {
  const activation = lastActivation(plan);
  if (activation !== 'sigmoid' && activation !== 'softmax' && activation !== 'relu') return [];
  const least = targets.data.reduce((low, value) => Math.min(low, value), 0);
  if (least >= 0) return [];
  const range = activation === 'relu' ? '0 and more' : '0 to 1';
  return [
    `the targets go down to ${least.toPrecision(3)} (as scaled), and the last layer, ${activation}, gives ${range}. Use tanh or linear there, or output bounds of your own.`,
  ];
}

/** What a person should know where a loss takes probabilities and the last layer gives other numbers. */
export function probabilityNotes(plan: Plan, { kind }: Loss): readonly string[] {
  const activation = lastActivation(plan);
  const isProbability = activation === undefined || activation === 'sigmoid' || activation === 'softmax';
  if (kind === 'meanSquaredError' || isProbability) return [];
  const use = kind === 'binaryCrossentropy' ? 'sigmoid' : 'softmax';
  return [
    `${kind} takes predictions for probabilities, from 0 to 1, and the last layer, ${activation}, gives other numbers too. Use ${use} there.`,
  ];
}

/** The function that makes the predictions; undefined where it is somebody's own. */
function lastActivation({ ops }: Plan): Activation | 'softmax' | undefined {
  const last = [...ops].reverse().find(({ kind }) => kind !== 'clip' && kind !== 'dropout');
  if (last?.kind === 'softmax') return 'softmax';
  return last !== undefined && 'activation' in last ? last.activation : undefined;
}
