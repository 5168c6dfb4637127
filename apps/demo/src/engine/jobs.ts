/** What takes long, one at a time: a training, a recipe, a search. */
export interface Jobs {
  /** Ends what is running, then runs this; `signal` ends it in turn. */
  run<T>(job: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Ends what is running, and waits for that. */
  stop(): Promise<void>;
}

/** Makes a place where one job runs at a time. */
export function createJobs(): Jobs {
  let last: { readonly controller: AbortController; readonly over: Promise<unknown> } | undefined;
  const stop = async (): Promise<void> => {
    last?.controller.abort();
    await last?.over;
  };
  return {
    stop,
    run: (job) => {
      const before = stop();
      const controller = new AbortController();
      const running = before.then(() => job(controller.signal));
      // One that fails is over as well.
      last = { controller, over: running.catch(() => undefined) };
      return running;
    },
  };
}
