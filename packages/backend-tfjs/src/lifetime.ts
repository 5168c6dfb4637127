import { LinnetError } from '@linnet/core';

/** Whether something may still be used. */
export interface Lifetime {
  /** The same function, which throws once the end has come. */
  guard<Given extends unknown[], Result>(work: (...given: Given) => Result): (...given: Given) => Result;
  /** Ends it; true the first time. */
  end(): boolean;
}

/** Starts a lifetime; `message` says what is over and what to do. */
export function createLifetime(message: string): Lifetime {
  let over = false;
  return {
    guard:
      (work) =>
      (...given) => {
        if (over) throw new LinnetError('disposed', message);
        return work(...given);
      },
    end: () => {
      const first = !over;
      over = true;
      return first;
    },
  };
}
