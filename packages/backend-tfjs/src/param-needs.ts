import type { Plan, PlanOp, Shape } from '@linnet/core';

/** What a parameter must look like: the length of each axis, or a word where any will do. */
type Need = readonly [what: string, param: number | undefined, axes: readonly (number | string)[]];

/** What an op misses of its parameters. */
export function paramNeeds(op: PlanOp, from: Shape, to: Shape, { params }: Plan): readonly string[] {
  const isMet = ([, param, axes]: Need): boolean => {
    if (param === undefined) return true;
    const shape = params[param]?.shape;
    return (
      shape?.length === axes.length &&
      axes.every((length, axis) => typeof length === 'string' || shape[axis] === length)
    );
  };
  return needsOf(op, from.at(-1) ?? 1, to.at(-1) ?? 1)
    .filter((need) => !isMet(need))
    .map(([what, , axes]) => `${op.kind} needs a ${what} of ${axes.join(' x ')}`);
}

/** `inputs` and `units` are the last axes of input and output. */
function needsOf(op: PlanOp, inputs: number, units: number): readonly Need[] {
  switch (op.kind) {
    case 'dense':
      return [
        ['kernel', op.kernel, [inputs, units]],
        ['bias', op.bias, [units]],
      ];
    case 'conv1d':
      return [
        ['kernel', op.kernel, ['width', inputs, units]],
        ['bias', op.bias, [units]],
      ];
    case 'batchNormalization':
      return [
        ['mean', op.mean, [units]],
        ['variance', op.variance, [units]],
        ['gamma', op.gamma, [units]],
        ['beta', op.beta, [units]],
      ];
    case 'layerNormalization':
      return [
        ['gamma', op.gamma, [units]],
        ['beta', op.beta, [units]],
      ];
    case 'embedding':
      return [['table', op.table, ['rows', units]]];
    default:
      return [];
  }
}
