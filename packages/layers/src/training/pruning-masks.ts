/** Which weights of a kernel are left out: a bit for each, 32 in a number, so that they take little room in a checkpoint. */
export type PruningMask = Float64Array;

/** The share of weights that have the smallest magnitudes, the first of those that are alike; `share` is from 0 to 1. */
export function smallest(weights: Float32Array, share: number): PruningMask {
  const count = Math.round(share * weights.length);
  const threshold = weights.map(Math.abs).sort()[count - 1] ?? -1;
  const mask = new Float64Array(Math.ceil(weights.length / 32));
  const below = weights.reduce((sum, weight) => sum + Number(Math.abs(weight) < threshold), 0);
  let alike = count - below;
  for (const [index, weight] of weights.entries()) {
    const size = Math.abs(weight);
    const isTaken = size < threshold || (size === threshold && alike-- > 0);
    if (isTaken) mask[index >> 5] = ((mask[index >> 5] as number) | (1 << (index & 31))) >>> 0;
  }
  return mask;
}

/** Makes the weights that a mask leaves out 0; tells whether any was not. */
export function applyMask(weights: Float32Array, mask: PruningMask): boolean {
  let changed = false;
  for (let index = 0; index < weights.length; index++) {
    if ((((mask[index >> 5] as number) >>> (index & 31)) & 1) === 0 || weights[index] === 0) continue;
    weights[index] = 0;
    changed = true;
  }
  return changed;
}
