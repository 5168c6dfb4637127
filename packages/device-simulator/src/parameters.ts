import { LinnetError, showValue } from '@linnet/core';
import type { SettingRange } from '@linnet/linn-export';

/** A range as messages name it. */
export interface NamedRange extends SettingRange {
  /** Such as `V`. */
  readonly unit?: string;
}

/** The parameters of a request, read with their rules. Those that are null are absent. */
export interface Parameters {
  /** What was coerced, where the request is not strict. */
  readonly warnings: readonly string[];
  /** A number in a range; outside it an error, or the nearest one where the request is not strict. */
  number(name: string, range: NamedRange, fallback?: number): number;
  /** A whole number from 1 to a count. */
  index(name: string, count: number): number;
  /** True or false. */
  truth(name: string, fallback?: boolean): boolean;
  /** One of some texts. */
  choice<Choice extends string>(name: string, choices: readonly Choice[], fallback?: Choice): Choice;
  /** A list, with each member as it came. */
  list(name: string): readonly unknown[];
  /** What was sent under this name, or `undefined`. */
  value(name: string): unknown;
  /** Whether something was sent under this name. */
  has(name: string): boolean;
  /** A coercion that the caller made. */
  warn(message: string): void;
  /** False where what is out of range is to be coerced. */
  readonly isStrict: boolean;
}

/**
 * Reads the parameters of a request.
 * @throws LinnetError `refused` for what is no object; readers throw `bad-option`, with the range that is allowed.
 */
export function parametersOf(value: unknown): Parameters {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LinnetError('refused', `The request holds ${showValue(value)}; an object with parameters is needed.`);
  }
  const given = new Map<string, unknown>(Object.entries(value));
  const warnings: string[] = [];
  const isStrict = given.get('strict') !== false;
  const read = (name: string): unknown => given.get(name) ?? undefined;

  const number = (name: string, range: NamedRange, fallback?: number): number => {
    const found = read(name) ?? fallback;
    if (typeof found !== 'number' || !Number.isFinite(found)) throw wrong(name, found, textOf(range));
    const nearest = Math.min(range.greatest, Math.max(range.least, found));
    if (nearest === found) return found;
    if (isStrict) throw wrong(name, found, textOf(range));
    warnings.push(`${name} was ${found}; it is ${nearest} now.`);
    return nearest;
  };

  return {
    warnings,
    isStrict,
    number,
    warn: (message) => warnings.push(message),
    value: read,
    has: (name) => read(name) !== undefined,
    index: (name, count) => {
      const found = read(name);
      if (typeof found === 'number' && Number.isInteger(found) && found >= 1 && found <= count) return found;
      throw wrong(name, found, `a whole number from 1 to ${count}`);
    },
    truth: (name, fallback) => {
      const found = read(name) ?? fallback;
      if (typeof found === 'boolean') return found;
      throw wrong(name, found, 'true or false');
    },
    choice: (name, choices, fallback) => {
      const found = read(name) ?? fallback;
      const choice = choices.find((one) => one === found);
      if (choice !== undefined) return choice;
      throw wrong(name, found, choices.join(', '));
    },
    list: (name) => {
      const found = read(name);
      if (Array.isArray(found)) return found;
      throw wrong(name, found, 'a list');
    },
  };
}

const textOf = ({ least, greatest, unit }: NamedRange): string =>
  `a number from ${least} to ${greatest}${unit === undefined ? '' : ` ${unit}`}`;

const wrong = (name: string, value: unknown, use: string): LinnetError =>
  new LinnetError(
    'bad-option',
    value === undefined ? `${name} is missing; use ${use}.` : `${name} is ${showValue(value)}; use ${use}.`,
  );
