import type { IncomingMessage } from 'node:http';

/** Headers that a page of an allowed origin needs; `undefined` for a page of another, which must not reach the API. */
export function originHeaders(
  { headers }: IncomingMessage,
  allowOrigin: string | undefined,
): Readonly<Record<string, string>> | undefined {
  const { origin } = headers;
  // Programs send no origin.
  if (origin === undefined) return {};
  if (allowOrigin !== '*' && origin !== allowOrigin) return undefined;
  return {
    'Access-Control-Allow-Origin': allowOrigin,
    'Access-Control-Expose-Headers': 'Moku-Client-Key',
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Content-Type, Moku-Client-Key',
    Vary: 'Origin',
  };
}
