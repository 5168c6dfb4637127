/** Something that is told no more often than a page can show it. */
export interface Paced {
  /** Tells, unless that was done just now: then a later call tells. */
  tell(): void;
  /** Tells at once. */
  flush(): void;
}

/** Calls `send` at most once in so many milliseconds, and whenever it is flushed. */
export function paced(milliseconds: number, send: () => void): Paced {
  let sentAt = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    sentAt = performance.now();
    send();
  };
  return {
    flush,
    tell: () => {
      if (performance.now() - sentAt >= milliseconds) flush();
    },
  };
}

/** Calls a listener that may be a page's: that it may be gone is no concern of who tells. */
export function tellSafely<Event>(listen: (event: Event) => unknown, event: Event): void {
  Promise.resolve(listen(event)).catch(() => undefined);
}
