const candidates = ['\t', ';', ',', '|', ' '] as const;

/** What may stand between cells. */
export type Delimiter = (typeof candidates)[number];

/** All of them, for checks. */
export const delimiters: readonly Delimiter[] = candidates;

/**
 * What stands between the cells of a text: the first candidate that is as often in its first line as in its second. Commas
 * come after semicolons, which stand between numbers that are written with commas.
 */
export function guessDelimiter(body: string): Delimiter {
  const lines = firstLines(body).map((line) => line.replace(/"(?:[^"]|"")*"/g, '').trim());
  const counts = (candidate: Delimiter): readonly number[] => lines.map((line) => line.split(candidate).length - 1);
  return (
    candidates.find((candidate) => counts(candidate).every((count, _, [first]) => count > 0 && count === first)) ?? ','
  );
}

/** Up to two lines that hold something. */
function firstLines(body: string): readonly string[] {
  const lines: string[] = [];
  for (let from = 0; from < body.length && lines.length < 2; ) {
    const end = body.indexOf('\n', from);
    const line = body.slice(from, end < 0 ? body.length : end);
    if (line.trim() !== '') lines.push(line);
    from = end < 0 ? body.length : end + 1;
  }
  return lines;
}
