import { clippingFactors, type GradientClipping } from '@linnet/core';
import type { Group } from './groups.js';
import type { Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** Keeps the gradients of all groups small: a vector for each. */
export type Clip = (gradients: readonly Tensor[], groups: readonly Group[]) => readonly Tensor[];

/** Lays out how gradients are clipped. */
export function createClipping(clipping: GradientClipping | undefined, t: Tensors, workspace: Workspace): Clip {
  if (clipping === undefined) return (gradients) => gradients;
  if (clipping.by !== 'value') return clipNorms(clipping, workspace);
  const { limit } = clipping;
  return (gradients) => gradients.map((gradient) => t.clip(gradient, [-limit, limit]));
}

/** On the host: norms are sums over parts of vectors, and few need to be clipped. */
function clipNorms(clipping: Parameters<typeof clippingFactors>[0], { peek, upload }: Workspace): Clip {
  return (gradients, groups) => {
    const parts = groups.map(({ members }, index) => {
      const gradient = gradients[index];
      const numbers = gradient === undefined ? new Float32Array(0) : peek(gradient);
      return members.map(({ from, to }) => numbers.subarray(from, to));
    });
    const factors = clippingFactors(clipping, parts.flat().map(normOf));
    if (factors.every((factor) => factor === 1)) return gradients;
    let part = 0;
    return groups.map(({ members, length }, index) => {
      const scaled = new Float32Array(length);
      for (const [place, { from }] of members.entries()) {
        const factor = factors[part++] ?? 1;
        scaled.set(parts[index]?.[place]?.map((slope) => slope * factor) ?? [], from);
      }
      return upload(scaled, [length]);
    });
  };
}

function normOf(values: Float32Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}
