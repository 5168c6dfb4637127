import { setImmediate } from 'node:timers/promises';
import { LinnetError } from '@linnet/core';

/** What one acquisition may cost. */
export interface Work {
  /** How many were taken before: noise differs from one acquisition to the next. */
  readonly acquisition: number;
  /**
   * Counts multiplications before anything is made for them.
   * @throws LinnetError `limit` when one acquisition takes more than the simulator can do in seconds.
   */
  spend(multiplications: number): void;
  /** Lets others have their turn, if it is time. */
  turn(): Promise<void>;
}

/** Some ten seconds on one core. */
const mostMultiplications = 2_000_000_000;
const turnMilliseconds = 10;

/** A new account. */
export function startWork(acquisition: number): Work {
  let [total, last] = [0, performance.now()];
  return {
    acquisition,
    spend: (multiplications) => {
      total += multiplications;
      if (total <= mostMultiplications) return;
      throw new LinnetError(
        'limit',
        `This acquisition takes over ${mostMultiplications} multiplications, more than the simulator can do in time: shorten the time base, or ask for fewer points.`,
      );
    },
    turn: async () => {
      if (performance.now() - last < turnMilliseconds) return;
      await setImmediate();
      last = performance.now();
    },
  };
}
