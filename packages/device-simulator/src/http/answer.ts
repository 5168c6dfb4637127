/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The codes of failures that the vendor's client knows. */
export type ApiCode =
  | 'NO_PLATFORM_BIT_STREAM'
  | 'NO_BITSTREAM'
  | 'INVALID_PARAM'
  | 'INVALID_REQUEST'
  | 'PLATFORM_NOT_SUPPORTED'
  | 'INSTRUMENT_NOT_SUPPORTED';

/** What an operation ends with. */
export type Answer =
  /** A success; warnings tell what was coerced. */
  | { readonly kind: 'data'; readonly data: Json; readonly warnings?: readonly string[]; readonly key?: string }
  | { readonly kind: 'failure'; readonly code: ApiCode; readonly messages: readonly string[] }
  /** A download: the bare bytes. */
  | { readonly kind: 'file'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** JSON without the envelope, as `/api/v2` answers. */
  | { readonly kind: 'bare'; readonly value: Json }
  /** An HTTP status of its own, with a text. */
  | { readonly kind: 'status'; readonly status: number; readonly text: string };

/** A success with its data. */
export const data = (value: Json, warnings: readonly string[] = []): Answer => ({
  kind: 'data',
  data: value,
  warnings,
});

/** What a message says of a request is at most so long: the request may be megabytes. */
const mostCharacters = 500;
const mostMessages = 20;

/** A refusal with the vendor's code. */
export const failure = (code: ApiCode, ...messages: readonly string[]): Answer => ({
  kind: 'failure',
  code,
  messages: [...messages.slice(0, mostMessages).map(shortened), ...unsaid(messages.length - mostMessages)],
});

const shortened = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters)}... (cut)` : text;

const unsaid = (count: number): readonly string[] => (count > 0 ? [`And ${count} more.`] : []);

/** What the API does not have. */
export const notFound = (what: string): Answer => ({ kind: 'status', status: 404, text: `There is no ${what} here.` });

/** An answer as it goes over the wire. */
export interface Wire {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

const json = 'application/json; charset=utf-8';

/** Puts an answer into bytes. Every envelope has the same four keys. */
export function wireOf(answer: Answer): Wire {
  switch (answer.kind) {
    case 'data': {
      const messages = answer.warnings === undefined || answer.warnings.length === 0 ? null : answer.warnings;
      const key = answer.key === undefined ? {} : { 'Moku-Client-Key': answer.key };
      return wire(200, json, envelope(true, answer.data, null, messages), key);
    }
    case 'failure':
      return wire(200, json, envelope(false, null, answer.code, answer.messages));
    case 'file':
      return { status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body: answer.bytes };
    case 'bare':
      return wire(200, json, JSON.stringify(answer.value));
    case 'status':
      return wire(answer.status, 'text/plain; charset=utf-8', answer.text);
  }
}

const envelope = (success: boolean, value: Json, code: ApiCode | null, messages: readonly string[] | null): string =>
  JSON.stringify({ success, data: value, code, messages });

const wire = (status: number, type: string, text: string, headers: Readonly<Record<string, string>> = {}): Wire => ({
  status,
  headers: { 'Content-Type': type, ...headers },
  body: new TextEncoder().encode(text),
});
