import type { OptionKind } from '@linnet/core';

// Kinds of numbers that options are. One by one, so that a page has those that it uses.

const isNumber = (value: unknown): value is number => Number.isFinite(value);

export const finite: OptionKind = { is: isNumber, use: 'a finite number' };

export const fromZero: OptionKind = {
  is: (value) => isNumber(value) && value >= 0,
  use: 'a finite number from 0 up',
};

export const positive: OptionKind = { is: (value) => isNumber(value) && value > 0, use: 'a finite number above 0' };

export const fromOne: OptionKind = {
  is: (value) => isNumber(value) && value >= 1,
  use: 'a finite number from 1 up',
};

export const share: OptionKind = {
  is: (value) => isNumber(value) && value >= 0 && value <= 1,
  use: 'a number from 0 to 1',
};

export const shrinking: OptionKind = {
  is: (value) => isNumber(value) && value > 0 && value < 1,
  use: 'a number between 0 and 1',
};

/** Of what is kept of a mean at each step. */
export const kept: OptionKind = {
  is: (value) => isNumber(value) && value >= 0 && value < 1,
  use: 'a number from 0 up to, not including, 1',
};
