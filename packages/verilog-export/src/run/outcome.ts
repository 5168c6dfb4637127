/** What a test bench printed, read back. */
export interface Outcome {
  readonly isPassed: boolean;
  readonly mismatches: number;
  readonly worst: number;
  readonly latency: number;
  readonly interval: number;
  /** The lines of the answers that differ. */
  readonly lines: readonly string[];
}

const passLine = /^PASS (\d+) vectors, latency (-?\d+) cycles, interval (-?\d+) cycles$/mu;
const failLine = /^FAIL (\d+) of \d+ vectors, worst (\d+), latency (-?\d+) cycles, interval (-?\d+) cycles$/mu;

/** Reads it; undefined where there is no last line. */
export function readOutcome(printed: string): Outcome | undefined {
  const lines = printed.split('\n').flatMap((line) => (line.startsWith('MISMATCH ') ? [line.slice(9)] : []));
  const pass = passLine.exec(printed);
  if (pass !== null) {
    return { isPassed: true, mismatches: 0, worst: 0, latency: Number(pass[2]), interval: Number(pass[3]), lines };
  }
  const fail = failLine.exec(printed);
  if (fail === null) return undefined;
  const [, mismatches, worst, latency, interval] = fail.map(Number);
  return {
    isPassed: false,
    mismatches: mismatches ?? 0,
    worst: worst ?? 0,
    latency: latency ?? 0,
    interval: interval ?? 0,
    lines,
  };
}
