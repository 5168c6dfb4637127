import type { ExportKind } from '../protocol/index.js';

/** What there is to say of something to take away. */
export interface ExportChoice {
  readonly label: string;
  readonly about: string;
  /** Which word lengths it comes in: none, those of a network in integers, or floats (0) too. */
  readonly words: 'none' | 'integers' | 'either';
  /** Whether it is of a training: a network that came from a file has none. */
  readonly isOfTraining?: boolean;
}

/** By kind, in the order of the panel. */
export const exportChoices: Readonly<Record<ExportKind, ExportChoice>> = {
  model: { label: 'Model', about: 'JSON, to load again here or in a program.', words: 'none' },
  linn: { label: '.linn', about: 'For the instrument, with its setup.', words: 'none' },
  c: { label: 'C', about: 'C99 without dependencies.', words: 'either' },
  verilog: { label: 'Verilog', about: 'For an FPGA, with a test bench.', words: 'integers' },
  onnx: { label: 'ONNX', about: 'For other runtimes.', words: 'either' },
  history: { label: 'History', about: 'CSV: the numbers of every epoch.', words: 'none', isOfTraining: true },
};

/** The word length that something is exported in, of what is chosen: Verilog knows no floats. */
export const bitsFor = ({ words }: ExportChoice, bits: number, isFloat: boolean): number =>
  words === 'none' || (words === 'either' && isFloat) ? 0 : bits;
