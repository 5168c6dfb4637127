import { type Constraint, type Interval, type ParamSlot, type Regularizer, sizeOf } from '@linnet/core';

/** A parameter in a group: which one, and where its numbers stand in the group's vector. */
export interface Member {
  readonly param: number;
  readonly from: number;
  readonly to: number;
}

/** Trained parameters that are limited and regularized in the same way, side by side in one vector. */
export interface Group {
  readonly limits: Interval | undefined;
  readonly regularizer: Regularizer | undefined;
  readonly members: readonly Member[];
  readonly length: number;
}

/** Puts every trained parameter into a group; mostly there is one. */
export function groupParams(slots: readonly ParamSlot[]): readonly Group[] {
  const groups = new Map<string, Group>();
  slots.forEach(({ trained, constraint, regularizer, shape }, param) => {
    if (!trained) return;
    const limits = limitsOf(constraint);
    const key = `${limits} ${regularizer?.l1} ${regularizer?.l2}`;
    const { members, length } = groups.get(key) ?? { members: [], length: 0 };
    const to = length + sizeOf(shape);
    groups.set(key, { limits, regularizer, members: [...members, { param, from: length, to }], length: to });
  });
  return [...groups.values()];
}

/** Norms are refused before they get here: they are of columns, and a group is one vector. */
function limitsOf(constraint: Constraint | undefined): Interval | undefined {
  if (constraint?.kind === 'norm') throw new RangeError('Norms are refused before they get here.');
  return constraint?.to;
}
