/** What a README tells its readers to do first. */
export interface Instructions {
  /** The packages to install, with versions where it names them. */
  readonly packages: readonly string[];
  /** The first example. */
  readonly example: string;
}

/** Reads the install line and the first example of a package's README. */
export function readInstructions(text: string): Instructions {
  const line = /^npm install (.+)$/mu.exec(text)?.[1];
  const example = /^```ts\n(.*?)^```$/msu.exec(text)?.[1];
  if (line === undefined) throw new Error('The README has no line "npm install ...".');
  if (example === undefined) throw new Error('The README has no ```ts block.');
  return { packages: line.split(' ').filter((word) => !word.startsWith('-')), example };
}
