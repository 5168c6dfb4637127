import { LinnetError, type OptionKind } from '@linnet/core';
import { type Numbers, tableOf } from './numbers.js';

/** How much rows count. */
export interface RowWeightOptions {
  /** How much each row counts: a finite number from 0 up for each, not all 0. Default: all count alike. */
  readonly weights?: Numbers | undefined;
}

/** The weights of rows, checked. */
export interface RowWeights {
  at(row: number): number;
  readonly total: number;
  /** False where all rows count 1 because none were given. */
  readonly areGiven: boolean;
}

/** What the option may be. */
export const weightsKind: OptionKind = {
  is: (value) => typeof value === 'object' && value !== null,
  use: 'a number for each row',
};

/**
 * Reads the weights of so many rows.
 * @throws LinnetError `bad-shape` for another number of rows, `bad-value` for weights below 0 or nothing but 0
 */
export function weightsOf({ weights }: RowWeightOptions, rows: number): RowWeights {
  if (weights === undefined) return { at: () => 1, total: rows, areGiven: false };
  const table = tableOf(weights, 'Weights');
  if (table.data.length !== rows) {
    throw new LinnetError('bad-shape', `There are ${table.data.length} weights for ${rows} rows; give one for each.`);
  }
  let total = 0;
  for (let row = 0; row < rows; row++) total += checkedWeight(table.data[row] as number, row);
  if (total === 0) throw new LinnetError('bad-value', 'Weights hold nothing but 0; no row counts.');
  return { at: (row) => table.data[row] as number, total, areGiven: true };
}

function checkedWeight(weight: number, row: number): number {
  if (weight >= 0) return weight;
  throw new LinnetError('bad-value', `Weights hold ${weight} in row ${row}; use numbers from 0 up.`);
}
