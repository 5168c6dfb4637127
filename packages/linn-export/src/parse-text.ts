import { LinnetError } from '@linnet/core';

/** Bytes or characters a file may have. The largest network there can be needs about 2 MB, indented. */
export const greatestFile = 8 * 1024 * 1024;

/**
 * Reads JSON from a file's text or bytes; nothing is evaluated. `NaN` and `Infinity`, which the vendor's exporter writes
 * and JSON does not know, are read all the same, so that the check of values can name each place.
 * @throws LinnetError `bad-file` for files that are too large, not UTF-8 or not JSON.
 */
export function parseJson(source: string | Uint8Array): unknown {
  if (source.length > greatestFile) {
    const unit = typeof source === 'string' ? 'characters' : 'bytes';
    throw badFile(`The file has ${source.length} ${unit}; a .linn file has at most ${greatestFile}.`);
  }
  const text = typeof source === 'string' ? source.replace(/^\uFEFF/, '') : decode(source);
  const parsed = tryParse(text);
  if ('value' in parsed) return parsed.value;
  const marked = tryParse(text.replace(/-?\b(?:NaN|Infinity)\b/g, '"\\u0000$&"'), unmark);
  if ('value' in marked) return marked.value;
  throw badFile(`The file is not JSON: ${reason(parsed.error)}.`, parsed.error);
}

/** Turns a marked token into the number it names. */
const unmark = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('\u0000') ? Number(value.slice(1)) : value;

const badFile = (message: string, cause?: unknown): LinnetError =>
  new LinnetError('bad-file', message, cause === undefined ? {} : { cause });

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw badFile('The file is not UTF-8 text; a .linn file is JSON.', cause);
  }
}

function tryParse(text: string, reviver?: typeof unmark): { readonly value: unknown } | { readonly error: unknown } {
  try {
    return { value: JSON.parse(text, reviver) };
  } catch (error) {
    return { error };
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
