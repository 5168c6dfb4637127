import { LinnetError } from '@linnet/core';
import { baseUrl } from './http/address.js';
import { type Asked, checkStatus, jsonOf, openAnswer } from './http/envelope.js';
import { type Incoming, type Outgoing, send } from './http/send.js';

/** How a session is held. */
export interface SessionOptions {
  readonly fetch: typeof fetch;
  /** For claiming, ms. */
  readonly connectTimeout: number;
  /** For every other answer, ms. */
  readonly readTimeout: number;
  readonly signal: AbortSignal | undefined;
  readonly onWarning: (message: string) => void;
}

/** The request that gives the instrument back, for what must send it while the program ends. */
export interface ReleaseRequest {
  readonly url: string;
  /** The value of the header `Moku-Client-Key`. */
  readonly key: string;
}

/** How one request differs from others. */
export interface RequestOptions {
  /** On top of the time for an answer, ms. */
  readonly extraTime?: number;
}

/** Requests to one instrument, with the key of its owner. */
export interface Session {
  /** Host and port. */
  readonly address: string;
  /** Reads something that reading does not change. */
  read(path: string): Promise<unknown>;
  /** Does something that is asked for with GET: it is never sent twice. */
  trigger(path: string): Promise<unknown>;
  /** Does something with parameters; those that are undefined are left out. */
  post(path: string, parameters?: object, options?: RequestOptions): Promise<unknown>;
  /** Sends a file. */
  postBytes(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<unknown>;
  /** Gets a file. */
  download(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Gets bare JSON. */
  readBare(path: string): Promise<unknown>;
  /** Asks for the instrument. */
  claim(parameters: object): Promise<void>;
  /** Gives the instrument back, once; does nothing where it is not ours. */
  release(): Promise<void>;
  /** The request that gives the instrument back, or `undefined` while it is not ours. */
  releaseRequest(): ReleaseRequest | undefined;
}

/** How long a claim that is on its way may still take once the caller's signal has come, ms. */
const claimGrace = 2000;

/** How long giving back may take, ms: programs that end wait for it. */
const releaseTimeout = 5000;

const paths = { claim: 'moku/claim_ownership', release: 'moku/relinquish_ownership' } as const;

type Ask = (
  request: Omit<Outgoing, 'url' | 'headers'> & { path: string; type?: string },
  how?: How,
) => Promise<Incoming>;

interface How {
  readonly isRepeatable?: boolean;
  readonly milliseconds?: number;
  /** How long the answer is waited for once the caller's signal has come, ms. */
  readonly grace?: number;
}

/** A session with an instrument that is not claimed yet. */
export function openSession(address: string, options: SessionOptions): Session {
  const base = baseUrl(address);
  const host = new URL(base).host;
  let key: string | undefined;
  let isClosed = false;

  const asked = (what: string): Asked => ({ address: host, what });
  const ask: Ask = async ({ path, type, ...request }, how = {}) => {
    if (isClosed) throw new LinnetError('disposed', `The connection to ${host} is closed; connect again.`);
    const headers = {
      ...(type === undefined ? {} : { 'Content-Type': type }),
      ...(key === undefined ? {} : { 'Moku-Client-Key': key }),
    };
    return send(
      { ...request, url: `${base}/api/${path}`, headers },
      {
        fetch: options.fetch,
        address: host,
        what: path,
        milliseconds: how.milliseconds ?? options.readTimeout,
        // Giving back must not be ended by what ended the rest.
        signal: path === paths.release ? undefined : options.signal,
        grace: how.grace ?? 0,
        isRepeatable: how.isRepeatable ?? false,
        onKey: (found) => {
          key = found;
        },
      },
    );
  };
  const open = (answer: Incoming, path: string): unknown => {
    const { data, warnings } = openAnswer(answer, asked(path));
    for (const warning of warnings) options.onWarning(warning);
    return data;
  };
  const get = async (path: string, isRepeatable: boolean) =>
    open(await ask({ method: 'GET', path }, { isRepeatable }), path);
  const json = 'application/json';

  return {
    address: host,
    read: (path) => get(path, true),
    trigger: (path) => get(path, false),
    post: async (path, parameters = {}, { extraTime = 0 } = {}) => {
      const milliseconds = options.readTimeout + extraTime;
      return open(
        await ask({ method: 'POST', path, type: json, body: JSON.stringify(parameters) }, { milliseconds }),
        path,
      );
    },
    postBytes: async (path, body) => open(await ask({ method: 'POST', path, body }), path),
    download: async (path) => {
      const answer = await ask({ method: 'GET', path }, { isRepeatable: true });
      checkStatus(answer, asked(path));
      return answer.bytes;
    },
    readBare: async (path) => {
      const answer = await ask({ method: 'GET', path }, { isRepeatable: true });
      checkStatus(answer, asked(path));
      return jsonOf(answer.bytes, asked(path));
    },
    claim: async (parameters) => {
      const path = paths.claim;
      const body = JSON.stringify(parameters);
      // An instrument grants a claim whether or not anybody still listens, and without the key nobody could give it back.
      const answer = await ask(
        { method: 'POST', path, type: json, body },
        { milliseconds: options.connectTimeout, grace: claimGrace },
      );
      options.signal?.throwIfAborted();
      open(answer, path);
      if (key === undefined) {
        throw new LinnetError('device-protocol', `${host} gave no key with its ownership; a page needs it exposed.`);
      }
    },
    release: async () => {
      if (isClosed) return;
      const close = (): void => {
        isClosed = true;
        key = undefined;
      };
      try {
        if (key !== undefined) await relinquish(ask, open, Math.min(options.readTimeout, releaseTimeout));
      } catch (error) {
        if (isTimeout(error)) close();
        throw error;
      }
      close();
    },
    releaseRequest: () => (key === undefined ? undefined : { url: `${base}/api/${paths.release}`, key }),
  };
}

/**
 * Once more where the first try fails, but not after a time-out: what hangs would hang again. Who is no longer the owner is
 * refused, and has nothing to give back.
 */
async function relinquish(
  ask: Ask,
  open: (answer: Incoming, path: string) => unknown,
  milliseconds: number,
): Promise<void> {
  const path = paths.release;
  const once = async (): Promise<void> => {
    try {
      open(await ask({ method: 'POST', path, body: '' }, { milliseconds }), path);
    } catch (error) {
      if (!(LinnetError.is(error) && error.code === 'device-owned')) throw error;
    }
  };
  try {
    await once();
  } catch (error) {
    if (isTimeout(error)) throw error;
    await once();
  }
}

const isTimeout = (error: unknown): boolean => LinnetError.is(error) && error.code === 'device-timeout';
