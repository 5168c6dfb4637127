import { Button } from './button.js';

/** What a {@link Problem} takes. */
export interface ProblemProps {
  readonly error: Error | string;
  /** The way on: without it there is only the message. */
  readonly onRetry?: () => void;
  /** Default `Try again`. */
  readonly retryLabel?: string;
}

/** What went wrong, and a way on. Screen readers tell it at once. */
export function Problem({ error, onRetry, retryLabel = 'Try again' }: ProblemProps) {
  return (
    <div class="notice problem" role="alert">
      <p class="message">{typeof error === 'string' ? error : error.message}</p>
      {onRetry === undefined ? null : <Button onClick={onRetry}>{retryLabel}</Button>}
    </div>
  );
}
