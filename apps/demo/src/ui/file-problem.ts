/** Larger ones would not leave a page the memory to work with them. */
const mostBytes = 200_000_000;

/** What is wrong with files that were dropped, where one with one of these endings is wanted; undefined where nothing is. */
export function fileProblem(
  files: readonly { readonly name: string; readonly size: number }[],
  accept: string,
): string | undefined {
  const [file, ...others] = files;
  if (file === undefined) return 'That was no file.';
  if (others.length > 0) return `These are ${files.length} files. Drop them one at a time.`;
  const endings = accept.split(',').map((ending) => ending.trim());
  if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending.toLowerCase())))
    return `${file.name} is none of ${endings.join(', ')}.`;
  if (file.size === 0) return `${file.name} is empty.`;
  return file.size > mostBytes ? `${file.name} is larger than 200 MB, more than a page can work with.` : undefined;
}
