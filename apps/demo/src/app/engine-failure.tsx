import { useEffect, useRef } from 'preact/hooks';
import { useEngineHost } from '../client/engine-context.js';
import { useStore } from '../state/use-store.js';
import { Problem } from '../ui/problem.js';

/** Why nothing can be computed, while that is so. */
export function EngineFailure() {
  const host = useEngineHost();
  const { failure } = useStore(host);
  const place = useRef<HTMLDivElement>(null);
  // Whoever watches curves further down would not see why they stand still.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [failure]);
  if (failure === undefined) return null;
  return (
    <div ref={place}>
      <Problem error={failure} onRetry={() => void host.restart()} retryLabel="Start the worker again" />
    </div>
  );
}
