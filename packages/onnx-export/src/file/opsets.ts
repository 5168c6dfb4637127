import type { OptionKind } from '@linnet/core';

/** What a file uses where nobody says otherwise: of 2024, and the first with words of 16 bits. */
export const defaultOpset = 21;

/** From which set of operators on quantised tensors may have 16 bits. */
export const wideWordsFrom = 21;

/** The least set with all operators that are always used. */
const least = 13;

/** The greatest that these files were tested with. */
const greatest = 26;

/** Sets of operators that files can be written for. */
export const opsetKind: OptionKind = {
  is: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= greatest,
  use: `a whole number from ${least} to ${greatest}`,
};

/** The first versions of the file's format that go with sets of operators, as the standard's releases had them. */
const irVersions: readonly (readonly [opset: number, irVersion: number])[] = [
  [25, 13],
  [24, 12],
  [23, 11],
  [21, 10],
  [19, 9],
  [15, 8],
];

/** The version of the file's format for a set of operators. */
export const irVersionOf = (opset: number): number => irVersions.find(([from]) => opset >= from)?.[1] ?? 7;
