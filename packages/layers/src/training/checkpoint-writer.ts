import type { Checkpoint } from './checkpoint.js';
import type { CheckpointSink } from './fit-options.js';
import type { TrainingState } from './training-setup.js';

/** Gives each sink its checkpoints: at its pace, and at the end. */
export function checkpointWriter(
  sinks: readonly (CheckpointSink | undefined)[],
  checkpointOf: (state: TrainingState) => Checkpoint,
): (present: () => TrainingState, final: boolean) => Promise<void> {
  const due = sinks.flatMap((sink) => (sink === undefined ? [] : [{ sink, savedAt: performance.now() }]));
  return async (present, final) => {
    for (const entry of due) {
      if (!final && performance.now() - entry.savedAt < entry.sink.everySeconds * 1000) continue;
      await entry.sink.save(checkpointOf(present()));
      entry.savedAt = performance.now();
    }
  };
}
