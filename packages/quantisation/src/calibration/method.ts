import type { OptionKind } from '@linnet/core';

/**
 * How the range of values is chosen from rows that are given:
 *
 * - `minMax`: up to the greatest magnitude there is, so none saturates;
 * - `{ percentile }`: up to the magnitude that this percentage of values does not pass, above 0 to 100;
 * - `meanSquaredError`: where what rounding and saturating cost together is least;
 * - `klDivergence`: where the distribution of rounded values is nearest to the given one (Migacz, 8-bit inference with
 *   TensorRT, GTC 2017), on 2,048 bins; for words that have as many levels as there are bins it is `minMax`.
 */
export type CalibrationMethod = 'minMax' | 'meanSquaredError' | 'klDivergence' | { readonly percentile: number };

const names: readonly unknown[] = ['minMax', 'meanSquaredError', 'klDivergence'];

/** What the option may be. */
export const methodKind: OptionKind = {
  is: (value) => {
    if (names.includes(value)) return true;
    const { percentile }: { readonly percentile?: unknown } = Object(value);
    return typeof percentile === 'number' && percentile > 0 && percentile <= 100;
  },
  use: '"minMax", "meanSquaredError", "klDivergence", or { percentile: 99.9 }',
};
