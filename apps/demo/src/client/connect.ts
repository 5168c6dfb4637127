import { type Remote, wrap } from 'comlink';
import type { Engine } from '../protocol/index.js';
import { presenceName, watchPresence } from '../protocol/presence.js';
import { guard } from './guard.js';
import { createLifeline, type Lifeline } from './lifeline.js';

/** A worker, and the way to it. */
export interface Connection {
  /** Calls reject once the worker is gone. */
  readonly engine: Remote<Engine>;
  /** Is told why the worker is gone, or never came; at most once. */
  onEnd(listener: (failure: Error) => void): void;
  /** Ends the worker; calls that wait are refused. */
  close(): void;
}

/** Milliseconds within which a worker is there: what it is made of has to come over the network. */
const patience = 60_000;

/** Starts a worker. It comes back at once; whether the worker comes is told by `onEnd`, and by every call. */
export function connect(): Connection {
  const lifeline = createLifeline();
  const name = presenceName();
  const worker = startWorker(name, lifeline);
  // Without a worker there is a line that nobody is at the end of: every call is refused before it is made.
  const engine = guard(wrap<Engine>(worker ?? new MessageChannel().port1), lifeline);
  awaitAnswer(engine, name, lifeline);
  lifeline.onEnd(() => worker?.terminate());
  return {
    engine,
    onEnd: lifeline.onEnd,
    close: () => lifeline.end(new Error('Another worker was started in place of this one.')),
  };
}

function startWorker(name: string, lifeline: Lifeline): Worker | undefined {
  try {
    const worker = new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name });
    worker.addEventListener('error', ({ message }) => lifeline.end(stopped(message)));
    worker.addEventListener('messageerror', () => lifeline.end(stopped('a message could not be read')));
    return worker;
  } catch (error) {
    lifeline.end(missing(error));
    return undefined;
  }
}

function awaitAnswer(engine: Remote<Engine>, name: string, lifeline: Lifeline): void {
  const timer = setTimeout(() => lifeline.end(silent()), patience);
  const answered = (): void => {
    clearTimeout(timer);
    if (lifeline.failure === undefined)
      watchPresence(name, () => lifeline.end(stopped('it has ended, perhaps for lack of memory')));
  };
  // Whatever it answers, it is there.
  engine.backends().then(answered, answered);
}

const stopped = (message: string | undefined): Error =>
  new Error(
    message === undefined || message === ''
      ? 'The worker that trains could not be loaded. Is the network there, and the site complete? Start it again.'
      : `The worker that trains has stopped: ${message}. What it had trained is lost. Start it again.`,
  );

const silent = (): Error =>
  new Error(`The worker that trains did not answer within ${patience / 1000} seconds. Start it again.`);

const missing = (cause: unknown): Error =>
  new Error(
    'This browser starts no worker here, and networks train in one. Use a browser of 2023 or later, or allow workers for this site.',
    { cause },
  );
