import { LinnetError } from '@linnet/core';
import { countText } from '@linnet/recipes';
import type { Format, GeneratedSet, GeneratorFlags } from './generators.js';

/** As text these take gigabytes of memory before they are in a file. */
const mostAsText = 10_000_000;

/** A pair of files for each. */
const mostPairs = 100_000;

/** Throws before anything is drawn where so many rows cannot be written: the least there is are an input and a target. */
export function checkRowsFor(
  format: Format,
  { rows = 1, testRows = rows, features = 1 }: Omit<GeneratorFlags, 'seed'>,
): void {
  const most = Math.max(rows, testRows);
  if (format === 'dat') checkPairs(most);
  if (format === 'csv' || format === 'json') checkText(most * (features + 1), 'at least ', format);
}

/** Throws where the numbers of a set cannot be written. */
export function checkSetFor(format: Format, { data: { x, y, rows } }: GeneratedSet): void {
  if (format === 'dat') checkPairs(rows);
  if (format === 'csv' || format === 'json') checkText(x.data.length + y.data.length, '', format);
}

function checkPairs(rows: number): void {
  if (rows <= mostPairs) return;
  throw new LinnetError(
    'bad-option',
    `${countText(rows)} rows would be as many pairs of .dat files; at most ${countText(mostPairs)} are written. Use fewer, or --format npy.`,
  );
}

function checkText(numbers: number, least: string, format: Format): void {
  if (numbers <= mostAsText) return;
  throw new LinnetError(
    'bad-option',
    `These would be ${least}${countText(numbers)} numbers as ${format}; at most ${countText(mostAsText)} are written. Use fewer, or --format npy.`,
  );
}
