import {
  type Backend,
  type Bounds,
  type InferenceProgram,
  LinnetError,
  type Plan,
  type Scaling,
  scaleValue,
  showValue,
  sizeOf,
  unscaleValue,
  vocabularyOf,
} from '@linnet/core';
import { isToken, tokensWanted } from './tokens.js';

/** What predicts one row at a time. */
export interface RowRunnerParts {
  readonly plan: Plan;
  /** Asked for at every row: it may change between two of them. */
  program(): InferenceProgram;
  /** The same. */
  scaling(): Scaling | undefined;
}

/**
 * Predicts the numbers of `row` from place `from` on, in the user's units: scaled in doubles, rounded to single floats
 * once, and back. Allocates nothing.
 */
export type RowRunner = (row: ArrayLike<number>, from: number, out: Float32Array) => void;

/** Lays out the memory of a row. */
export function createRowRunner({ plan, program, scaling }: RowRunnerParts): RowRunner {
  const data = new Float32Array(sizeOf(plan.input));
  const x = { data, shape: [1, ...plan.input] };
  const vocabulary = vocabularyOf(plan);
  return (row, from, out) => {
    const bounds = scaling();
    // Before it is a number by force: null would be 0.
    for (let index = 0; index < data.length; index++) {
      if (!Number.isFinite(row[from + index])) throw notFinite(row[from + index], index);
    }
    if (bounds?.input === undefined) {
      for (let index = 0; index < data.length; index++) data[index] = row[from + index] as number;
    } else scaleRow(row, from, data, bounds.input);
    for (let index = 0; index < data.length; index++) {
      if (!Number.isFinite(data[index])) throw notFinite(row[from + index], index);
    }
    if (vocabulary !== undefined) checkRowTokens(data, vocabulary);
    program().infer(x, out);
    if (bounds?.output !== undefined) unscaleRow(out, bounds.output);
  };
}

/** `scale` of core without an array of its own. */
function scaleRow(row: ArrayLike<number>, from: number, data: Float32Array, { low, high }: Bounds): void {
  for (let index = 0; index < data.length; index++) {
    data[index] = scaleValue(row[from + index] as number, low[index] as number, high[index] as number);
  }
}

/** `unscale`, likewise. */
function unscaleRow(out: Float32Array, { low, high }: Bounds): void {
  for (let index = 0; index < out.length; index++) {
    out[index] = unscaleValue(out[index] as number, low[index] as number, high[index] as number);
  }
}

function checkRowTokens(row: Float32Array, vocabulary: number): void {
  for (let index = 0; index < row.length; index++) {
    const value = row[index] as number;
    if (isToken(value, vocabulary)) continue;
    throw new LinnetError('bad-value', `Number ${index} of the row is ${value}; ${tokensWanted(vocabulary)}`);
  }
}

function notFinite(value: unknown, index: number): LinnetError {
  const problem = Number.isFinite(value)
    ? 'more than a single float can hold (3.4e38) once it is scaled'
    : 'not a finite number';
  return new LinnetError(
    'bad-value',
    `Number ${index} of the row is ${showValue(value)}, ${problem}; nothing was predicted.`,
  );
}

/**
 * Throws for numbers of another length.
 * @throws LinnetError `bad-shape`; `bad-value` for what is no list: `use` says what to give.
 */
export function checkNumbers(given: ArrayLike<number>, length: number, what: string, use: string): void {
  if (!isList(given)) throw new LinnetError('bad-value', `${what} is ${showValue(given)}; use ${use}.`);
  if (given.length === length) return;
  throw new LinnetError('bad-shape', `${what} holds ${given.length} numbers; the model has ${length}.`);
}

/** Lists of any make, but for texts. */
const isList = (given: unknown): given is ArrayLike<unknown> =>
  typeof given === 'object' && given !== null && 'length' in given && typeof given.length === 'number';

/** Throws for a place for predictions that is none: whatever else takes numbers would round them, or lose them. */
export function checkPlace(out: Float32Array, length: number): void {
  const what = 'The place for the prediction';
  // By its name: another window's arrays are as good.
  const made = ArrayBuffer.isView(out) ? out[Symbol.toStringTag] : undefined;
  if (made === 'Float32Array') checkNumbers(out, length, what, '');
  else {
    const given = made === undefined ? showValue(out) : `a ${made}`;
    throw new LinnetError('bad-value', `${what} is ${given}; use a Float32Array of ${length}.`);
  }
}

/**
 * Throws unless a program of this backend answers at once, which only trying tells.
 * @throws LinnetError `refused`.
 */
export async function checkSynchronous(program: InferenceProgram, plan: Plan, backend: Backend): Promise<void> {
  const row = { data: new Float32Array(sizeOf(plan.input)), shape: [1, ...plan.input] };
  const pending = program.infer(row, new Float32Array(sizeOf(plan.output)));
  if (pending === undefined) return;
  await pending;
  throw new LinnetError(
    'refused',
    `Backend "${backend.name}" answers with a promise, and cannot predict a row at once. Compile the model with backend simd or js for that.`,
  );
}
