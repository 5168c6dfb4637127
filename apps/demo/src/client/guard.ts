import type { Remote } from 'comlink';
import type { Engine } from '../protocol/index.js';
import type { Lifeline } from './lifeline.js';

/** The same engine, whose calls are refused once the worker is gone: by themselves they would wait for ever. */
export const guard = (engine: Remote<Engine>, lifeline: Lifeline): Remote<Engine> =>
  new Proxy(engine, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      // `then` is what `await` looks for: an engine is no promise.
      if (typeof member !== 'function' || typeof name === 'symbol' || name === 'then') return member;
      return (...values: readonly unknown[]) => lifeline.whileAlive(() => Reflect.apply(member, undefined, values));
    },
  });
