/** Waits for what ends a server. */
export interface Stop {
  /** Gives the name of the signal that came first. Rejects with what {@link Stop.fail} was told. */
  readonly stopped: Promise<string>;
  /** Ends it because it cannot go on. */
  fail(reason: unknown): void;
  /** Gives the signals their usual meaning back. */
  release(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens from now on. */
export function waitForStop(): Stop {
  let [stop, fail]: [(name: string) => void, (reason: unknown) => void] = [() => undefined, () => undefined];
  const stopped = new Promise<string>((resolve, reject) => {
    [stop, fail] = [resolve, reject];
  });
  // Whoever waits hears of it; nobody does before the server listens.
  stopped.catch(() => undefined);
  const onSignal = (name: NodeJS.Signals): void => stop(name);
  for (const name of signals) process.on(name, onSignal);
  const release = (): void => {
    for (const name of signals) process.off(name, onSignal);
  };
  return { stopped, fail: (reason) => fail(reason), release };
}
