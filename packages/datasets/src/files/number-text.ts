import { LinnetError } from '@linnet/core';

/**
 * The shortest text that reads back as the same double, also a zero below zero.
 * @throws LinnetError `bad-value` for NaN and the infinities, which files of text have no number for
 */
export function numberText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  throw new LinnetError(
    'bad-value',
    `The data hold ${value}, which files of text have no number for. Leave those rows out; .npy files keep it.`,
  );
}

// As text in memory these take up to two gigabytes.
const mostNumbers = 10_000_000;

/** Throws where so many numbers would be more text than fits into memory. */
export function checkTextSize(numbers: number): void {
  if (numbers <= mostNumbers) return;
  throw new LinnetError(
    'limit',
    `These are ${numbers} numbers; as text at most ${mostNumbers} are written. Write them as .npy, or in several files.`,
  );
}
