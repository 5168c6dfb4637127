/*
 * Windows over samples that have numbers: whole, ascending, each once. A window of n numbers ends at its sample. Neighbours
 * share what they have in common, so all that they take lies in one list, and each window in one stretch of it.
 */

/** Each number of an ascending list once. */
export function distinct(samples: Float64Array): Float64Array {
  const results = new Float64Array(countOf(samples, 1));
  let place = 0;
  for (const [at, sample] of samples.entries()) {
    if (at === 0 || sample !== samples[at - 1]) results[place++] = sample;
  }
  return results;
}

/** How many samples all windows take together. */
export function countOf(samples: Float64Array, length: number): number {
  let count = 0;
  forEachWindow(samples, length, (fresh) => {
    count += fresh;
  });
  return count;
}

/** What all windows take together, each sample once. */
export function takenBy(samples: Float64Array, length: number): Float64Array {
  const taken = new Float64Array(countOf(samples, length));
  let end = 0;
  forEachWindow(samples, length, (fresh, sample) => {
    for (let back = fresh - 1; back >= 0; back--) taken[end++] = sample - back;
  });
  return taken;
}

/** Where the window of each sample ends in the list of {@link takenBy}. */
export function endsOf(samples: Float64Array, length: number): Float64Array {
  const ends = new Float64Array(samples.length);
  let end = 0;
  forEachWindow(samples, length, (fresh, _, at) => {
    end += fresh;
    ends[at] = end;
  });
  return ends;
}

/** Goes through the windows, with how many numbers each has that the one before it has not. */
function forEachWindow(
  samples: Float64Array,
  length: number,
  use: (fresh: number, sample: number, at: number) => void,
): void {
  let before = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < samples.length; at++) {
    const sample = samples[at] as number;
    use(Math.min(length, sample - before), sample, at);
    before = sample;
  }
}
