import { expect } from 'vitest';

/** Fails unless numbers are as wanted, within a part of their size. */
export function close(got: ArrayLike<number>, wanted: readonly number[], tolerance = 1e-13): void {
  expect(got).toHaveLength(wanted.length);
  wanted.forEach((value, at) => {
    expect(Math.abs((got[at] ?? Number.NaN) - value), `[${at}] ${got[at]} for ${value}`).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(value)),
    );
  });
}

/** Nested numbers side by side. */
export const flat = (value: unknown): number[] => (Array.isArray(value) ? value.flatMap(flat) : [Number(value)]);
