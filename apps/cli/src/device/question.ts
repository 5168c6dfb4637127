import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { LinnetError } from '@linnet/core';

/** Who answers, and when it no longer matters. */
export interface QuestionOptions {
  /** Answered already. */
  readonly yes: boolean;
  readonly signal: AbortSignal;
}

/**
 * Whether a person lets something end; asked on the terminal.
 * @throws LinnetError `bad-option` where there is none to ask on: `--yes` answers.
 */
export async function mayEnd(what: string, { yes, signal }: QuestionOptions): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) {
    throw new LinnetError(
      'bad-option',
      `This would replace what runs: ${what}. Nothing was changed; add --yes to do it.`,
    );
  }
  // Not a terminal of its own: Ctrl-C stays a signal.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const closed = once(lines, 'close').then(() => 'no');
  try {
    const answered = lines.question(`This replaces what runs: ${what}. Go on? [y/N] `, { signal });
    return /^y(es)?$/iu.test((await Promise.race([answered, closed])).trim());
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
}
