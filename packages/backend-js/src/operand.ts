import type { Operand } from '@linnet/core';

/** An operand that an op cannot do without. */
export function operandOf(operands: readonly Operand[], index: number): Operand {
  const found = operands[index];
  if (found === undefined) throw new RangeError(`This op needs operand ${index}.`);
  return found;
}
