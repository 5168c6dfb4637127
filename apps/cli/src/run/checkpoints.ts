import { join } from 'node:path';
import { readText } from '@linnet/core/node';
import { type Checkpoint, type CheckpointSink, parseCheckpoint, type RunContext, stringifyCheckpoint } from 'linnet';
import { exists } from '../files.js';
import type { RunFolder } from './run-folder.js';

/** A run that is killed loses at most this much. */
const everySeconds = 10;

/** Keeps a checkpoint for each fit of a job in the run folder, and finds it again when the run is resumed. */
export function checkpointsIn(folder: RunFolder, resuming: boolean): NonNullable<RunContext['checkpointsOf']> {
  return async (fit): Promise<CheckpointSink & { readonly resume: Checkpoint | undefined }> => {
    const name = `checkpoint-${fit + 1}.json`;
    const resume = resuming ? await readCheckpoint(join(folder.path, name), fit) : undefined;
    return { everySeconds, resume, save: (checkpoint) => folder.write(name, stringifyCheckpoint(checkpoint)) };
  };
}

async function readCheckpoint(path: string, fit: number): Promise<Checkpoint | undefined> {
  if (await exists(path)) return parseCheckpoint(await readText(path));
  if (fit === 0) console.error('There is no checkpoint yet: starting from the beginning.');
  return undefined;
}

/** Whether a file of a run is a checkpoint: people look at the others. */
export const isCheckpoint = (file: string): boolean => /(?:^|[\\/])checkpoint-\d+\.json$/u.test(file);
