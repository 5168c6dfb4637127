/** The last samples of a few traces, the newest at the end. */
export interface Trace {
  /** Places 0 to `length`, for the axis. */
  readonly places: readonly number[];
  readonly values: readonly (readonly (number | null)[])[];
  push(samples: readonly ArrayLike<number>[]): void;
  clear(): void;
}

/** Makes a trace of some lines. Where there is nothing yet, or no number, the line has a gap. */
export function trace(lines: number, length: number): Trace {
  const values = Array.from({ length: lines }, () => new Array<number | null>(length).fill(null));
  return {
    places: Array.from({ length }, (_, at) => at - length + 1),
    values,
    push: (samples) => {
      values.forEach((line, index) => {
        const added = Array.from(samples[index] ?? [], (value) => (Number.isFinite(value) ? value : null)).slice(
          -length,
        );
        line.splice(0, added.length);
        line.push(...added);
      });
    },
    clear: () => {
      for (const line of values) line.fill(null);
    },
  };
}
