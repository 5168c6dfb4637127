/** What stands above the rows of a file. */
export interface Remarks {
  /** Lines that begin with % or #, without this mark. */
  readonly lines: readonly string[];
  /** The text below them. */
  readonly body: string;
}

/** Takes off the lines above the data that begin with a mark: an instrument's, or those that numpy writes. */
export function readRemarks(text: string): Remarks {
  const lines: string[] = [];
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  while (text[from] === '%' || text[from] === '#') {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    lines.push(text.slice(from + 1, to).trim());
    from = end < 0 ? text.length : end + 1;
  }
  return { lines, body: text.slice(from) };
}

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9 };

/** Samples a second by a line such as `Acquisition rate: 1.0000000000e+02 Hz, Precision mode`. */
export function rateIn(lines: readonly string[]): number | undefined {
  for (const line of lines) {
    const [, number, prefix = ''] =
      /^(?:acquisition|sampl(?:e|ing)) rate\s*[:=]\s*([\d.]+(?:e[+-]?\d+)?)\s*([kMG]?)(?:Hz|Sa\/s)/i.exec(line) ?? [];
    const rate = Number(number) * (factors[prefix] ?? 1);
    if (Number.isFinite(rate) && rate > 0) return rate;
  }
  return undefined;
}
