/** The files of an export, as text. */
export interface CDocument {
  /** Of the files, and what every symbol of them starts with. */
  readonly name: string;
  /** Whether a number is an integer that counts steps, or a single float. */
  readonly arithmetic: 'integer' | 'float';
  /** NAME.c: the network. */
  readonly source: string;
  /** NAME.h: what it gives, with all that there is to say of it. */
  readonly header: string;
  /** NAME_test.c: a program that checks itself, and runs rows of a file. */
  readonly test: string;
}

/** What a person wants to know of an export. Plain data. */
export interface CReport {
  readonly arithmetic: 'integer' | 'float';
  /** Of weights, biases, tables and bounds; structures that point to them are some words a layer more. */
  readonly constantBytes: number;
  /** What the arrays of NAME_run take. */
  readonly stackBytes: number;
  /** What those of NAME_predict, which calls it, take in all. */
  readonly predictStackBytes: number;
  /** Of one inference, by weights. */
  readonly multiplications: number;
  /** For each layer how many bits, sign included, hold its sums; empty where they are floats. */
  readonly accumulatorBits: readonly number[];
  /** Names, the main one first. */
  readonly files: readonly string[];
  /** What is assumed of a device, such as its word lengths. */
  readonly assumptions: readonly string[];
  /** What of the model is not in the files, with what they give instead. */
  readonly notes: readonly string[];
}

/** An export without its encoding. */
export interface CExport {
  readonly document: CDocument;
  readonly report: CReport;
}
