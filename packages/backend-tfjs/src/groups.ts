import { type Interval, type ParamSlot, sizeOf } from '@linnet/core';

/** A parameter in a group: which one, and where its numbers stand in the group's vector. */
export interface Member {
  readonly param: number;
  readonly from: number;
  readonly to: number;
}

/** Trained parameters with the same clip, side by side in one vector. */
export interface Group {
  readonly clip: Interval | undefined;
  readonly members: readonly Member[];
  readonly length: number;
}

/** Puts every trained parameter into a group; mostly there is one. */
export function groupByClip(slots: readonly ParamSlot[]): readonly Group[] {
  const groups = new Map<string, Group>();
  slots.forEach(({ trained, clip, shape }, param) => {
    if (!trained) return;
    const key = clip === undefined ? 'none' : clip.join();
    const { members, length } = groups.get(key) ?? { members: [], length: 0 };
    const to = length + sizeOf(shape);
    groups.set(key, { clip, members: [...members, { param, from: length, to }], length: to });
  });
  return [...groups.values()];
}
