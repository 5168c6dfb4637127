/** Options of each generator that an experiment can draw its rows with: all of them, so that nothing is left to defaults. */
export interface GeneratorChoices {
  /** Sines, half of them with a plateau: every half period and phase once in each class. */
  readonly plateaus: { readonly length: number; readonly noise: number };
  readonly waves: {
    readonly rows: number;
    readonly length: number;
    readonly classes: 2 | 3 | 4;
    readonly phase: 'zero' | 'random';
  };
  readonly circles: { readonly rows: number; readonly noise: number; readonly factor: number };
  readonly moons: { readonly rows: number; readonly noise: number };
  readonly spirals: { readonly rows: number; readonly noise: number; readonly turns: number };
  readonly checkerboard: { readonly rows: number; readonly noise: number; readonly cells: number };
  readonly blobs: { readonly rows: number; readonly centers: number; readonly deviation: number };
  readonly gaussianQuantiles: { readonly rows: number; readonly classes: number };
  /** Numbers to predict in place of classes. */
  readonly surface: { readonly rows: number; readonly noise: number; readonly shape: 'plane' | 'hills' };
  readonly threshold: { readonly rows: number; readonly at: number };
  readonly classification: {
    readonly rows: number;
    readonly features: number;
    readonly classes: number;
    readonly clustersPerClass: number;
    readonly separation: number;
  };
}

/** A generator by its name. */
export type GeneratorName = keyof GeneratorChoices;

/** Rows that a generator draws. */
export type GeneratedData = {
  readonly [Name in GeneratorName]: { readonly kind: Name; readonly seed: number } & GeneratorChoices[Name];
}[GeneratorName];

/** Rows of a file of one's own, which whoever opens the experiment must have. */
export interface FileData {
  readonly kind: 'file';
  /** As it was called where it was first read. */
  readonly name: string;
  /** Of its bytes, in hexadecimal digits. */
  readonly sha256: string;
  /** Of files of columns: the names, or the indices from 0, of what is to be predicted. Empty where the file says. */
  readonly target: readonly string[];
}

/** Where an experiment's rows come from. */
export type DataChoice = GeneratedData | FileData;
