import { failureOf, timedOut } from './failure.js';
import { readBody } from './read-body.js';

/** A request as it is sent. */
export interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** What came back. */
export interface Incoming {
  readonly status: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How a request is sent. */
export interface SendOptions {
  readonly fetch: typeof fetch;
  /** Of the instrument, for messages. */
  readonly address: string;
  /** What is asked for, for messages. */
  readonly what: string;
  readonly milliseconds: number;
  readonly signal: AbortSignal | undefined;
  /** How long an answer is still waited for once the signal has come, ms. */
  readonly grace: number;
  /** True only for what may happen twice: it is sent once more where the connection was cut. */
  readonly isRepeatable: boolean;
  /** Sees the key as soon as the header is there: the rest may never come. */
  readonly onKey: (key: string) => void;
}

/** Timers of more milliseconds go off at once. */
export const longestWait = 2_147_483_647;

/**
 * Sends a request and reads the whole answer, within the time.
 * @throws LinnetError of a `device-` code for what fails on the way; the signal's reason where it ends the wait.
 */
export async function send(request: Outgoing, options: SendOptions): Promise<Incoming> {
  const { signal, address, what, grace } = options;
  signal?.throwIfAborted();
  const milliseconds = Math.min(options.milliseconds, longestWait);
  const timer = new AbortController();
  const end = (): void => timer.abort();
  const ends = [setTimeout(end, milliseconds)];
  const onAbort = (): void => void ends.push(setTimeout(end, grace));
  signal?.addEventListener('abort', onAbort);
  try {
    return await attempt(request, options, timer.signal, options.isRepeatable);
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw timer.signal.aborted ? timedOut(address, what, milliseconds) : cause;
  } finally {
    ends.forEach(clearTimeout);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function attempt(
  request: Outgoing,
  options: SendOptions,
  signal: AbortSignal,
  again: boolean,
): Promise<Incoming> {
  const { method, url, headers, body } = request;
  const { address, what } = options;
  let isAnswered = false;
  try {
    // What the instrument answers is for this moment only. It never sends anyone elsewhere: who does is not followed.
    const fixed = { method, headers, signal, cache: 'no-store', redirect: 'manual' } as const;
    const response = await options.fetch(url, body === undefined ? fixed : { ...fixed, body });
    isAnswered = true;
    const key = response.headers.get('Moku-Client-Key');
    if (key !== null) options.onKey(key);
    return { status: response.status, bytes: await readBody(response, address, what) };
  } catch (cause) {
    const { error, isCut } = failureOf(cause, { address, what, isAnswered });
    if (again && isCut && !signal.aborted) return attempt(request, options, signal, false);
    throw error;
  }
}
