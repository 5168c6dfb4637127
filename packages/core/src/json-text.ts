import type { JsonValue } from './artifact.js';

/**
 * The value of JSON text. It may begin with a byte order mark, as some editors and shells on Windows put one; JSON itself
 * has none.
 * @throws SyntaxError where the text is no JSON, as `JSON.parse` does.
 *
 * @example
 * ```ts
 * const value = parseJson('\uFEFF{"a":1}'); // { a: 1 }
 * ```
 */
export const parseJson = (text: string): JsonValue => JSON.parse(text.replace(/^\uFEFF/u, ''));
