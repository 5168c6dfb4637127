import { LinnetError } from '../src/index.js';

/** The error of linnet that an action throws, or the promise it returns. */
export async function errorOf(act: () => unknown): Promise<LinnetError> {
  try {
    await act();
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
