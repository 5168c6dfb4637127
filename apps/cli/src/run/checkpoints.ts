import { basename, join } from 'node:path';
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
  if (fit === 0) console.error('There is no checkpoint of the first fit: starting from the beginning.');
  return undefined;
}

/**
 * Leaves the last fit's checkpoint alone, once a run has ended well: from that one it can go on to more epochs, and fits
 * before it come to the same bits when they are run again.
 */
export async function dropCheckpoints(folder: RunFolder): Promise<void> {
  const names = folder
    .files()
    .filter(isCheckpoint)
    .map((path) => basename(path));
  const inOrder = names.sort((a, b) => fitOf(a) - fitOf(b));
  await folder.remove(inOrder.slice(0, -1));
}

const pattern = /(?:^|[\\/])checkpoint-(\d+)\.json$/u;

const fitOf = (file: string): number => Number(pattern.exec(file)?.[1]);

/** Whether a file of a run is a checkpoint: people look at the others. */
export const isCheckpoint = (file: string): boolean => pattern.test(file);
