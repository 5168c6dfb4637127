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

/** A folder's name; an empty one, such as an unset variable of a shell, would mean the working directory. */
export function folderName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Give the name of a folder.');
  return text;
}
