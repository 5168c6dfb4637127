import { setImmediate } from 'node:timers/promises';
import { LinnetError } from '@linnet/core';

/** What one acquisition may cost. */
export interface Work {
  /** How many were taken before: noise differs from one acquisition to the next. */
  readonly acquisition: number;
  /**
   * Counts steps before they are taken, and before anything is made for them. A multiplication of a network is one.
   * @throws LinnetError `limit` when that is more than the simulator can do in seconds.
   */
  spend(steps: number): void;
  /** Lets others have their turn, if it is time. */
  turn(): Promise<void>;
}

/** What all acquisitions of a device that are under way may cost together. */
export interface Budget {
  /** Runs an acquisition; what it spent is there again when it ends. */
  run<Result>(acquisition: number, use: (work: Work) => Promise<Result>): Promise<Result>;
}

/** What a number that is kept costs, in steps: with it go those that are made from it, and some 50 bytes in all. */
export const stepsEach = 200;

/** Some ten seconds on one core, and half a gigabyte. */
const mostSteps = 2_000_000_000;
const turnMilliseconds = 10;

/** A budget that nothing was taken from. */
export function createBudget(most: number = mostSteps): Budget {
  let spent = 0;
  return {
    run: async (acquisition, use) => {
      let own = 0;
      const spend = (steps: number): void => {
        own += steps;
        spent += steps;
        if (spent > most) throw tooMuch(own > most, most);
      };
      try {
        return await use({ acquisition, spend, turn: turns() });
      } finally {
        spent -= own;
      }
    },
  };
}

const tooMuch = (alone: boolean, most: number): LinnetError =>
  new LinnetError(
    'limit',
    alone
      ? `This acquisition takes over ${most} steps, more than the simulator can do in time: shorten the time base, or ask for fewer points.`
      : `With the other acquisitions that are under way this one takes over ${most} steps: ask again when they have ended.`,
  );

function turns(): Work['turn'] {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < turnMilliseconds) return;
    await setImmediate();
    last = performance.now();
  };
}
