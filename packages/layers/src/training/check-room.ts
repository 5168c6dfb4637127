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
  const most = Math.max(1, Math.floor(mostValues / aRow));
  throw new LinnetError(
    'bad-option',
    `A batch of ${batchSize} rows has ${(aRow * batchSize).toLocaleString('en-US')} values in all layers together; at most ${mostValues.toLocaleString('en-US')} are possible. Use batches of at most ${most} rows, or smaller layers.`,
  );
}
