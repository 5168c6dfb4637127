import { type RunContext, runContext } from './run-context.js';

/** Where progress goes. */
export interface ProgressSink {
  /** Is given lines with their ends, and parts of lines where it is a terminal. */
  write(text: string): void;
  /** True for a terminal, where a line can be drawn again. */
  readonly isTerminal: boolean;
}

/** Standard error where there is one (Node), else the console, a line at a time. */
export function defaultSink(): ProgressSink {
  const { process } = globalThis as { process?: { stderr?: { write(text: string): void; isTTY?: boolean } } };
  const stderr = process?.stderr;
  if (stderr === undefined) return { write: (text) => consoleLine(text), isTerminal: false };
  return { write: (text) => stderr.write(text), isTerminal: stderr.isTTY === true };
}

/** Where progress goes in a context. */
export const sinkOf = (context: RunContext | undefined): ProgressSink => context?.progress?.sink ?? defaultSink();

/**
 * Tells people something beside the progress of fits, and where that goes: standard error, the console, or what the
 * program that runs this job has said.
 *
 * @example
 * ```ts
 * tell(model.summary());
 * ```
 */
export const tell = (text: string): void => sinkOf(runContext()).write(`${text}\n`);

function consoleLine(text: string): void {
  // biome-ignore lint/suspicious/noConsole: a page has no other place to write to
  console.info(text.trimEnd());
}
