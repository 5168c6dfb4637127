/** A value as messages show it: short, whatever it is. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return value.length > 40 ? `"${value.slice(0, 40)}..."` : `"${value}"`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (value === undefined) return 'missing';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The first few of a list, and how many more there are: `a, b, c and 12 more`. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

/** `1 weight`, `2 weights`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** A number with at most four digits, for sentences. */
export const rounded = (value: number): string => String(Number(value.toPrecision(4)));
