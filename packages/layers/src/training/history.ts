import type { MetricName } from '../metrics.js';
import type { RunInfo } from './run-info.js';

/** A value for each metric that was asked for; where it is not known which those are, each may be missing. */
type PerMetric<M extends readonly MetricName[], Value> = number extends M['length']
  ? { readonly [Name in MetricName]?: Value }
  : { readonly [Name in M[number]]: Value };

/** Loss (with what regularizers add) and metrics of some rows. */
export type Log<M extends readonly MetricName[] = readonly MetricName[]> = { readonly loss: number } & PerMetric<
  M,
  number
>;

/** One epoch. */
export interface EpochLog {
  /** From 0. */
  readonly epoch: number;
  /** Of its last batch. */
  readonly learningRate: number;
  /** What the epoch took, validation included. */
  readonly seconds: number;
  /** Means over the rows while training, before each update, as in Keras. */
  readonly training: Log;
  /** After the epoch, in inference mode. */
  readonly validation?: Log;
}

/** The same numbers, a list for each, an entry for each epoch. */
export type Curves<M extends readonly MetricName[] = readonly MetricName[]> = {
  /** The mean loss over the rows, with what regularizers add. */
  readonly loss: readonly number[];
} & PerMetric<M, readonly number[]>;

/** What a fit leaves behind. `validation` is there where there was validation data, metrics where they were asked for. */
export type History<
  M extends readonly MetricName[] = readonly MetricName[],
  Validated extends boolean = boolean,
> = Curves<M> & {
  /** Of the validation rows, after each epoch. */
  readonly validation: Validated extends true ? Curves<M> : undefined;
  /** Of the last batch of each epoch. */
  readonly learningRate: readonly number[];
  /** How many epochs ran, those before a resumption included. */
  readonly epochs: number;
  /** Seconds of all these epochs, validation and callbacks included. */
  readonly seconds: number;
  /** The same, for each step of the optimiser. */
  readonly microsecondsPerStep: number;
  /** Why it ended before the last epoch, if it did. */
  readonly stopped?: string;
  /** True when a signal ended it; a checkpoint lets it go on. */
  readonly interrupted: boolean;
  /** Seeds, backend, batches and notes: what was known when it started. */
  readonly run: RunInfo;
};

/** Turns logs into lists. */
function curvesOf(logs: readonly Log[], metrics: readonly MetricName[]): Curves {
  const entries = metrics.map((name) => [name, logs.map((log) => log[name] ?? Number.NaN)] as const);
  return { loss: logs.map(({ loss }) => loss), ...Object.fromEntries(entries) };
}

/** What a history is made of. */
export interface HistoryParts {
  readonly logs: readonly EpochLog[];
  readonly metrics: readonly MetricName[];
  readonly validated: boolean;
  readonly stopped: string | undefined;
  readonly interrupted: boolean;
  readonly seconds: number;
  readonly run: RunInfo;
}

/** The history of a run, from its logs. */
export function historyOf({ logs, metrics, validated, stopped, interrupted, seconds, run }: HistoryParts): History {
  const steps = logs.length * run.batches;
  const curves = (of: (log: EpochLog) => Log | undefined): Curves =>
    curvesOf(
      logs.flatMap((log) => of(log) ?? []),
      metrics,
    );
  return {
    ...curves(({ training }) => training),
    validation: validated ? curves(({ validation }) => validation) : undefined,
    learningRate: logs.map((log) => log.learningRate),
    epochs: logs.length,
    seconds,
    microsecondsPerStep: steps === 0 ? 0 : (seconds * 1e6) / steps,
    interrupted,
    run,
    ...(stopped === undefined ? {} : { stopped }),
    // `validation` is a curve exactly when there is validation data: what the overloads of `fit` say.
  } as History;
}
