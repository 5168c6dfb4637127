import type { IncomingMessage } from 'node:http';

/**
 * Headers that a page of an allowed origin needs; `undefined` for a page of another, which must not reach the API. Programs
 * send no origin. Browsers leave it out where a page only fetches something, but say that it is another's.
 */
export function originHeaders(
  { headers }: IncomingMessage,
  allowOrigin: string | undefined,
): Readonly<Record<string, string>> | undefined {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin === undefined) return allowOrigin === '*' || !isElsewhere(site) ? {} : undefined;
  if (allowOrigin === undefined || (allowOrigin !== '*' && origin !== allowOrigin)) return undefined;
  return {
    'Access-Control-Allow-Origin': allowOrigin,
    'Access-Control-Expose-Headers': 'Moku-Client-Key',
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Content-Type, Moku-Client-Key',
    Vary: 'Origin',
  };
}

const isElsewhere = (site: string | string[] | undefined): boolean => site === 'cross-site' || site === 'same-site';

/** Whether browsers send this as an origin: scheme, host and port, nothing behind them, the usual port left out. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host } = new URL(text);
  return host !== '' && text === `${protocol}//${host}`;
}
