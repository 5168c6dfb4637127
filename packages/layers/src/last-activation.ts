import type { Activation, Plan, UnfoldedActivation } from '@linnet/core';

// What leaves numbers what they are, or limits them.
const passing: readonly string[] = ['clip', 'dropout', 'gaussianNoise', 'reshape'];

/** The function that makes the predictions; undefined where it is somebody's own, or none of one number. */
export function lastActivation({ ops }: Plan): Activation | UnfoldedActivation | 'softmax' | undefined {
  const last = [...ops].reverse().find(({ kind }) => !passing.includes(kind));
  if (last?.kind === 'softmax') return 'softmax';
  return last !== undefined && 'activation' in last ? last.activation : undefined;
}
