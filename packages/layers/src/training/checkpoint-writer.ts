import type { Checkpoint } from './checkpoint.js';
import type { CheckpointSink } from './fit-options.js';
import type { TrainingState } from './training-setup.js';

/** Gives each sink its checkpoints: at its pace, and at the end. One that fails does not keep the others from theirs. */
export function checkpointWriter(
  sinks: readonly (CheckpointSink | undefined)[],
  checkpointOf: (state: TrainingState) => Checkpoint,
): (state: TrainingState, final: boolean) => Promise<void> {
  const due = sinks.flatMap((sink) => (sink === undefined ? [] : [{ sink, savedAt: performance.now() }]));
  return async (state, final) => {
    const failures: unknown[] = [];
    for (const entry of due) {
      if (!final && performance.now() - entry.savedAt < entry.sink.everySeconds * 1000) continue;
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
}
