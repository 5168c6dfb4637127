/** A value that changes, and whoever wants to know. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  /** Tells of every change, until what it returns is called. */
  subscribe(listener: () => void): () => void;
}

/** A store of this value. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
