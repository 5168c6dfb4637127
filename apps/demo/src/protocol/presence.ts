/**
 * Tells a page when its worker is gone, however that came: a worker that closes itself, or is ended for lack of memory,
 * tells nobody. The worker holds a lock as long as it lives, and the browser gives it to the page afterwards. Where there
 * are no locks (over plain HTTP from another machine) only what a worker tells itself is known.
 */
const locks = (): LockManager | undefined => globalThis.navigator?.locks;

/** In the worker: holds the lock for ever. Resolves once it is held. */
export const holdPresence = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const held = locks()?.request(name, () => {
      resolve();
      return new Promise<never>(() => undefined);
    });
    if (held === undefined) resolve();
  });

/** In the page, once the worker holds it: tells when it is gone. */
export function watchPresence(name: string, onGone: () => void): void {
  void locks()?.request(name, onGone);
}

let made = 0;

/** A name that no other worker has, of this page or another. */
export const presenceName = (): string => `linnet ${performance.timeOrigin} ${Math.random()} ${++made}`;
