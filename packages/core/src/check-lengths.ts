import { LinnetError, throwProblems } from './errors.js';
import type { Floats } from './ndarray.js';

/**
 * For backends, in `write` and `writeState`: throws unless there are as many arrays as lengths, each as long as it should be.
 * @throws LinnetError `bad-shape`, with every array that does not fit.
 */
export function checkLengths(arrays: readonly Floats[], lengths: readonly number[], what: string): void {
  if (arrays.length !== lengths.length) {
    throw new LinnetError('bad-shape', `${arrays.length} ${what} were given; this program has ${lengths.length}.`);
  }
  const problems = lengths.flatMap((length, index) => {
    const given = arrays[index]?.length;
    return given === length
      ? []
      : [`Number ${index} of the ${what} holds ${given} values; this program's holds ${length}.`];
  });
  throwProblems('bad-shape', 'These values do not fit the program:', problems);
}
