import { LinnetError } from '@linnet/core';

/** The error that a call throws; a test fails where it throws none, or one of another class. */
export function failure(act: () => unknown): LinnetError {
  try {
    act();
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The same for what gives a promise. */
export async function rejection(act: () => Promise<unknown>): Promise<LinnetError> {
  try {
    await act();
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
