import { LinnetError } from '@linnet/core';

/** The error of a callback that finds the state of another one in a checkpoint. */
export const foreignState = (callback: string): LinnetError =>
  new LinnetError(
    'bad-file',
    `The checkpoint holds no state of ${callback} where this run has one; resume with the same callbacks, in the same order.`,
  );
