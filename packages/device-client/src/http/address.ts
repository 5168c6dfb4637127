import { LinnetError, showValue } from '@linnet/core';

/**
 * The start of every request's address: `http://HOST` or `http://HOST:PORT`, from what a person writes.
 * @throws LinnetError `bad-value` for what is no host, and for what no fetch can reach.
 */
export function baseUrl(address: string): string {
  if (typeof address !== 'string' || address.trim() === '') throw wrong(address, '');
  const text = address.trim();
  if (text.includes('%'))
    throw wrong(address, ' Addresses with a zone cannot be reached from here: use the IPv4 address.');
  try {
    const url = new URL(/^https?:\/\//u.test(text) ? text : `http://${bracketed(text)}`);
    if (url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '') return url.origin;
  } catch {
    // Said below.
  }
  throw wrong(address, '');
}

/** IPv6 addresses are written in brackets. */
const bracketed = (text: string): string => (/^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*$/iu.test(text) ? `[${text}]` : text);

const wrong = (address: unknown, hint: string): LinnetError =>
  new LinnetError('bad-value', `The address is ${showValue(address)}; use a host, or host:port.${hint}`);
