const prefixes = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
  [1, ''],
  [1e-3, 'm'],
] as const;

/** A rate or a frequency with three figures and a prefix: `305 kSa/s`. */
export function hertz(value: number, unit: string): string {
  const [scale, prefix] = prefixes.find(([least]) => value >= least) ?? ([1, ''] as const);
  return `${(value / scale).toPrecision(3)} ${prefix}${unit}`;
}

/** The letter of a channel or port, from 0. */
export const letterOf = (at: number): string => String.fromCharCode(65 + at);

/** With a capital first letter. */
export const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
