/** Whether something that answers calls is still there, and the calls that wait for it. */
export interface Lifeline {
  /** Why it is gone, if it is. */
  readonly failure: Error | undefined;
  /** It is gone: calls that wait are refused, and later ones too. Only the first reason counts. */
  end(failure: Error): void;
  /** What a call comes to, or the reason why it never will. */
  whileAlive<T>(call: () => Promise<T>): Promise<T>;
  /** Is told once, when it is gone. */
  onEnd(listener: (failure: Error) => void): void;
}

/** Makes one, of something that is there. */
export function createLifeline(): Lifeline {
  const waiting = new Set<(failure: Error) => void>();
  const listeners: ((failure: Error) => void)[] = [];
  let failure: Error | undefined;
  return {
    get failure() {
      return failure;
    },
    end(reason) {
      if (failure !== undefined) return;
      failure = reason;
      for (const tell of [...waiting, ...listeners]) tell(reason);
    },
    whileAlive: (call) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure);
        waiting.add(reject);
        call()
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
    onEnd: (listener) => (failure === undefined ? void listeners.push(listener) : listener(failure)),
  };
}
