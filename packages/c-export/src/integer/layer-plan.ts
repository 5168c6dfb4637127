import type { QuantisedLayer } from '@linnet/core';
import { wordLimits } from '@linnet/quantisation';
import { planTable, type TablePlan, tableRange } from './table-plan.js';
import { limited, type WordBits, wordBitsOf } from './word.js';

/** A layer of integers as C computes it. */
export interface LayerPlan {
  readonly layer: QuantisedLayer;
  readonly weightBits: WordBits;
  readonly sumBits: 32 | 64;
  /** As many multipliers as shifts: one, or one for each unit. */
  readonly multipliers: readonly number[];
  readonly shifts: readonly number[];
  /** Whether rescaled sums wrap into their word before they are limited. */
  readonly wraps: boolean;
  /**
   * Limits of rescaled sums. Those of a word that saturates, of relu, of what a table takes and of the output, one after the
   * other, are one pair.
   */
  readonly least: number;
  readonly greatest: number;
  /** Its place in the list of tables. */
  readonly table: number | undefined;
}

/** Plans a layer; `place` keeps a table and tells where. */
export function foldLayer(layer: QuantisedLayer, place: (table: TablePlan) => number): LayerPlan {
  const { activation, rescaling, sum, overflow } = layer;
  const [least, greatest] = limitsOf(layer);
  const word = wordLimits(sum.bits, overflow);
  return {
    layer,
    weightBits: wordBitsOf(layer.weights) ?? 32,
    sumBits: layer.accumulatorBits <= 32 ? 32 : 64,
    ...perUnit(rescaling.multipliers, rescaling.shifts),
    wraps: overflow === 'wrap',
    least: limited(word.least, least, greatest),
    greatest: limited(word.greatest, least, greatest),
    table: typeof activation === 'string' ? undefined : place(planTable(activation, layer)),
  };
}

/** What sums are limited to once they are in their word. */
function limitsOf({ activation, least, greatest }: QuantisedLayer): readonly [number, number] {
  if (activation === 'linear') return [least, greatest];
  return activation === 'relu' ? [limited(0, least, greatest), greatest] : tableRange(activation);
}

/** Lists of one length; what is the same for all units is said once. */
function perUnit(multipliers: readonly number[], shifts: readonly number[]) {
  const isSame = (values: readonly number[]): boolean => values.every((value) => value === values[0]);
  if (isSame(multipliers) && isSame(shifts)) {
    return { multipliers: multipliers.slice(0, 1), shifts: shifts.slice(0, 1) };
  }
  const units = Math.max(multipliers.length, shifts.length);
  const spread = (values: readonly number[]): readonly number[] =>
    values.length === units ? values : Array.from({ length: units }, () => values[0] ?? 0);
  return { multipliers: spread(multipliers), shifts: spread(shifts) };
}
