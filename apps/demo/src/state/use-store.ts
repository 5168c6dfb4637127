import { useEffect, useReducer } from 'preact/hooks';
import type { Store } from './store.js';

/** When a component draws what changed; what it returns calls that off. */
export type Schedule = (draw: () => void) => () => void;

/** The value of a store; the component draws itself again when it changes. */
export function useStore<T>(store: Pick<Store<T>, 'get' | 'subscribe'>, schedule: Schedule = atOnce): T {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const value = store.get();
  useEffect(() => {
    // Between drawing and this effect it may have changed.
    if (!Object.is(store.get(), value)) draw(undefined);
    return follow(store, schedule, () => draw(undefined));
  }, [store]);
  return value;
}

/** However often the store changes, at most once a frame. */
export const eachFrame: Schedule = (draw) => {
  const frame = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(frame);
};

const nothing = (): void => {};

const atOnce: Schedule = (draw) => {
  draw();
  return nothing;
};

/** Draws after changes; those before it has drawn are one with it. */
function follow(store: Pick<Store<unknown>, 'subscribe'>, schedule: Schedule, draw: () => void): () => void {
  let isDue = false;
  let callOff = nothing;
  const unsubscribe = store.subscribe(() => {
    if (isDue) return;
    isDue = true;
    callOff = schedule(() => {
      isDue = false;
      draw();
    });
  });
  return () => {
    unsubscribe();
    callOff();
  };
}
