import type { BackendSource } from '@linnet/core';
import type { Checkpoint } from './checkpoint.js';
import type { CheckpointSink } from './fit-options.js';
import type { ProgressSink, ProgressStyle } from './progress.js';

/**
 * What a program that runs other people's jobs (the command line) adds to every fit in them: it can interrupt, save
 * and resume a job that knows nothing of it. Options of the fit itself go first.
 */
export interface RunContext {
  /** Instead of `auto` and the default registry. */
  readonly backends?: { readonly source: BackendSource; readonly name: string };
  readonly signal?: AbortSignal;
  readonly progress?: { readonly sink: ProgressSink; readonly style?: ProgressStyle };
  /** For the fit of this number, counted from 0. */
  checkpointsOf?(fit: number): Promise<CheckpointSink & { readonly resume: Checkpoint | undefined }>;
}

interface ActiveRun extends RunContext {
  fits: number;
}

// One for the process, so that a job's own copy of this package sees it.
const key = Symbol.for('linnet.run');
const holder = globalThis as { [key]?: ActiveRun };

/** Runs a job in a context. Jobs run one at a time. */
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
