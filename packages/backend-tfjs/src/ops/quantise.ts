import type { Grid } from '@linnet/core';
import type { TensorOp } from '../op.js';
import type { Tensors } from '../tensors.js';
import type { Tensor, Workspace } from '../workspace.js';

/** Takes values to a grid. The gradient passes where the value stood within its ends, those included. */
export function quantiseOp(t: Tensors, workspace: Workspace, { step, least, greatest, rounding }: Grid): TensorOp {
  const { constant } = workspace;
  const [size, one] = [constant(step), constant(1)];
  const round = rounding === 'floor' ? t.floor : rounding === 'halfEven' ? t.round : halvesUp(t, workspace);
  return ({ x }) => ({
    y: t.multiply(t.clip(round(t.divide(x, size)), [least, greatest]), size),
    backward: (gradient) => {
      const limited = t.clip(x, [least * step, greatest * step]);
      const outside = t.step(t.abs(t.subtract(x, limited)));
      return { inputs: [t.multiply(gradient, t.subtract(one, outside))] };
    },
  });
}

/** To the nearest, halves up. What lies above the integer below is exact in single floats; a half added to the value is not. */
const halvesUp =
  (t: Tensors, { constant }: Workspace) =>
  (x: Tensor): Tensor => {
    const below = t.floor(x);
    const isLess = t.step(t.subtract(constant(0.5), t.subtract(x, below)));
    return t.add(below, t.subtract(constant(1), isLess));
  };
