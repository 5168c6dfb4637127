import { InvalidArgumentError } from 'commander';

/** Reads a whole number in a range; anything else is a usage error that says so. */
export const wholeNumber =
  (least: number, most: number = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} up` : `from ${least} to ${most}`;
    throw new InvalidArgumentError(`Use a whole number ${range}.`);
  };

/** Seeds are 32 bits wide. */
export const seedNumber = wholeNumber(0, 0xffffffff);

/** Reads a number that `is` as `use` says, such as `a number above 0`. */
export const numberThat =
  (is: (value: number) => boolean, use: string) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && is(value)) return value;
    throw new InvalidArgumentError(`Use ${use}.`);
  };

/** Any number but NaN and the infinities. */
export const anyNumber = numberThat(() => true, 'a number');

/** A number from 0 up. */
export const fromZero = numberThat((value) => value >= 0, 'a number from 0 up');

/** A number above 0. */
export const aboveZero = numberThat((value) => value > 0, 'a number above 0');

/** A share that leaves some. */
export const belowOne = numberThat((value) => value >= 0 && value < 1, 'a number from 0 up, below 1');

/** From none to all. */
export const share = numberThat((value) => value >= 0 && value <= 1, 'a number from 0 to 1');

/** Several of them with commas in between; `item` reads one. */
export const listOf =
  <Item>(item: (text: string) => Item) =>
  (text: string): readonly Item[] =>
    text.split(',').map((part) => item(part.trim()));

/** A name that is not empty. */
export function someName(text: string): string {
  if (text === '') throw new InvalidArgumentError('Give a name; several have commas in between.');
  return text;
}

/** A folder's name; an empty one, such as an unset variable of a shell, would mean the working directory. */
export function folderName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Give the name of a folder.');
  return text;
}

/** A file's name, with one of these extensions. */
export const fileName =
  (...extensions: readonly string[]) =>
  (text: string): string => {
    if (extensions.some((extension) => text.toLowerCase().endsWith(extension))) return text;
    throw new InvalidArgumentError(`Give a file that ends in ${extensions.join(' or ')}.`);
  };

/** More columns than these are no list that a person wrote. */
const mostColumns = 100_000;

/** Columns by name or by index from 0, -1 for the last, `0-99` for a range; several with commas in between. */
export function columnList(text: string): readonly (string | number)[] {
  const columns = text.split(',').flatMap((part) => columnsOf(part.trim()));
  if (columns.length <= mostColumns) return columns;
  throw new InvalidArgumentError(`These are ${columns.length} columns; name at most ${mostColumns}.`);
}

function columnsOf(part: string): readonly (string | number)[] {
  if (/^-?\d+$/u.test(part)) return [Number(part)];
  const [, first, last] = /^(\d+)-(\d+)$/u.exec(part) ?? [];
  if (first === undefined || last === undefined) return [someName(part)];
  const count = Number(last) - Number(first) + 1;
  if (count < 1) throw new InvalidArgumentError(`The range ${part} is empty; the lower column goes first.`);
  return Array.from({ length: Math.min(count, mostColumns + 1) }, (_, at) => Number(first) + at);
}

/** Collects what an option that may be repeated is given. */
export const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

/** Collects counts from 1 that an option which may be repeated is given. */
export const collectNumber = (text: string, previous: readonly number[]): readonly number[] => [
  ...previous,
  wholeNumber(1)(text),
];
