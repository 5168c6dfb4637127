const wordOrString = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:nan|inf(?:inity)?)\b/giu;

/**
 * Reads JSON that may hold `nan`, `inf`, `NaN`, `Infinity` and their negatives as numbers, as answers of the instrument may.
 * Strings that hold these words stay as they are.
 * @throws SyntaxError for anything else that is not JSON.
 *
 * @example
 * ```ts
 * readJson('{"ch1": [0.5, nan, -inf]}'); // { ch1: [0.5, NaN, -Infinity] }
 * ```
 */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No string of the text begins like this one.
    let mark = '#';
    while (text.includes(`"${mark}`)) mark += '#';
    const quoted = text.replace(wordOrString, (found) => (found.startsWith('"') ? found : `"${mark}${found}"`));
    return JSON.parse(quoted, (_, value) =>
      typeof value === 'string' && value.startsWith(mark) ? numberOf(value.slice(mark.length)) : value,
    );
  }
}

function numberOf(word: string): number {
  if (word.toLowerCase().includes('nan')) return Number.NaN;
  return word.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
