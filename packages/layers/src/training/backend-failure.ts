import { LinnetError } from '@linnet/core';

/**
 * An error that a backend threw while it trained, such as a trap or want of memory, as one that says when.
 * The code is that of the error, where it has one.
 */
export function backendFailure(cause: unknown, backend: string, epoch: number): LinnetError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LinnetError(
    LinnetError.is(cause) ? cause.code : 'crashed',
    `Backend "${backend}" failed in epoch ${epoch + 1}: ${reason.replace(/\.$/, '')}. What was learnt before is kept.`,
    { cause },
  );
}
