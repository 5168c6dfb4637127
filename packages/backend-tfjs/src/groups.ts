import { type Constraint, type ParamSlot, type Regularizer, type Shape, sizeOf } from '@linnet/core';

/** A parameter in a group: which one, and where its numbers stand in the group's vector. */
export interface Member {
  readonly param: number;
  readonly shape: Shape;
  readonly from: number;
  readonly to: number;
}

/** Trained parameters that are constrained and regularized in the same way, side by side in one vector. */
export interface Group {
  readonly constraint: Constraint | undefined;
  readonly regularizer: Regularizer | undefined;
  readonly members: readonly Member[];
  readonly length: number;
}

/** Puts every trained parameter into a group; mostly there is one. */
export function groupParams(slots: readonly ParamSlot[]): readonly Group[] {
  const groups = new Map<string, Group>();
  slots.forEach(({ trained, constraint, regularizer, shape }, param) => {
    if (!trained) return;
    const key = `${Object.values(constraint ?? {})} ${regularizer?.l1} ${regularizer?.l2}`;
    const { members, length } = groups.get(key) ?? { members: [], length: 0 };
    const to = length + sizeOf(shape);
    const member = { param, shape, from: length, to };
    groups.set(key, { constraint, regularizer, members: [...members, member], length: to });
  });
  return [...groups.values()];
}
