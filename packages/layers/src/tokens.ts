import { LinnetError, type NdArray, type Plan, rowShape, sizeOf, vocabularyOf } from '@linnet/core';

/**
 * Throws where inputs of an embedding are no whole numbers of its vocabulary; `what` names them.
 * @throws LinnetError `bad-value` with the first that is not.
 */
export function checkTokens({ data, shape }: NdArray, plan: Plan, what: string): void {
  const size = vocabularyOf(plan);
  if (size === undefined) return;
  const bad = data.findIndex((value) => !isToken(value, size));
  if (bad < 0) return;
  const row = Math.floor(bad / sizeOf(rowShape(shape)));
  throw new LinnetError('bad-value', `${what} holds ${data[bad]} in row ${row}; ${tokensWanted(size)}`);
}

/** True for what an embedding of this size can look up. */
export const isToken = (value: number, size: number): boolean => Number.isInteger(value) && value >= 0 && value < size;

/** What inputs of an embedding are, and what to do. */
export const tokensWanted = (size: number): string =>
  `the embedding looks up whole numbers from 0 to ${size - 1}. Number what comes in so, or give it a larger vocabularySize.`;
