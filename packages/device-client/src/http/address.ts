import { LinnetError } from '@linnet/core';
import { toldValue } from './device-text.js';

/**
 * Checks the address of a device as a person writes it: a host or an IP address, with a port where it is not 80, such as
 * `192.168.1.20`, `moku.local:8090`, `[fe80::1]:80` or `http://192.168.1.20`. Whether it is there is not asked.
 * @throws LinnetError `bad-value` for what is no address, and for what no fetch can reach.
 *
 * @example
 * ```ts
 * checkAddress('192.168.1.20:8090');
 * ```
 */
export const checkAddress = (address: string): void => void baseUrl(address);

/**
 * The start of every request's address: `http://HOST` or `http://HOST:PORT`, from what a person writes.
 * @throws LinnetError as {@link checkAddress}.
 */
export function baseUrl(address: string): string {
  if (typeof address !== 'string') throw wrong(address, '');
  const text = address.trim();
  if (text.includes('%')) {
    throw wrong(address, ' Addresses with a zone cannot be reached from here: use the IPv4 address.');
  }
  const url = plain.test(text) ? urlOf(text) : undefined;
  if (url?.pathname === '/') return url.origin;
  throw wrong(address, '');
}

/** Without names and passwords, queries, and what a URL leaves out or turns around. */
const plain = /^[^\s\p{Cc}@?#\\]+$/u;

function urlOf(text: string): URL | undefined {
  try {
    return new URL(/^https?:\/\//iu.test(text) ? text : `http://${bracketed(text)}`);
  } catch {
    return undefined;
  }
}

/** IPv6 addresses are written in brackets. */
const bracketed = (text: string): string => (/^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*$/iu.test(text) ? `[${text}]` : text);

const wrong = (address: unknown, hint: string): LinnetError =>
  new LinnetError('bad-value', `The address is ${toldValue(address)}; use a host, or host:port.${hint}`);
