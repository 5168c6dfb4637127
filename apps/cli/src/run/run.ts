import { LinnetError, type Registry, unknownName } from '@linnet/core';
import type { FittedModel, RunContext } from 'linnet';
import type { DeviceFlags } from '../closed-loop/options.js';
import { type FoundConfig, findConfig } from '../config.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { loadPlugins, registryOf } from '../plugins.js';
import { checkpointsIn } from './checkpoints.js';
import { catchInterrupts, type Interrupts } from './interrupts.js';
import { type Job, resolveJob, resumeJob } from './job.js';
import { type JobExports, keepExports } from './job-exports.js';
import { openRunFolder, type RunFolder } from './run-folder.js';
import { keepStandardOutput, type StandardOutput } from './standard-output.js';
import { resumeCommand, summaryOf, summaryText } from './summary.js';
import { writeResults } from './write-results.js';

/** What `linnet run` takes. */
export interface RunFlags extends OutputFlags, DeviceFlags {
  readonly epochs?: number;
  readonly patience?: number;
  readonly seed?: number;
  readonly dataSeed?: number;
  readonly experiment?: string;
  readonly seeds?: number;
  readonly backend?: string;
  readonly plugin: readonly string[];
  readonly resume?: string;
}

/** Where a run writes and what it prints. */
export interface OutputFlags {
  readonly out?: string;
  readonly png?: boolean;
  readonly json?: boolean;
}

/** Runs a recipe or a job: everything is checked first, then it trains, then all that came out is written. */
export const run = (target: string | undefined, flags: RunFlags): Promise<ExitCode> =>
  runAs(() => jobOf(target, flags), flags);

/** The same for a job that something else makes; what that prints goes to standard error with `--json`. */
export async function runAs(
  make: () => Promise<readonly [Job, FoundConfig | undefined]>,
  flags: OutputFlags & Pick<RunFlags, 'resume'>,
): Promise<ExitCode> {
  const output = keepStandardOutput(flags.json === true);
  try {
    const [job, config] = await make();
    const registry = registryOf(await loadPlugins(job.plugins, config));
    checkBackend(registry, job.backend);
    return await runIn(await openRunFolder(job, flags), job, registry, flags, output);
  } finally {
    output.release();
  }
}

async function runIn(
  folder: RunFolder,
  job: Job,
  registry: Registry,
  flags: OutputFlags & Pick<RunFlags, 'resume'>,
  output: StandardOutput,
): Promise<ExitCode> {
  const interrupts = catchInterrupts();
  try {
    const { result, problems: exportProblems, failure } = await runJob(job, folder, registry, interrupts, flags);
    const interrupted = interrupts.signal.aborted;
    const isOver = !interrupted && failure === undefined && exportProblems.length === 0;
    const problems = [
      ...exportProblems,
      ...(await writeResults(folder, job, result, { interrupted, isOver, png: flags.png === true })),
    ];
    const summary = summaryOf({ job, folder: folder.path, result, files: folder.files(), interrupted });
    output.write(`${flags.json === true ? JSON.stringify(summary, null, 2) : summaryText(summary)}\n`);
    if (interrupted) return exitCodes.interrupted;
    if (failure !== undefined) throw failure;
    if (problems.length === 0) return exitCodes.done;
    throw new LinnetError('bad-value', `The job ran, and not everything could be kept: ${problems.join('; ')}.`, {
      problems,
    });
  } finally {
    interrupts.release();
    registry.dispose();
    await folder.release();
  }
}

async function jobOf(target: string | undefined, flags: RunFlags): ReturnType<typeof resumeJob> {
  if (flags.resume !== undefined) return resumeJob(flags.resume, target, flags);
  const found = await findConfig();
  return [await resolveJob(target, flags, found), found];
}

interface Outcome extends JobExports {
  /** What the job ended with, if it did not end well. */
  readonly failure: unknown;
}

/** What was trained is kept, however the job ends. */
async function runJob(
  job: Job,
  folder: RunFolder,
  registry: Registry,
  { signal }: Interrupts,
  flags: Pick<RunFlags, 'resume'>,
): Promise<Outcome> {
  const { withRunContext } = await import('linnet');
  let last: FittedModel | undefined;
  const context: RunContext = {
    registry,
    backend: job.backend,
    signal,
    progress: {
      sink: { write: (text) => void process.stderr.write(text), isTerminal: process.stderr.isTTY === true },
    },
    checkpointsOf: checkpointsIn(folder, flags.resume !== undefined),
    onFit: (fitted) => {
      last = fitted;
    },
  };
  const trained = (): Pick<JobExports['result'], 'model' | 'history'> =>
    last === undefined ? {} : { model: last, history: last.history };
  try {
    const { result, problems } = await keepExports({ ...(await withRunContext(context, () => job.start())) });
    return finish(job, { result: { ...trained(), ...result }, problems, failure: undefined }, folder, signal);
  } catch (failure) {
    // Before the first fit ended there is nothing to keep, unless it was interrupted: then the rest fails as a consequence.
    if (last === undefined && !signal.aborted) throw failure;
    return { result: trained(), problems: [], failure: failure ?? new Error('The job failed without saying why.') };
  }
}

/** What comes after training, such as an instrument: where it fails, what was trained is kept as if there were none. */
async function finish(job: Job, trained: Outcome, folder: RunFolder, signal: AbortSignal): Promise<Outcome> {
  if (job.finish === undefined || signal.aborted) return trained;
  try {
    return { ...trained, result: await job.finish(trained.result, signal) };
  } catch (failure) {
    if (!signal.aborted) console.error(`\nThe training is kept. Try the rest again: ${resumeCommand(folder.path)}`);
    return { ...trained, failure };
  }
}

/** Before anything starts: a backend that does not exist is a matter of a moment. */
export function checkBackend(registry: Registry, name: string): void {
  const known = ['auto', ...registry.backends().map((plugin) => plugin.name)];
  if (!known.includes(name)) throw unknownName('backend', name, known);
}
