import type { Checkpoint } from './checkpoint.js';
import type { CheckpointSink } from './fit-options.js';
import type { TrainingState } from './training-setup.js';

interface Entry {
  readonly sink: CheckpointSink;
  savedAt: number;
}

/**
 * Gives each sink its checkpoints: at its pace, and at the end. One that fails does not keep the others from theirs.
 * Gives a promise only where something is saved: it is asked after every epoch.
 */
export function checkpointWriter(
  sinks: readonly (CheckpointSink | undefined)[],
  checkpointOf: (state: TrainingState) => Checkpoint,
): (stateOf: () => TrainingState, final: boolean) => Promise<void> | undefined {
  const entries = sinks.flatMap((sink): Entry[] => (sink === undefined ? [] : [{ sink, savedAt: performance.now() }]));
  const isDue = ({ sink, savedAt }: Entry): boolean => performance.now() - savedAt >= sink.everySeconds * 1000;
  const save = async (due: readonly Entry[], state: TrainingState): Promise<void> => {
    const failures: unknown[] = [];
    for (const entry of due) {
      try {
        // A copy for each: the run may come back to this state.
        await entry.sink.save(checkpointOf(structuredClone(state)));
      } catch (error) {
        failures.push(error);
      }
      entry.savedAt = performance.now();
    }
    if (failures.length > 0) throw failures[0];
  };
  return (stateOf, final) => {
    if (entries.length === 0) return undefined;
    const due = final ? entries : entries.filter(isDue);
    return due.length === 0 ? undefined : save(due, stateOf());
  };
}
