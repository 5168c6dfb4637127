import type { RowRunner } from './row-runner.js';
import { notFinite, type SampleCheck } from './sample-check.js';

/** Samples on their way to predictions. */
export interface Feed {
  /** True when it wrote a prediction. A sample that is an error changes nothing. */
  push(sample: ArrayLike<number>, out: Float32Array): boolean;
  /** Forgets all samples. */
  reset(): void;
}

/**
 * The last `steps` samples of `width` numbers as a row, oldest first. Every sample is kept twice, that many apart, so
 * that a row lies in one piece wherever it begins.
 */
export function createSampleWindow(
  steps: number,
  width: number,
  { check, runRow }: { readonly check: SampleCheck; readonly runRow: RowRunner },
): Feed {
  const kept = new Float64Array(2 * steps * width);
  // The place where the next sample lies the first time; the row that ends with it begins behind that.
  let place = 0;
  let count = 0;
  return {
    push: (sample, out) => {
      const copy = (place + steps) * width;
      for (let index = 0; index < width; index++) {
        const value = sample[index] as number;
        // Before it is a number by force: null would be 0.
        if (!Number.isFinite(value)) throw notFinite(value);
        kept[copy + index] = value;
        check(kept, copy + index, index);
      }
      const isFull = count + 1 >= steps;
      // The first copy comes last: until then the samples before are as they were.
      if (isFull) runRow(kept, (place + 1) * width, out);
      kept.copyWithin(place * width, copy, copy + width);
      place = (place + 1) % steps;
      count = Math.min(count + 1, steps);
      return isFull;
    },
    reset: () => {
      place = 0;
      count = 0;
    },
  };
}
