import { checkOptions, type OptionKind, optionKinds, wholeFrom } from '@linnet/core';
import type { BitstreamSource } from './bitstreams.js';
import { describeMoku } from './description.js';
import { longestWait } from './http/send.js';
import { type Moku, mokuOf } from './moku.js';
import { openSession, type Session } from './session.js';

/** Options of `connect`. */
export interface ConnectOptions {
  /** Takes the instrument from whoever owns it. Default: false. */
  readonly force?: boolean;
  /** Goes on although an instrument is busy, such as logging data. Default: false. */
  readonly ignoreBusy?: boolean;
  /** Keeps what is deployed, as far as it can. Default: false. */
  readonly persistState?: boolean;
  /** Deploys platform and instruments anew, even those that are there. Default: false. */
  readonly forceDeploy?: boolean;
  /** What others are told who want the instrument. Default: `linnet`. */
  readonly clientName?: string;
  /** How long claiming the instrument may take, ms. Default: 15,000. */
  readonly connectTimeout?: number;
  /** How long every other answer may take, ms; uploads too. Default: 30,000. */
  readonly readTimeout?: number;
  /** Goes on with another version of the API. Default: false. */
  readonly skipVersionCheck?: boolean;
  /** Ends requests that wait. The instrument is given back all the same. */
  readonly signal?: AbortSignal;
  /** What sends requests. Default: the global `fetch`. `dryRun` gives one that prints them. */
  readonly fetch?: typeof fetch;
  /** Where bitstreams are that the instrument may lack. Default: nowhere; none are sent. */
  readonly bitstreams?: BitstreamSource;
  /** Hears that the instrument is ours: what fails from then on was not the claim. */
  readonly onClaim?: () => void;
  /** Hears what the instrument says beside its answers, such as that a value was coerced. */
  readonly onWarning?: (message: string) => void;
}

/** What ends a wait. */
export const aSignal: OptionKind = { is: (value) => value instanceof AbortSignal, use: 'an AbortSignal' };

const kinds: Readonly<Record<keyof ConnectOptions, OptionKind>> = {
  force: optionKinds.truth,
  ignoreBusy: optionKinds.truth,
  persistState: optionKinds.truth,
  forceDeploy: optionKinds.truth,
  clientName: optionKinds.text,
  connectTimeout: wholeFrom(1, longestWait),
  readTimeout: wholeFrom(1, longestWait),
  skipVersionCheck: optionKinds.truth,
  signal: aSignal,
  fetch: optionKinds.function,
  bitstreams: optionKinds.object,
  onClaim: optionKinds.function,
  onWarning: optionKinds.function,
};

/**
 * Claims an instrument: it is ours until `close`. Where anything fails after the claim, it is given back first.
 * @throws LinnetError `device-owned` where another has it; other `device-` codes by what went wrong; `bad-option` and
 * `bad-value` before anything is sent.
 *
 * @example
 * ```ts
 * await using moku = await connect('192.168.1.20');
 * await moku.deployPlatform(4);
 * const network = await moku.deploy(1, 'neuralnetwork');
 * ```
 */
export async function connect(address: string, options: ConnectOptions = {}): Promise<Moku> {
  return connected(sessionFor(address, options), options);
}

/**
 * A session that these options are about; nothing is sent yet. The other signal is heard as that of the options.
 * @throws LinnetError `bad-option` and `bad-value`.
 */
export function sessionFor(address: string, options: ConnectOptions, other?: AbortSignal): Session {
  checkOptions('connect', options, kinds);
  const signals = [options.signal, other].filter((signal) => signal !== undefined);
  return openSession(address, {
    // Called as a method of something else, a page's own refuses.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    connectTimeout: options.connectTimeout ?? 15_000,
    readTimeout: options.readTimeout ?? 30_000,
    signal: signals.length > 1 ? AbortSignal.any(signals) : signals[0],
    onWarning: options.onWarning ?? (() => undefined),
  });
}

/** Claims the instrument of a session, which is given back where that fails. */
export async function connected(session: Session, options: ConnectOptions): Promise<Moku> {
  try {
    await session.claim({
      force_connect: options.force ?? false,
      force_deploy: options.forceDeploy ?? false,
      ignore_busy: options.ignoreBusy ?? false,
      persist_state: options.persistState ?? false,
      client_name: options.clientName ?? 'linnet',
    });
    options.onClaim?.();
    const description = await describeMoku(session, options.skipVersionCheck ?? false);
    return mokuOf(session, description, options.bitstreams);
  } catch (error) {
    await giveBack(session);
    throw error;
  }
}

/** What went wrong first is what the caller should hear of. */
const giveBack = (session: Session): Promise<void> => session.release().catch(() => undefined);
