import type { Floats, ProgramState } from '@linnet/core';

/**
 * Whether the loss, the weights and what the optimiser keeps are finite numbers. The loss is that from before the last
 * update, so weights are looked at too.
 */
export const isConverging = (loss: number, { params, moments }: ProgramState): boolean =>
  Number.isFinite(loss) && areFinite(params) && areFinite(moments);

/** True where every number of every array is finite. Looked at after every epoch, so in plain loops. */
export function areFinite(arrays: readonly Floats[]): boolean {
  for (const values of arrays) {
    // What is not finite becomes NaN, and stays.
    let sum = 0;
    for (let index = 0; index < values.length; index++) sum += 0 * (values[index] as number);
    if (sum !== 0) return false;
  }
  return true;
}
