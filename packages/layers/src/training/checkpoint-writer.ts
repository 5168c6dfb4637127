import type { Checkpoint } from './checkpoint.js';
import type { CheckpointSink } from './fit-options.js';
import type { PreparedFit } from './prepare-fit.js';
import type { RunIdentity } from './run-identity.js';
import { marksOf, type RunMarks } from './run-marks.js';
import type { TrainingSetup, TrainingState } from './training-setup.js';

interface Entry {
  readonly sink: CheckpointSink;
  savedAt: number;
}

/**
 * Gives each sink its checkpoints: at its pace, and at the end. One that fails does not keep the others from theirs.
 * Gives a promise only where something is saved: it is asked after every epoch.
 */
export function checkpointWriter(
  sinks: readonly CheckpointSink[],
  identity: RunIdentity,
  prepared: PreparedFit,
): NonNullable<TrainingSetup['onCheckpoint']> {
  const marks = marksOf(identity, prepared);
  const entries = sinks.map((sink): Entry => ({ sink, savedAt: performance.now() }));
  const isDue = ({ sink, savedAt }: Entry): boolean => performance.now() - savedAt >= sink.everySeconds * 1000;
  const save = async (due: readonly Entry[], state: TrainingState): Promise<void> => {
    const failures: unknown[] = [];
    for (const entry of due) {
      try {
        // A copy for each: the run may come back to this state.
        await entry.sink.save(checkpointOf(marks, structuredClone(state)));
      } catch (error) {
        failures.push(error);
      }
      entry.savedAt = performance.now();
    }
    if (failures.length > 0) throw failures[0];
  };
  return (stateOf, final) => {
    const due = final ? entries : entries.filter(isDue);
    return due.length === 0 ? undefined : save(due, stateOf());
  };
}

const checkpointOf = (marks: RunMarks, state: TrainingState): Checkpoint => ({
  format: 'linnet-checkpoint/1',
  epochs: state.logs.length,
  ...marks,
  ...state,
});
