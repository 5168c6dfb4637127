import type { Option } from 'commander';
import type { Dataset, SurfaceShape } from 'linnet';

/** What data can be written as. */
export const formats = ['csv', 'npy', 'json', 'dat'] as const;

/** One of them. */
export type Format = (typeof formats)[number];

/** What can be told to some generator; each takes those that it names. */
export interface GeneratorFlags {
  readonly seed: number;
  readonly rows?: number;
  readonly testRows?: number;
  readonly noise?: number;
  readonly factor?: number;
  readonly turns?: number;
  readonly cells?: number;
  readonly shuffle?: boolean;
  readonly centers?: number;
  readonly centres?: number;
  readonly features?: number;
  readonly deviation?: number;
  readonly box?: readonly [low: number, high: number];
  readonly informative?: number;
  readonly redundant?: number;
  readonly repeated?: number;
  readonly classes?: number;
  readonly clustersPerClass?: number;
  readonly weights?: readonly number[];
  readonly flipY?: number;
  readonly classSep?: number;
  readonly hypercube?: boolean;
  readonly shift?: number | 'random';
  readonly scale?: number | 'random';
  readonly mean?: readonly number[];
  readonly variance?: number;
  readonly labels?: number;
  readonly length?: number;
  readonly unlabelled?: boolean;
  readonly shape?: SurfaceShape;
  readonly at?: number;
}

/** Rows that were drawn, under the name of their file. */
export interface GeneratedSet {
  readonly name: string;
  readonly data: Dataset;
  /** Their CSV text, where it holds more than inputs and targets. */
  csv?(): string;
}

/** The sets that a generator gives: one, or rows to train with and others. */
export type GeneratedSets = readonly [train: GeneratedSet, other?: GeneratedSet];

/** What a generator does, loaded when it is used. */
export interface Generator {
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** What it is written as where nothing is said. */
  readonly format: Format;
  /** Its own options, beside seed, folder and format. */
  options(): readonly Option[];
  draw(flags: GeneratorFlags): Promise<GeneratedSets>;
}
