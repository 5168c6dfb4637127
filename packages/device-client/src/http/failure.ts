import { type ErrorCode, LinnetError } from '@linnet/core';

/** What went wrong on the way, and whether the request may be sent again if it changes nothing. */
export interface Failure {
  readonly error: LinnetError;
  /** True where the connection was cut: the other side may have closed it while it was idle. */
  readonly isCut: boolean;
}

/** What is known of a request that failed. */
export interface Failed {
  readonly address: string;
  /** What was asked for. */
  readonly what: string;
  /** Whether an answer had begun. */
  readonly isAnswered: boolean;
}

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: 'device-not-found',
  EAI_AGAIN: 'device-not-found',
  ETIMEDOUT: 'device-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'device-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'device-timeout',
  UND_ERR_BODY_TIMEOUT: 'device-timeout',
};

const cuts = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/** Says what a fetch that was rejected means. Node names the reason; browsers do not. */
export function failureOf(cause: unknown, failed: Failed): Failure {
  if (LinnetError.is(cause)) return { error: cause, isCut: false };
  const { address, what } = failed;
  const reason = reasonOf(cause);
  if (reason !== undefined && cuts.includes(reason)) {
    const message = `${address} closed the connection before it answered ${what}; whether it did it is not known.`;
    return { error: new LinnetError('device-unreachable', message, { cause }), isCut: true };
  }
  const code = codes[reason ?? ''] ?? (isGarbled(reason, failed) ? 'device-protocol' : 'device-unreachable');
  const sentence = isBlocked(cause) ? blocked(address) : sentences[code]?.(address);
  return {
    error: new LinnetError(code, `${sentence ?? address} (${reason ?? String(cause)})`, { cause }),
    isCut: false,
  };
}

/** Something answered, and it was not HTTP, or not as the header says: the parser's codes, those of Node's client, gzip's. */
const isGarbled = (reason: string | undefined, { isAnswered }: Failed): boolean =>
  isAnswered || (reason !== undefined && /^(?:HPE_|UND_ERR_)/u.test(reason));

/** Ports of other services are ones that no fetch connects to. Node says so, in words only. */
const isBlocked = (cause: unknown): boolean =>
  cause instanceof Error && cause.cause instanceof Error && cause.cause.message === 'bad port';

const blocked = (address: string): string =>
  `The port in ${address} belongs to another service, and is closed to fetch: check it; a Moku has 80.`;

const sentences: Partial<Record<ErrorCode, (address: string) => string>> = {
  'device-not-found': (address) => `No host has the name in ${address}: check the spelling, or use the IP address.`,
  'device-timeout': (address) => `${address} did not answer in time: check that it is on and in the same network.`,
  'device-protocol': (address) =>
    `What answers at ${address} does not speak HTTP as it should: check the address and the port.`,
  'device-unreachable': (address) =>
    `Nothing can be reached at ${address}: check the address and the port${isPage() ? '; a page needs an instrument that allows its origin' : ''}.`,
};

/** Pages and their workers have a place; a program in Node has none, and no origin either. */
const isPage = (): boolean => 'location' in globalThis;

/** The code of the error inside, such as `ECONNREFUSED`. */
function reasonOf(error: unknown): string | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code;
  }
  return undefined;
}

/** The answer did not come in time. */
export const timedOut = (address: string, what: string, milliseconds: number): LinnetError =>
  new LinnetError(
    'device-timeout',
    `${address} did not answer ${what} within ${milliseconds / 1000} s; whether it did it is not known.`,
  );
