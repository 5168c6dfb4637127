import { useRef, useState } from 'preact/hooks';

/** Something that takes a while, asked for by a button. */
export interface Task {
  readonly isBusy: boolean;
  readonly failure: Error | undefined;
  /** Starts it, unless it runs already. */
  run(work: () => Promise<void>): void;
}

/** Keeps whether a task runs, and how it failed. */
export function useTask(): Task {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const isRunning = useRef(false);
  const run = (work: () => Promise<void>): void => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    setFailure(undefined);
    work()
      .catch((reason: unknown) => setFailure(reason instanceof Error ? reason : new Error(String(reason))))
      .finally(() => {
        isRunning.current = false;
        setBusy(false);
      });
  };
  return { isBusy, failure, run };
}
