import { checkOptions, LinnetError, type OptionKind, optionKinds, wholeFrom } from '@linnet/core';
import Bonjour from 'bonjour-service';
import { aSignal } from '../connect.js';
import { longestWait } from '../http/send.js';
import { type FoundMoku, readAnnouncement } from './announcement.js';

/** Options of {@link discover}. */
export interface DiscoverOptions {
  /** How long to listen, ms. Default: 5,000. */
  readonly timeout?: number;
  /** Ends when the instrument with this serial number is found. */
  readonly serial?: string;
  /** Hears of each as it is found. */
  readonly onFound?: (moku: FoundMoku) => void;
  /** Ends the search; what was found until then is the result. */
  readonly signal?: AbortSignal;
}

const kinds: Readonly<Record<keyof DiscoverOptions, OptionKind>> = {
  timeout: wholeFrom(1, longestWait),
  serial: optionKinds.text,
  onFound: optionKinds.function,
  signal: aSignal,
};

/**
 * Looks for instruments in the local network, which announce themselves as `_moku._tcp` (DNS-SD).
 * @throws LinnetError `bad-option`, and `io` where the network cannot be listened to.
 *
 * @example
 * ```ts
 * for (const { name, address } of await discover()) console.log(name, address);
 * ```
 */
export async function discover(options: DiscoverOptions = {}): Promise<readonly FoundMoku[]> {
  checkOptions('discover', options, kinds);
  const found = new Map<string, FoundMoku>();
  const { timeout = 5000, serial, onFound, signal } = options;
  let bonjour: Bonjour | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const end = setTimeout(resolve, timeout);
      const finish = (): void => {
        clearTimeout(end);
        resolve();
      };
      signal?.addEventListener('abort', finish, { once: true });
      if (signal?.aborted) finish();
      bonjour = new Bonjour({}, (cause: Error) => {
        clearTimeout(end);
        reject(new LinnetError('io', `The network cannot be listened to: ${cause.message}.`, { cause }));
      });
      bonjour.find({ type: 'moku' }, (service) => {
        const moku = readAnnouncement(service);
        if (moku === undefined || found.has(service.fqdn)) return;
        found.set(service.fqdn, moku);
        onFound?.(moku);
        if (serial !== undefined && moku.serial === serial) finish();
      });
    });
  } finally {
    bonjour?.destroy();
  }
  return [...found.values()].filter((moku) => serial === undefined || moku.serial === serial);
}
