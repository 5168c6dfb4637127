import type { ModelArtifact, Registry } from '@linnet/core';
import type { Checkpoint } from './checkpoint.js';
import type { CheckpointSink } from './fit-options.js';
import type { History } from './history.js';
import type { ProgressStyle } from './progress.js';
import type { ProgressSink } from './progress-sink.js';

/**
 * What a program that runs other people's jobs (the command line) adds to every fit in them: it can interrupt, save
 * and resume a job that knows nothing of it. Options of the fit itself go first.
 */
export interface RunContext {
  /** Instead of the default one, for backends and exporters. */
  readonly registry?: Registry;
  /** Where a model leaves the choice to `auto`. */
  readonly backend?: string;
  /** Ends every fit of the job between two batches. */
  readonly signal?: AbortSignal;
  /** Where the progress of fits goes, and how, unless the fit says how. */
  readonly progress?: { readonly sink: ProgressSink; readonly style?: ProgressStyle };
  /** For the fit of this number, counted from 0. */
  checkpointsOf?(fit: number): Promise<CheckpointSink & { readonly resume: Checkpoint | undefined }>;
  /** Is told of every fit that ended, also of one that was interrupted or failed. */
  onFit?(fitted: FittedModel): void;
}

/** A model as a fit left it. */
export interface FittedModel {
  /** Of that fit. */
  readonly history: History;
  /** How many numbers the weights are. */
  readonly parameters: number;
  /** Keras's layer table. */
  summary(): string;
  /** The model as plain data, with the weights it has when this is called. */
  toArtifact(): ModelArtifact;
}

interface ActiveRun extends RunContext {
  fits: number;
}

// One for the process, so that a job's own copy of this package sees it.
const key = Symbol.for('linnet.run');
const holder = globalThis as { [key]?: ActiveRun };

/**
 * Runs a job in a context, and gives what it gives. Jobs run one at a time.
 *
 * @example
 * ```ts
 * const controller = new AbortController();
 * const onFit = ({ history }: FittedModel) => console.log(history.epochs);
 * await withRunContext({ signal: controller.signal, onFit }, () => import('./job.js'));
 * ```
 */
export async function withRunContext<T>(context: RunContext, job: () => Promise<T>): Promise<T> {
  const before = holder[key];
  holder[key] = { ...context, fits: 0 };
  try {
    return await job();
  } finally {
    if (before === undefined) delete holder[key];
    else holder[key] = before;
  }
}

/** The context of the job that is running, if there is one. */
export const runContext = (): RunContext | undefined => holder[key];

/** Counts the fits of a job, so that each finds its own checkpoint. */
export const nextFit = (): number => {
  const run = holder[key];
  return run === undefined ? 0 : run.fits++;
};
