/** A file that somebody dropped on the page. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** No more bytes are read of what is dropped at once: sizes are bounded before they are believed. */
export const mostFileBytes = 64 * 1_048_576;

/** What is wrong with the size of files; undefined where nothing is. */
export function sizeProblem(files: readonly { readonly name: string; readonly size: number }[]): string | undefined {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes <= mostFileBytes) return undefined;
  const what = files.length > 1 ? `These ${files.length} files together have` : `${files[0]?.name} has`;
  const megabytes = (count: number): number => Math.ceil(count / 1_048_576);
  return `${what} ${megabytes(bytes)} MB; at most ${megabytes(mostFileBytes)} MB are read here.`;
}

/** What is in a file of data. */
export interface DataFileView {
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
  readonly columns: readonly string[];
  /** What of it an experiment predicts, where the file says; else it is asked for. */
  readonly target: readonly string[];
  /** Whether columns can be chosen, by name, or by index where they are `0`, `1` and so on. */
  readonly hasColumns: boolean;
  /** How it was read, where the file does not say. */
  readonly notes: readonly string[];
}

/** What can be taken away of the trained model. */
export const exportKinds = ['model', 'linn', 'c', 'verilog', 'onnx', 'history'] as const;

/** One of them. */
export type ExportKind = (typeof exportKinds)[number];

/** How something is taken away. */
export interface ExportOptions {
  /** Of the files, without an extension. */
  readonly name: string;
  /** Word length for C, Verilog and ONNX; 0 for floats, which Verilog has none of. */
  readonly bits: number;
}

/** Files that were made: the first is what was asked for, the others stand beside it. */
export interface ExportedFiles {
  readonly files: readonly GivenFile[];
  /** What there is to say of it: latency, limits, word lengths. */
  readonly notes: readonly string[];
}
