import { failureOf, timedOut } from './failure.js';

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
  /** The value of the header `Moku-Client-Key`, or null. */
  readonly key: string | null;
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
  /** True only for what may happen twice: it is sent once more where the connection was cut. */
  readonly isRepeatable: boolean;
  /** Sees the key as soon as the header is there: the rest may never come. */
  readonly onKey: (key: string) => void;
}

/**
 * Sends a request and reads the whole answer, within the time.
 * @throws LinnetError of a `device-` code for what fails on the way; the signal's reason where it ends the wait.
 */
export async function send(request: Outgoing, options: SendOptions): Promise<Incoming> {
  const { signal, milliseconds, address, what } = options;
  const timer = new AbortController();
  const end = setTimeout(() => timer.abort(), milliseconds);
  const abort = (): void => timer.abort();
  signal?.addEventListener('abort', abort);
  try {
    signal?.throwIfAborted();
    return await attempt(request, options, timer.signal, options.isRepeatable);
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw timer.signal.aborted ? timedOut(address, what, milliseconds) : cause;
  } finally {
    clearTimeout(end);
    signal?.removeEventListener('abort', abort);
  }
}

async function attempt(
  request: Outgoing,
  options: SendOptions,
  signal: AbortSignal,
  again: boolean,
): Promise<Incoming> {
  const { method, url, headers, body } = request;
  try {
    // What the instrument answers is for this moment only, and it never sends anyone elsewhere.
    const fixed = { method, headers, signal, cache: 'no-store', redirect: 'error' } as const;
    const response = await options.fetch(url, body === undefined ? fixed : { ...fixed, body });
    const key = response.headers.get('Moku-Client-Key');
    if (key !== null) options.onKey(key);
    return { status: response.status, key, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (cause) {
    const { error, isCut } = failureOf(cause, options.address, options.what);
    if (again && isCut && !signal.aborted) return attempt(request, options, signal, false);
    throw error;
  }
}
