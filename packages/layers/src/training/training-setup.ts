import type { Float32Samples, ModelArtifact, ParamSlot, Program, ProgramState } from '@linnet/core';
import type { Callback, TrainingControl } from './callback.js';
import type { CheckpointValue } from './checkpoint-value.js';
import type { EpochLog, Log } from './history.js';
import type { Pace } from './pace.js';
import type { RunInfo } from './run-info.js';

/** Everything a training run needs; what a model prepares from its options. */
export interface TrainingSetup {
  readonly program: Program;
  /** Of the program's plan. */
  readonly params: readonly ParamSlot[];
  readonly samples: Float32Samples;
  /** Numbers of one prediction. */
  readonly outputs: number;
  readonly run: RunInfo;
  readonly shuffle: boolean;
  /** Batches that the model was trained on before epoch 0 of this run. */
  readonly stepsBefore: number;
  readonly learningRate: number;
  readonly callbacks: readonly Callback[];
  readonly callbackStates: CallbackStates;
  readonly pace: Pace;
  /** Any of these ends training. */
  readonly signals: readonly (AbortSignal | undefined)[];
  /** Where the run goes on from; undefined for one that starts. */
  readonly resumed: ResumedRun | undefined;
  /** The model as the program now has it. */
  toArtifact(): ModelArtifact;
  /** Loss and metrics from the predictions made while training. */
  measureTraining(loss: number, out: Float32Array): Log;
  /** Loss and metrics of the validation rows; undefined where there are none. */
  measureValidation: (() => Promise<Log>) | undefined;
  /** Called between epochs, after all callbacks, and at the end before the best weights come back; undefined where nobody keeps any. */
  readonly onCheckpoint: ((stateOf: () => TrainingState, final: boolean) => Promise<void> | undefined) | undefined;
}

/** The states of all callbacks, one for each; null for those that keep none. */
export interface CallbackStates {
  /** Copies: a callback may go on with the value it gave. */
  read(): readonly CheckpointValue[];
  write(states: readonly CheckpointValue[], control: TrainingControl): void;
}

/** What a resumed run starts with, beside the program's state. */
export interface ResumedRun {
  readonly logs: readonly EpochLog[];
  readonly callbacks: readonly CheckpointValue[];
  readonly stopped?: string;
}

/** What an epoch changes, beside the logs. */
export interface Changeable {
  readonly program: ProgramState;
  readonly learningRate: number;
  /** One for each callback; null for those that keep no state. */
  readonly callbacks: readonly CheckpointValue[];
  readonly stopped?: string;
}

/** A run between two epochs. */
export interface TrainingState extends Changeable {
  readonly logs: readonly EpochLog[];
}

/** How a run ended. */
export interface TrainingResult {
  readonly logs: readonly EpochLog[];
  /** That a further fit starts with. */
  readonly learningRate: number;
  readonly stopped: string | undefined;
  readonly interrupted: boolean;
  /** What failed, the cause of its end first; to be thrown once all is kept. */
  readonly failures: readonly unknown[];
}
