import { throwProblems } from './errors.js';
import { checkOptionNames } from './names.js';
import { showValue } from './show-value.js';

/** What an option may be: whether a value is that, and how a message says it, after "use". */
export interface OptionKind {
  /** Whether a value is of this kind. */
  is(value: unknown): boolean;
  /** What to use, such as `a whole number from 1 up`. */
  readonly use: string;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Kinds that many options are of. A table of kinds that few pages need is a function: what reads a member of this one where a
 * module is loaded stays in every page.
 */
export const optionKinds = {
  truth: { is: (value) => typeof value === 'boolean', use: 'true or false' },
  text: { is: (value) => typeof value === 'string', use: 'a text' },
  list: { is: (value) => Array.isArray(value), use: 'a list' },
  object: { is: isObject, use: 'an object' },
  function: { is: (value) => typeof value === 'function', use: 'a function' },
  /** A name, or what it stands for: which names there are and what members are needed is checked by those who know. */
  nameOrObject: { is: (value) => typeof value === 'string' || isObject(value), use: 'a name or an object' },
} as const satisfies Readonly<Record<string, OptionKind>>;

/** Whole numbers from `least` up, or to `most`. */
export const wholeFrom = (least: number, most: number = Number.POSITIVE_INFINITY): OptionKind => ({
  is: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  use: `a whole number from ${least} ${most === Number.POSITIVE_INFINITY ? 'up' : `to ${most}`}`,
});

/** One of these values, such as a few texts. */
export const oneOf = (values: readonly unknown[]): OptionKind => ({
  is: (value) => values.includes(value),
  use: values.map((value) => JSON.stringify(value)).join(' or '),
});

/** True for objects with methods of these names. */
export const hasMethods = (value: unknown, names: readonly string[]): boolean =>
  isObject(value) && names.every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'function');

/**
 * Checks names and kinds of options: what types say and plain JavaScript does not. Those that are undefined are absent.
 * `what` takes them, such as `fit`; `required` names those that must be there.
 * @throws LinnetError `bad-option` that lists every option that is not known, or else is of the wrong kind.
 *
 * @example
 * ```ts
 * checkOptions('fit', options, { epochs: wholeFrom(1), shuffle: optionKinds.truth }, ['epochs']);
 * ```
 */
export function checkOptions(
  what: string,
  options: object,
  kinds: Readonly<Record<string, OptionKind>>,
  required: readonly string[] = [],
): void {
  checkOptionNames(what, options, Object.keys(kinds));
  const given = options as Readonly<Record<string, unknown>>;
  const problems = Object.entries(kinds).flatMap(([name, { is, use }]) => {
    const value = given[name];
    const absent = value === undefined && !required.includes(name);
    return absent || is(value) ? [] : [`${name} is ${showValue(value)}; use ${use}.`];
  });
  throwProblems('bad-option', `Options of ${what}:`, problems);
}
