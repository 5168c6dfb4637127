/** What a backend would make of a model. */
export interface BackendExplanation {
  /** Of the backend. */
  readonly name: string;
  /** `auto` asks the highest first; undefined for a backend that was loaded by hand. */
  readonly priority: number | undefined;
  /** Whether it runs the model here, refuses it, or cannot be used here at all. */
  readonly status: 'runs' | 'refuses' | 'unavailable';
  /** What it would run, a line each; or else why it does not, and what to do about it. */
  readonly lines: readonly string[];
}

/** What runs a model, and why not something else. As text it is a table for people. */
export interface Explanation {
  /** Such as `training with meanSquaredError and adam in batches of 32`. */
  readonly purpose: string;
  /** The backend that `auto` takes; undefined when none can run it. */
  readonly auto: string | undefined;
  /** The backend that the model, or the run it is part of, names instead. */
  readonly named: string | undefined;
  /** By priority, highest first. */
  readonly backends: readonly BackendExplanation[];
  /** A heading, then the lines of every backend, in columns. */
  toString(): string;
}

/** Makes the text of an explanation part of it. */
export const explanationOf = (parts: Omit<Explanation, 'toString'>): Explanation => ({
  ...parts,
  toString: () => textOf(parts),
});

function textOf({ purpose, auto, named, backends }: Omit<Explanation, 'toString'>): string {
  const names = columnOf(backends.map(({ name }) => name));
  const states = columnOf(backends.map(({ status }) => status));
  const rows = backends.flatMap(({ name, status, lines }) =>
    lines.map((line, index) =>
      index === 0 ? `${names(name)}${states(status)}${line}` : `${names('')}${states('')}${line}`,
    ),
  );
  return [`${purpose}: ${choiceOf(auto, named)}`, ...rows].join('\n');
}

function choiceOf(auto: string | undefined, named: string | undefined): string {
  if (named === undefined) return auto === undefined ? 'no backend can run it' : `auto takes ${auto}`;
  return auto === undefined || auto === named
    ? `on ${named}, by name`
    : `on ${named}, by name; auto would take ${auto}`;
}

/** Pads to the longest of some texts. */
function columnOf(texts: readonly string[]): (text: string) => string {
  const width = 2 + Math.max(0, ...texts.map(({ length }) => length));
  return (text) => text.padEnd(width);
}
