import { type Constraint, sizeOf } from '@linnet/core';
import type { Group } from './groups.js';
import { byColumn } from './normalisation/groupings.js';
import type { Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** Makes the values of a group what its constraint says. */
export function constrain(t: Tensors, workspace: Workspace, { constraint, members }: Group, values: Tensor): Tensor {
  if (constraint === undefined) return values;
  if (constraint.kind === 'interval') return t.clip(values, constraint.to);
  const { peek, upload } = workspace;
  const numbers = peek(values);
  const scales = members.map(({ shape: [length = 1, ...units], from, to }) =>
    normScales(t, workspace, constraint, upload(numbers.subarray(from, to), [length, sizeOf(units)])),
  );
  return t.multiply(values, t.join(scales));
}

/** Keras's epsilon, which no norm of 0 divides by. */
const epsilon = 1e-7;

/** What each value is multiplied by so that the norms of its column come into their limits. */
function normScales(
  t: Tensors,
  workspace: Workspace,
  { low, high, rate }: Extract<Constraint, { readonly kind: 'norm' }>,
  matrix: Tensor,
): Tensor {
  const { constant, filled } = workspace;
  const [rows = 1] = matrix.shape;
  const norms = t.sqrt(t.product(filled([1, rows], 1), t.multiply(matrix, matrix)));
  const limited = t.clip(norms, [low, high]);
  const wanted = t.add(t.multiply(limited, constant(rate)), t.multiply(norms, constant(1 - rate)));
  const scales = t.divide(wanted, t.add(norms, constant(epsilon)));
  return byColumn(t, workspace).spread(scales, matrix);
}
