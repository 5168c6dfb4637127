import type { AddressInfo } from 'node:net';

/** Whether requests may name a host as they do, in the header `Host`; only browsers always tell the truth there. */
export type HostCheck = (header: string | undefined) => boolean;

/**
 * Where only this machine can reach the simulator, it has the names of this machine alone: a page whose own name leads here
 * would otherwise be of the same origin, and could do anything. Bound elsewhere it may have any name.
 */
export function hostCheck({ address }: AddressInfo, asked: string): HostCheck {
  if (!isLoopback(address)) return () => true;
  const name = asked.toLowerCase();
  return (header) => {
    if (header === undefined) return true;
    const host = nameIn(header);
    return host === name || isLoopback(host);
  };
}

/** Without the port, and the brackets of IPv6. */
const nameIn = (header: string): string =>
  header
    .toLowerCase()
    .replace(/:\d*$/u, '')
    .replace(/^\[(.*)\]$/u, '$1');

const isLoopback = (host: string): boolean =>
  /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(host) || host === '::1' || /^([^.]+\.)*localhost$/u.test(host);
