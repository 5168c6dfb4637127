import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Problem } from '../ui/problem.js';

/** What a {@link ErrorBoundary} takes. */
export interface ErrorBoundaryProps {
  readonly children: ComponentChildren;
  /** Changes what led to the error. */
  readonly onReset: () => void;
}

/** Shows a message, and a way on, in place of a page that cannot be drawn. */
export function ErrorBoundary({ children, onReset }: ErrorBoundaryProps) {
  const [error, forget] = useErrorBoundary();
  if (error === undefined) return <>{children}</>;
  const reset = (): void => {
    onReset();
    forget();
  };
  return (
    <section>
      <h1>This page has stopped</h1>
      <Problem error={reasonOf(error)} onRetry={reset} retryLabel="Use this page's own settings" />
      <p>
        <button type="button" class="button" onClick={() => location.reload()}>
          Load the site again
        </button>{' '}
        or go to <a href="#/">the start</a>.
      </p>
    </section>
  );
}

const reasonOf = (error: unknown): string =>
  `It could not be drawn: ${error instanceof Error ? error.message : String(error)}`;
