import type { Remote } from 'comlink';
import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { Engine, NetworkFacts } from '../protocol/index.js';
import { useStore } from '../state/use-store.js';
import type { EngineHost } from './engine-host.js';

/** The worker, as the page reaches it. */
export interface EngineControl {
  /** Calls reject, with a message for people, once the worker is gone. Pass functions through Comlink's `proxy`. */
  readonly engine: Remote<Engine>;
  /** Why there is no worker: it could not start, or it died. The shell tells it on every page. */
  readonly failure: Error | undefined;
  /** What the worker has trained, or was given. */
  readonly network: NetworkFacts | undefined;
  /** Starts another worker, and gives it the files that the last one had. */
  restart(): void;
}

/** Carries the host of the worker to the hooks. */
export const EngineContext = createContext<EngineHost | undefined>(undefined);

/** The worker that computes. It starts when the first page asks for it. */
export function useEngine(): EngineControl {
  const host = useEngineHost();
  const engine = host.engine();
  const { failure, network } = useStore(host);
  return useMemo(
    () => ({ engine, failure, network, restart: () => void host.restart() }),
    [engine, failure, network, host],
  );
}

/** What holds the worker, without starting it. */
export function useEngineHost(): EngineHost {
  const host = useContext(EngineContext);
  if (host === undefined) throw new Error('The engine is used outside of EngineContext.');
  return host;
}
