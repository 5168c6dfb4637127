import type { CheckpointValue } from './checkpoint-value.js';
import type { EpochLog } from './history.js';
import type { RunInfo } from './run-info.js';

/** What a callback can see and change between passes. */
export interface TrainingControl {
  /** From 0. */
  readonly epoch: number;
  /** Used from the next pass on; finite, from 0 up. */
  learningRate: number;
  /** Ends training after this epoch; the reason is kept in the history. */
  stop(reason: string): void;
  /** Copies of the weights. */
  readWeights(): readonly Float32Array[];
  /** Finite numbers only. */
  writeWeights(weights: readonly Float32Array[]): void;
}

/** A batch that was trained on. */
export interface BatchLog {
  readonly epoch: number;
  /** From 0. */
  readonly batch: number;
  readonly batches: number;
  /** Of this batch. */
  readonly loss: number;
}

/** How far an epoch is. */
export interface EpochProgress {
  readonly epoch: number;
  readonly batchesDone: number;
  readonly batches: number;
  readonly seconds: number;
}

/**
 * Something that looks on while a model trains, and may step in. All members are optional; a promise is waited for.
 * One value can serve several fits: `onTrainBegin` starts afresh.
 */
export interface Callback {
  onTrainBegin?(run: RunInfo): void | Promise<void>;
  onEpochBegin?(control: TrainingControl): void | Promise<void>;
  /** Where this is present, the trainer asks for one batch at a time. */
  onBatchEnd?(log: BatchLog, control: TrainingControl): void | Promise<void>;
  /** Now and then during long epochs. */
  onProgress?(progress: EpochProgress): void | Promise<void>;
  onEpochEnd?(log: EpochLog, control: TrainingControl): void | Promise<void>;
  /** Also after an interruption, or when something failed. */
  onTrainEnd?(control: TrainingControl): void | Promise<void>;
  /** What the callback must remember for a resumed run to be the same. */
  readState?(): CheckpointValue;
  /** Takes back what `readState` gave; the weights are by then those of that state. Throws when the state is not its own. */
  writeState?(state: CheckpointValue, control: TrainingControl): void;
}
