import type { Wire } from './answer.js';

/** A request with its answer, as `record` gets them. */
export interface RecordedRequest {
  /** Since the simulator started. */
  readonly milliseconds: number;
  readonly method: string;
  readonly path: string;
  /** The key that was sent, or null. */
  readonly key: string | null;
  /** As text; bytes that are no text are replaced. */
  readonly body: string;
  readonly status: number;
  /** The answer as text; of a file how long it is. */
  readonly answer: string;
}

/** Bytes of a request as a text. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** An answer as a text. */
export const answerText = ({ headers, body }: Wire): string =>
  headers['Content-Type'] === 'application/octet-stream' ? `${body.length} bytes` : textOf(body);
