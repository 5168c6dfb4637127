import { LinnetError } from '@linnet/core';

/** Until when a program can be used. */
export interface Lifetime {
  /** The same function, which throws once the life is over. */
  guard<Args extends readonly unknown[], Result>(run: (...args: Args) => Result): (...args: Args) => Result;
  end(): void;
}

/** Starts one. */
export function createLifetime(): Lifetime {
  let isOver = false;
  return {
    guard:
      (run) =>
      (...args) => {
        if (isOver) throw new LinnetError('disposed', 'This program was disposed; compile the plan again.');
        return run(...args);
      },
    end: () => {
      isOver = true;
    },
  };
}
