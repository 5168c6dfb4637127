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
    return JSON.parse(withoutWords(text), (_, value) =>
      typeof value === 'string' && value.startsWith(mark) ? readMarked(value.slice(mark.length)) : value,
    );
  }
}

/** Begins a text that stands for NaN, and a value that begins with it anyway: no other values begin with it. */
const mark = '#';
const notANumber = `"${mark}"`;

const readMarked = (rest: string): string | number => (rest === '' ? Number.NaN : rest);

/**
 * The same as JSON, in one pass: whoever answers may send anything, and no text of it may take longer than its length. A number
 * that is too large is read as infinity.
 */
function withoutWords(text: string): string {
  // A word that names a member is none of these.
  const next = /"|-?\b(?:(nan)|inf(?:inity)?)\b(?!\s*:)/giu;
  const parts: string[] = [];
  let done = 0;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const { 0: word, 1: nan, index } = found;
    const end = word === '"' ? endOfString(text, index) : next.lastIndex;
    parts.push(text.slice(done, index), word === '"' ? marked(text, index, end) : numberFor(word, nan !== undefined));
    done = end;
    next.lastIndex = end;
  }
  return parts.join('') + text.slice(done);
}

function numberFor(word: string, isNan: boolean): string {
  if (isNan) return notANumber;
  return word.startsWith('-') ? '-1e999' : '1e999';
}

/** Behind the closing quote, or the end where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '"') return at + 1;
  }
  return text.length;
}

const beginsWithMark = /"(?:#|\\u0023)/uy;
const colon = /\s*:/uy;

/** A string as it is, or with one mark more where it is a value that begins with one: names of members are not read back. */
function marked(text: string, start: number, end: number): string {
  const string = text.slice(start, end);
  return isAt(beginsWithMark, text, start) && !isAt(colon, text, end) ? `"${mark}${string.slice(1)}` : string;
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
