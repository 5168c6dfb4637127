import type { Floats } from '@linnet/core';

/** Sizes of a recurrent op. */
export interface Sizes {
  readonly batchSize: number;
  readonly steps: number;
  readonly units: number;
}

/** A state that every step hands to the next. */
export interface Carry {
  /** What each row finds at each step: rows of steps x units. */
  readonly before: Floats;
  /** What the present step makes of it: rows of units. */
  readonly after: Floats;
  /** Hands the step's result on. */
  pass(step: number, rows: number): void;
  /** Back to zeros. */
  reset(): void;
}

/**
 * Lays out a state. Every row of a batch starts from zeros, unless the state is kept: then what a row ends with is what
 * the row in its place of the next batch starts with.
 */
export function createCarry({ batchSize, steps, units }: Sizes, kept: boolean): Carry {
  const before = new Float64Array(batchSize * steps * units);
  const after = new Float64Array(batchSize * units);
  return {
    before,
    after,
    pass: (step, rows) => {
      const isLast = step === steps - 1;
      if (isLast && !kept) return;
      const next = isLast ? 0 : step + 1;
      for (let row = 0; row < rows; row++) {
        const [from, to] = [row * units, (row * steps + next) * units];
        for (let unit = 0; unit < units; unit++) before[to + unit] = after[from + unit] as number;
      }
    },
    reset: () => {
      before.fill(0);
    },
  };
}
