import { type ErrorCode, LinnetError } from '@linnet/core';

/** What went wrong on the way, and whether the request may be sent again if it changes nothing. */
export interface Failure {
  readonly error: LinnetError;
  /** True where the connection was cut: the other side may have closed it while it was idle. */
  readonly isCut: boolean;
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
export function failureOf(cause: unknown, address: string, what: string): Failure {
  const reason = reasonOf(cause);
  if (reason !== undefined && cuts.includes(reason)) {
    const message = `${address} closed the connection before it answered ${what}; whether it did it is not known.`;
    return { error: new LinnetError('device-unreachable', message, { cause }), isCut: true };
  }
  const code = codes[reason ?? ''] ?? (reason?.startsWith('HPE_') ? 'device-protocol' : 'device-unreachable');
  return {
    error: new LinnetError(code, `${sentences[code]?.(address) ?? address} (${reason ?? String(cause)})`, { cause }),
    isCut: false,
  };
}

const sentences: Partial<Record<ErrorCode, (address: string) => string>> = {
  'device-not-found': (address) => `No host has the name in ${address}: check the spelling, or use the IP address.`,
  'device-timeout': (address) => `${address} did not answer in time: check that it is on and in the same network.`,
  'device-protocol': (address) => `${address} does not speak HTTP: check the address and the port.`,
  'device-unreachable': (address) =>
    `Nothing can be reached at ${address}: check the address and the port; a page needs an instrument that allows its origin.`,
};

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
