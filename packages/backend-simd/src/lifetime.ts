import { LinnetError } from '@linnet/core';

/** Tells whether a program is still there. */
export interface Lifetime {
  /** Throws `disposed` once the program is. */
  check(): void;
  /** The same function, which throws `disposed` once the program is. */
  guard<Arguments extends readonly unknown[], Result>(
    work: (...given: Arguments) => Result,
  ): (...given: Arguments) => Result;
  /** Frees once. */
  readonly dispose: () => void;
}

/** A lifetime that ends with `free`. */
export function programLifetime(free: () => void): Lifetime {
  let disposed = false;
  const check = (): void => {
    if (disposed) throw new LinnetError('disposed', 'This program was disposed; compile the plan again.');
  };
  return {
    check,
    guard:
      (work) =>
      (...given) => {
        check();
        return work(...given);
      },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      free();
    },
  };
}
