import { proxy, type Remote } from 'comlink';
import type { Engine, NetworkFacts } from '../protocol/index.js';
import { createStore, type Store } from '../state/store.js';
import type { Connection } from './connect.js';
import { type KeptFiles, keepFiles, withFiles } from './keep-files.js';

/** What is known of the worker. */
export interface HostState {
  /** Not there before somebody asks for it. */
  readonly engine: Remote<Engine> | undefined;
  readonly failure: Error | undefined;
  /** What it has trained, or was given. */
  readonly network: NetworkFacts | undefined;
  /** The files that it was given. */
  readonly files: readonly KeptFiles[];
}

/** Holds the one worker of the page. */
export interface EngineHost extends Pick<Store<HostState>, 'get' | 'subscribe'> {
  /** The worker; starts it where there was none yet. It may be dead. */
  engine(): Remote<Engine>;
  /** Another worker, which has the files of the last one. Resolves also when that dies at once. */
  restart(): Promise<void>;
}

/**
 * Makes a host.
 * @param connect starts a worker
 */
export function createEngineHost(connect: () => Connection): EngineHost {
  const store = createStore<HostState>({ engine: undefined, failure: undefined, network: undefined, files: [] });
  const change = (patch: Partial<HostState>): void => store.set({ ...store.get(), ...patch });
  let connection: Connection | undefined;

  const open = (): Remote<Engine> => {
    const opened = connect();
    connection?.close();
    connection = opened;
    change({ failure: undefined, network: undefined });
    opened.onEnd((failure) => {
      if (connection === opened) change({ failure, network: undefined });
    });
    const listen = (network: NetworkFacts | undefined): void => {
      if (connection === opened) change({ network });
    };
    // Where the worker never comes, every other call tells why.
    opened.engine.watchNetwork(proxy(listen)).catch(() => undefined);
    return keepFiles(opened.engine, (kept) => change({ files: withFiles(store.get().files, kept) }));
  };

  return {
    get: store.get,
    subscribe: store.subscribe,
    engine: () => {
      const { engine = open() } = store.get();
      if (store.get().engine === undefined) change({ engine });
      return engine;
    },
    restart: async () => {
      const engine = open();
      // A file that it cannot read again is missing to whoever needs it, and that is told there.
      await Promise.allSettled(store.get().files.map(({ files }) => engine.readData(...files)));
      change({ engine });
    },
  };
}
