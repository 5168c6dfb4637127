import { describe, listed } from './text.js';

/** True for JSON objects. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that are missing, and keys that should not be there; `prefix` is the place, with its point. */
export function keyProblems(
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  prefix: string,
): readonly string[] {
  const missing = keys.filter((key) => value[key] === undefined);
  const unexpected = Object.keys(value).filter((key) => !keys.includes(key));
  return [
    ...missing.map((key) => `${prefix}${key} is missing.`),
    ...(unexpected.length === 0
      ? []
      : [
          `${prefix === '' ? 'The file' : prefix.slice(0, -1)} has keys that the format does not know: ${listed(unexpected.map(describe))}.`,
        ]),
  ];
}
