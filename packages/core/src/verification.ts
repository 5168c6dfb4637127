import type { NdArray } from './ndarray.js';

/** Rows, and what an exported network must answer to them. */
export interface TestVectors {
  /**
   * Rows. Of a quantised network they are whole numbers in steps of its input; of one in floats they are in the user's units,
   * as `predict` takes them, every number one that a single float holds.
   */
  readonly inputs: NdArray<Float64Array>;
  /** Rows of answers: in steps of the output, or what `predict` gives. */
  readonly expected: NdArray<Float64Array>;
  /**
   * The largest difference that is none, in the units of `expected`: one for all answers, or one for each number of a row,
   * since outputs may have different units. 0 for a quantised network.
   */
  readonly tolerance: number | readonly number[];
}

/** The largest difference that is none in this column of the answers. */
export const toleranceAt = ({ tolerance }: Pick<TestVectors, 'tolerance'>, column: number): number =>
  typeof tolerance === 'number' ? tolerance : (tolerance[column] ?? 0);

/** What came of running an export. */
export interface Verification {
  /** Rows that were run: 0 where no program was found that could. */
  readonly vectors: number;
  /** Rows with an answer that differs. */
  readonly mismatches: number;
  /** What ran them, with its version where it tells one, such as `gcc 12.2.0`; undefined where nothing did. */
  readonly by: string | undefined;
  /** The largest difference of any answer, in the units of the vectors. */
  readonly worst: number;
  /** What is missing, or which rows differ first: sentences for people. */
  readonly notes: readonly string[];
}

/** A folder of one's own with the machine's programs: where exports are run. `@linnet/core/node` makes one. */
export interface Workbench {
  /** The first of these programs that is installed. */
  find(programs: readonly string[]): Promise<string | undefined>;
  /** Puts a file into the folder. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** Reads a file of the folder. */
  read(name: string): Promise<Uint8Array>;
  /**
   * Runs a program in the folder and gives what it printed; paths of the folder's files are their names.
   * @throws LinnetError `refused` with what it wrote to standard error where it fails.
   */
  run(program: string, args: readonly string[]): Promise<string>;
  /** A package for JavaScript that the user may have installed; undefined where it is not. */
  load(packageName: string): Promise<unknown>;
}
