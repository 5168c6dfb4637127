import { LinnetError, type Plan, sizeOf } from '@linnet/core';

/** 2^28: a gigabyte of single floats, and as much again for their gradients. */
const mostValues = 268_435_456;

/**
 * Throws where the values of a batch, of all layers together, would be more than a machine can be asked for.
 * @throws LinnetError `bad-option` with how many there are, and what to do.
 */
export function checkRoom({ buffers }: Plan, batchSize: number): void {
  const aRow = buffers.reduce((sum, shape) => sum + sizeOf(shape), 0);
  if (aRow * batchSize <= mostValues) return;
  throw new LinnetError(
    'bad-option',
    `${batchSize} rows have ${aRow * batchSize} values in all layers; at most ${mostValues} fit. Use batches of ${Math.floor(mostValues / aRow) || 1}, or smaller layers.`,
  );
}
