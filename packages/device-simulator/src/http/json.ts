import { LinnetError } from '@linnet/core';

/** No request of the API nests deeper than a network does, which is four levels. */
const mostLevels = 32;

/**
 * Reads the JSON of a request. Nothing at all is `{}`.
 * @throws LinnetError `refused` for what is not UTF-8 or not JSON, and for what nests deeper than any request does.
 */
export function parseBody(bytes: Uint8Array): unknown {
  const text = decode(bytes).trim();
  if (text === '') return {};
  if (depthOf(text) > mostLevels) {
    throw new LinnetError('refused', `The request nests deeper than ${mostLevels} levels; no request needs that.`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LinnetError('refused', `The request is not JSON: ${reasonOf(cause)}.`, { cause });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new LinnetError('refused', 'The request is not UTF-8.', { cause });
  }
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** How deep brackets nest, strings left out. */
function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}
