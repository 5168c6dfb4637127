import { type Registry, unknownName } from '@linnet/core';
import type { RunContext } from 'linnet';
import { findConfig } from '../config.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { loadPlugins, registryOf } from '../plugins.js';
import { checkpointsIn } from './checkpoints.js';
import { catchInterrupts } from './interrupts.js';
import { resolveJob, resumeJob } from './job.js';
import { openRunFolder } from './run-folder.js';
import { summaryOf, summaryText } from './summary.js';
import { writeResults } from './write-results.js';

/** What `linnet run` takes. */
export interface RunFlags {
  readonly epochs?: number;
  readonly patience?: number;
  readonly seed?: number;
  readonly dataSeed?: number;
  readonly backend?: string;
  readonly plugin: readonly string[];
  readonly out?: string;
  readonly resume?: string;
  readonly json?: boolean;
}

/** Runs a recipe or a job: everything is checked first, then it trains, then all that came out is written. */
export async function run(target: string | undefined, flags: RunFlags): Promise<ExitCode> {
  const found = await findConfig();
  const job =
    flags.resume === undefined ? await resolveJob(target, flags, found) : await resumeJob(flags.resume, target, flags);
  const registry = registryOf(await loadPlugins(job.plugins, found));
  checkBackend(registry, job.backend);
  const folder = await openRunFolder(job, flags);
  const interrupts = catchInterrupts();
  const context: RunContext = {
    backends: { source: registry, name: job.backend },
    signal: interrupts.signal,
    progress: { sink: { write: (text) => void process.stderr.write(text), isTerminal: process.stderr.isTTY === true } },
    checkpointsOf: checkpointsIn(folder.path, flags.resume !== undefined),
  };
  const { withRunContext } = await import('linnet');
  try {
    const result = await withRunContext(context, () => job.start(flags.json === true));
    const interrupted = interrupts.signal.aborted;
    await writeResults(folder, job, result, interrupted);
    const summary = summaryOf({ job, folder: folder.path, result, files: folder.files(), interrupted });
    // Not console.log, which a job's words are kept from with --json.
    process.stdout.write(`${flags.json === true ? JSON.stringify(summary, null, 2) : summaryText(summary)}\n`);
    return interrupted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    interrupts.release();
    registry.dispose();
  }
}

/** Before anything starts: a backend that does not exist is a matter of a moment. */
function checkBackend(registry: Registry, name: string): void {
  const known = ['auto', ...registry.backends().map((plugin) => plugin.name)];
  if (!known.includes(name)) throw unknownName('backend', name, known);
}
