import { join } from 'node:path';
import { type Checkpoint, type CheckpointSink, parseCheckpoint, type RunContext, stringifyCheckpoint } from 'linnet';
import { exists, readText, writeWhole } from '../files.js';

/** A run that is killed loses at most this much. */
const everySeconds = 10;

/** Keeps a checkpoint for each fit of a job in the run folder, and finds it again when the run is resumed. */
export function checkpointsIn(folder: string, resuming: boolean): NonNullable<RunContext['checkpointsOf']> {
  return async (fit): Promise<CheckpointSink & { readonly resume: Checkpoint | undefined }> => {
    const path = join(folder, `checkpoint-${fit + 1}.json`);
    const resume = resuming && (await exists(path)) ? parseCheckpoint(await readText(path)) : undefined;
    return { everySeconds, resume, save: (checkpoint) => writeWhole(path, stringifyCheckpoint(checkpoint)) };
  };
}
