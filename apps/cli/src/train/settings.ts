import type { OptionKind } from '@linnet/core';
import type { SourceSettings } from '../data/source.js';

/** How inputs are scaled before the first layer. */
export const scales = ['standard', 'min-max', 'shared', 'none'] as const;

/** One of them. */
export type Scale = (typeof scales)[number];

/** Everything that decides what a training comes to: plain data, kept in `run.json`. */
export interface TrainSettings {
  readonly data: SourceSettings;
  /** Rows to measure with at the end, from elsewhere. */
  readonly test?: SourceSettings;
  /** Items of the grammar of layers; the last one may be left to the targets. */
  readonly layers?: string;
  readonly loss?: string;
  readonly optimizer: string;
  /** Default: the optimiser's. */
  readonly learningRate?: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** A share of the rows; 0 for none. Default: 0.2, or the rows that are kept apart at the source. */
  readonly validation?: number;
  readonly scale?: Scale;
  /** Whether the network is one that the instrument can run. Default: any. */
  readonly forInstrument?: boolean;
  readonly patience?: number;
  readonly metrics?: readonly string[];
  readonly seed: number;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isListOf =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(is);
const isWhole = (value: unknown): boolean => Number.isInteger(value);
const isColumn = (value: unknown): boolean => isText(value) || isWhole(value);

type Checks<Settings> = { readonly [Name in keyof Required<Settings>]: OptionKind['is'] };

const sourceChecks: Checks<SourceSettings> = {
  source: isText,
  target: isListOf(isColumn),
  inputs: isListOf(isColumn),
  classNames: isListOf(isText),
  rows: isWhole,
  seed: isWhole,
};

const isSource = (value: unknown): boolean => holds(value, sourceChecks, ['source']);

const trainChecks: Checks<TrainSettings> = {
  data: isSource,
  test: isSource,
  layers: isText,
  loss: isText,
  optimizer: isText,
  learningRate: isNumber,
  epochs: isWhole,
  batchSize: isWhole,
  validation: isNumber,
  scale: (value) => scales.some((scale) => scale === value),
  forInstrument: (value) => typeof value === 'boolean',
  patience: isWhole,
  metrics: isListOf(isText),
  seed: isWhole,
};

/** True for settings that were read from a file: every value of its kind, none missing. */
export const isTrainSettings = (value: unknown): value is TrainSettings =>
  holds(value, trainChecks, ['data', 'optimizer', 'epochs', 'batchSize', 'seed']);

function holds(value: unknown, checks: Readonly<Record<string, OptionKind['is']>>, needed: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members: Readonly<Record<string, unknown>> = { ...value };
  return (
    needed.every((name) => members[name] !== undefined) &&
    Object.entries(members).every(([name, member]) => checks[name]?.(member) === true)
  );
}
