import type { LinnetError, ModelArtifact } from '@linnet/core';
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
  /** Copies of the weights, in the order of `plan().params`. */
  readWeights(): readonly Float32Array[];
  /**
   * Sets the weights; the optimiser's state stays.
   * @throws LinnetError `bad-value` for NaN and infinite values, `bad-shape` for arrays that do not fit; nothing is written then.
   */
  writeWeights(weights: readonly Float32Array[]): void;
  /** The model as it is now, as plain data: for exporters, and to save with `stringifyModel`. */
  toArtifact(): ModelArtifact;
}

/** A batch that is trained on next. */
export interface BatchPlace {
  /** From 0. */
  readonly epoch: number;
  /** From 0. */
  readonly batch: number;
  /** Of the epoch. */
  readonly batches: number;
  /** How many batches the model was trained on before this one, in earlier fits too: the steps of the optimiser. */
  readonly step: number;
}

/** A batch that was trained on. */
export interface BatchLog extends BatchPlace {
  /** Of this batch, before its update. */
  readonly loss: number;
}

/** How far an epoch is. */
export interface EpochProgress {
  /** From 0. */
  readonly epoch: number;
  /** Of this epoch. */
  readonly batchesDone: number;
  /** Of the whole epoch. */
  readonly batches: number;
  /** Since the epoch began. */
  readonly seconds: number;
}

/**
 * Something that looks on while a model trains, and may step in. All members are optional; a promise is waited for.
 * One value can serve several fits: `onTrainBegin` starts afresh. What a hook throws ends the fit as an interruption does, and
 * is thrown by `fit`.
 *
 * @example
 * ```ts
 * const untilGood: Callback = {
 *   onEpochEnd: ({ training }, control) => {
 *     if (training.loss < 0.01) control.stop('good enough');
 *   },
 * };
 * ```
 */
export interface Callback {
  /** Before the first epoch, once data and options were checked. What it throws ends the fit, and nothing has changed. */
  onTrainBegin?(run: RunInfo): void | Promise<void>;
  /** Before each epoch; a learning rate set here is that of the epoch. */
  onEpochBegin?(control: TrainingControl): void | Promise<void>;
  /** Where this is present, the trainer asks for one batch at a time. The learning rate set here is that of the batch. */
  onBatchBegin?(place: BatchPlace, control: TrainingControl): void | Promise<void>;
  /** Where this is present, the trainer asks for one batch at a time. */
  onBatchEnd?(log: BatchLog, control: TrainingControl): void | Promise<void>;
  /** Now and then during long epochs. */
  onProgress?(progress: EpochProgress): void | Promise<void>;
  /** After each epoch, with its loss and metrics; the epoch counts once all callbacks have seen it. */
  onEpochEnd?(log: EpochLog, control: TrainingControl): void | Promise<void>;
  /**
   * When the loss or a weight has stopped being a finite number, which `error` tells. The state of the last good epoch is
   * back by then; the fit fails with the error, unless a callback calls `control.stop`.
   */
  onDivergence?(error: LinnetError, control: TrainingControl): void | Promise<void>;
  /** Also after an interruption, or when something failed. */
  onTrainEnd?(control: TrainingControl): void | Promise<void>;
  /** What the callback must remember for a resumed run to be the same. */
  readState?(): CheckpointValue;
  /** Takes back what `readState` gave; the weights are by then those of that state. Throws when the state is not its own. */
  writeState?(state: CheckpointValue, control: TrainingControl): void;
}
