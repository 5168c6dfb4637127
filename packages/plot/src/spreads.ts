/** What a bar of {@link errorBars} reaches. */
export type SpreadKind = 'range' | 'quartiles' | 'deviation';

/** What bars and points stand for, as a note says it. */
export const barTexts: Readonly<Record<SpreadKind, string>> = {
  range: 'Marks: medians. Bars: from the least to the greatest value.',
  quartiles: 'Marks: medians. Bars: the middle half of the values.',
  deviation: 'Marks: means. Bars: a standard deviation (n − 1) either way.',
};

/** The middle of values and how far they spread; NaN of none. */
export interface Spread {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

/** The spread of finite values, in any order. */
export function spreadOf(values: Float64Array, bar: SpreadKind): Spread {
  if (values.length === 0) return { middle: Number.NaN, low: Number.NaN, high: Number.NaN };
  const sorted = values.slice().sort();
  if (bar === 'deviation') return deviationOf(sorted);
  const [low, high] = bar === 'range' ? [0, 1] : [0.25, 0.75];
  return { middle: quantile(sorted, 0.5), low: quantile(sorted, low), high: quantile(sorted, high) };
}

function deviationOf(values: Float64Array): Spread {
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - middle) * (value - middle), 0);
  const deviation = values.length === 1 ? 0 : Math.sqrt(squares / (values.length - 1));
  return { middle, low: middle - deviation, high: middle + deviation };
}

/** On a straight line between neighbours, as numpy's default has it. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below] as number, sorted[Math.min(below + 1, sorted.length - 1)] as number];
  return low + (high - low) * (place - below);
}
