import type { OptionKind } from '@linnet/core';

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Any number but NaN and the infinities. */
export const anyNumber: OptionKind = { is: isNumber, use: 'a number' };

/** Numbers from `least` up to `most`. */
export const numberFrom = (least: number, most = Number.POSITIVE_INFINITY): OptionKind => ({
  is: (value) => isNumber(value) && value >= least && value <= most,
  use: most === Number.POSITIVE_INFINITY ? `a number from ${least} up` : `a number from ${least} to ${most}`,
});

/** Numbers above a limit that they do not reach. */
export const numberAbove = (limit: number): OptionKind => ({
  is: (value) => isNumber(value) && value > limit,
  use: `a number above ${limit}`,
});

/** Whole numbers from `least` to `most`. */
export const wholeBetween = (least: number, most: number): OptionKind => ({
  is: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  use: `a whole number from ${least} to ${most}`,
});

/** Lists of this kind; of `length` members where it is given. */
export const listOf = (kind: OptionKind, length?: number): OptionKind => ({
  is: (value) =>
    isList(value) && (length === undefined ? value.length > 0 : value.length === length) && value.every(kind.is),
  use: length === undefined ? `a list, each ${kind.use}` : `a list of ${length}, each ${kind.use}`,
});

/** What is of one kind or the other. */
export const either = (one: OptionKind, other: OptionKind): OptionKind => ({
  is: (value) => one.is(value) || other.is(value),
  use: `${one.use}, or ${other.use}`,
});

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
