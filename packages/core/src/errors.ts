/** What went wrong, for programs; people read the message. */
export type ErrorCode =
  | 'bad-shape'
  | 'bad-value'
  | 'bad-option'
  | 'bad-file'
  | 'unknown-name'
  | 'duplicate-name'
  | 'wrong-contract'
  | 'unavailable'
  | 'refused'
  | 'limit'
  | 'diverged'
  | 'disposed'
  | 'out-of-memory'
  | 'crashed'
  | 'io'
  // Of an instrument: nothing answers there, no such host, too late, not what the protocol says, it belongs to another,
  // another version, a setting it does not take, a bitstream it lacks, refused for another reason.
  | 'device-unreachable'
  | 'device-not-found'
  | 'device-timeout'
  | 'device-protocol'
  | 'device-owned'
  | 'device-version'
  | 'device-parameter'
  | 'device-bitstream'
  | 'device-refused';

/** Extra facts an error can carry. */
export interface LinnetErrorOptions {
  /** Every single problem, where there are several; the message lists them. */
  readonly problems?: readonly string[];
  /** The error that led to this one. */
  readonly cause?: unknown;
}

// The brand makes errors recognisable across two copies of this package.
const brand = Symbol.for('linnet.error');

/**
 * The one error class of linnet. The message says what is wrong, which value, and what to do.
 *
 * @example
 * ```ts
 * throw new LinnetError('bad-value', `Epochs is ${epochs}; use a whole number from 1 up.`);
 * ```
 */
export class LinnetError extends Error {
  /** As stack traces show it. */
  override readonly name = 'LinnetError';
  /** What went wrong, for programs. */
  readonly code: ErrorCode;
  /** Every single problem; the message alone where there is one. */
  readonly problems: readonly string[];

  /** The message is a sentence for people. */
  constructor(code: ErrorCode, message: string, options: LinnetErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.problems = options.problems ?? [message];
    Object.defineProperty(this, brand, { value: true });
  }

  /** True for errors of this class, also those of another copy of `@linnet/core`. */
  static is(error: unknown): error is LinnetError {
    return typeof error === 'object' && error !== null && brand in error;
  }
}

/**
 * Throws one error that lists every problem, or returns when there is none.
 * @throws LinnetError with this code, the heading and the problems: in its message, and one by one in `problems`.
 *
 * @example
 * ```ts
 * throwProblems('limit', 'This model cannot be exported:', exporter.check(model, options));
 * ```
 */
export function throwProblems(code: ErrorCode, heading: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const list = problems.length === 1 ? ` ${problems[0]}` : problems.map((problem) => `\n- ${problem}`).join('');
  throw new LinnetError(code, `${heading}${list}`, { problems });
}
