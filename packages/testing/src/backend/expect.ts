import { type ErrorCode, type Floats, LinnetError } from '@linnet/core';
import { expect } from 'vitest';

/** Fails at the first number that has other bits. */
export function expectSameBits(actual: readonly Floats[], expected: readonly Floats[], what: string): void {
  expect(shapesOf(actual), `${what}: arrays and their lengths`).toEqual(shapesOf(expected));
  expected.forEach((array, index) => {
    const at = array.findIndex((value, position) => !Object.is(value, actual[index]?.[position]));
    if (at >= 0) {
      expect.fail(
        `${what}: number ${at} of array ${index} is ${actual[index]?.[at]}; ${array[at]}, to the bit, was expected.`,
      );
    }
  });
}

/** Fails when any number is further from what it should be than the tolerance. */
export function expectClose(
  actual: readonly Floats[],
  expected: readonly Floats[],
  tolerance: number,
  what: string,
): void {
  expect(shapesOf(actual), `${what}: arrays and their lengths`).toEqual(shapesOf(expected));
  let [worst, message] = [0, ''];
  expected.forEach((array, index) => {
    array.forEach((value, at) => {
      const got = actual[index]?.[at] ?? Number.NaN;
      const distance = Number.isFinite(got) ? Math.abs(got - value) : Number.POSITIVE_INFINITY;
      if (distance <= worst) return;
      worst = distance;
      message = `${what}: number ${at} of array ${index} is ${got}; ${value} was expected (off by ${distance}, at most ${tolerance}).`;
    });
  });
  if (worst > tolerance) expect.fail(message);
}

/** True when any number differs. */
export const differs = (a: readonly Floats[], b: readonly Floats[]): boolean =>
  a.some((array, index) => array.some((value, at) => !Object.is(value, b[index]?.[at])));

/** Fails unless the work throws, or rejects with, a LinnetError of this code. */
export async function expectError(code: ErrorCode, what: string, work: () => unknown): Promise<LinnetError> {
  let caught: unknown;
  try {
    await work();
  } catch (error) {
    caught = error;
  }
  if (!LinnetError.is(caught)) expect.fail(`${what} should throw a LinnetError "${code}"; it threw ${String(caught)}.`);
  expect(caught.code, `${what}: code of "${caught.message}"`).toBe(code);
  return caught;
}

const shapesOf = (arrays: readonly Floats[]): readonly number[] => arrays.map(({ length }) => length);
