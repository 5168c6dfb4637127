import { LinnetError } from '@linnet/core';

/** How many rows go to each side. */
export interface SplitSizes {
  /** Rows to test with: a share below 1, or a count from 1 up. Default: what training leaves, else a share of 0.25. */
  readonly testSize?: number;
  /** Rows to train with: a share below 1, or a count from 1 up. Default: what testing leaves. */
  readonly trainSize?: number;
}

/** Rows of both sides: scikit-learn rounds the share of the test up and that of training down. */
export function splitSizes(
  rows: number,
  { testSize, trainSize }: SplitSizes,
): { readonly train: number; readonly test: number } {
  for (const [name, size] of Object.entries({ testSize, trainSize })) checkSize(name, size, rows);
  const wanted = testSize ?? (trainSize === undefined ? 0.25 : undefined);
  const test = wanted === undefined ? undefined : wanted < 1 ? Math.ceil(wanted * rows) : wanted;
  const train = trainSize === undefined ? undefined : trainSize < 1 ? Math.floor(trainSize * rows) : trainSize;
  const sizes = { train: train ?? rows - (test ?? 0), test: test ?? rows - (train ?? 0) };
  checkSides(rows, sizes);
  return sizes;
}

function checkSize(name: string, size: number | undefined, rows: number): void {
  if (size === undefined || (size > 0 && size < 1)) return;
  if (Number.isInteger(size) && size >= 1 && size < rows) return;
  throw new LinnetError(
    'bad-option',
    `${name} is ${size} of ${rows} rows; use a share between 0 and 1, or a whole number from 1 to ${Math.max(1, rows - 1)}.`,
  );
}

function checkSides(rows: number, { train, test }: { readonly train: number; readonly test: number }): void {
  if (train < 1 || test < 1) {
    const side = train < 1 ? 'training' : 'test';
    throw new LinnetError(
      'bad-option',
      `These sizes leave no row of ${rows} for the ${side}; use other shares or more rows.`,
    );
  }
  if (train + test > rows) {
    throw new LinnetError(
      'bad-option',
      `testSize and trainSize ask for ${test} and ${train} rows; there are ${rows}. Use smaller ones.`,
    );
  }
}
