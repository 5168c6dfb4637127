import { LinnetError } from '@linnet/core';

/** An error as a model's user understands it: who disposes a registry never saw the program that goes with it. */
export const explained = (error: unknown): unknown =>
  LinnetError.is(error) && error.code === 'disposed'
    ? new LinnetError(
        'disposed',
        'The backend of this model was disposed, with its registry or by itself, and the weights with it. Save or export a model before that.',
        { cause: error },
      )
    : error;
