import { useState } from 'preact/hooks';
import { connect } from '../client/connect.js';
import { EngineContext } from '../client/engine-context.js';
import { createEngineHost } from '../client/engine-host.js';
import { PageProvider } from '../state/page-provider.js';
import { ErrorBoundary } from './error-boundary.js';
import { Shell } from './shell.js';

/** The whole site. */
export function App() {
  const [host] = useState(() => createEngineHost(connect));
  return (
    <ErrorBoundary onReset={() => location.assign('#/')}>
      <PageProvider>
        <EngineContext.Provider value={host}>
          <Shell />
        </EngineContext.Provider>
      </PageProvider>
    </ErrorBoundary>
  );
}
