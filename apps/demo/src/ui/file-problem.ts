import { sizeProblem } from '../protocol/index.js';

/** What is wrong with files that were dropped, where such with one of these endings are wanted; undefined where nothing is. */
export function fileProblem(
  files: readonly { readonly name: string; readonly size: number }[],
  accept: string,
  multiple = false,
): string | undefined {
  if (files.length === 0) return 'That was no file.';
  if (files.length > 1 && !multiple) return `These are ${files.length} files. Drop them one at a time.`;
  const endings = accept.split(',').map((ending) => ending.trim());
  const isWanted = (name: string): boolean =>
    endings.some((ending) => name.toLowerCase().endsWith(ending.toLowerCase()));
  const other = files.find(({ name }) => !isWanted(name));
  if (other !== undefined) return `${other.name} is none of ${endings.join(', ')}.`;
  const empty = files.find(({ size }) => size === 0);
  return empty === undefined ? sizeProblem(files) : `${empty.name} is empty.`;
}
