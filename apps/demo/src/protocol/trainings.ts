import type { Views } from './drawings.js';

/** An epoch of one of the models. */
export interface EpochEvent {
  readonly kind: 'epoch';
  readonly model: number;
  /** From 0. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number | undefined;
  readonly testLoss: number | undefined;
  readonly testAccuracy: number | undefined;
  readonly learningRate: number;
  readonly seconds: number;
}

/** What the worker tells while it trains: epochs in batches, at most some thirty times a second; pictures less often. */
export type TrainingEvent =
  /** In the order in which they ended; several models take turns. */
  | { readonly kind: 'epochs'; readonly epochs: readonly EpochEvent[] }
  /** The newest of every model that was drawn so far: they replace those before. */
  | { readonly kind: 'views'; readonly views: readonly Views[] }
  | { readonly kind: 'paused'; readonly isPaused: boolean }
  /** A line for people, such as why something else computes than was asked for. */
  | { readonly kind: 'note'; readonly text: string };

/** Networks that are trained side by side, at most: more are for the command. */
export const mostSeeds = 16;

/** What a training came to. */
export interface TrainingResult {
  readonly models: readonly TrainedView[];
}

/** One of the models after training. */
export interface TrainedView {
  readonly seed: number;
  readonly epochs: number;
  /** Why it ended early, if it did. */
  readonly stopped: string | undefined;
  readonly interrupted: boolean;
  readonly seconds: number;
  readonly microsecondsPerStep: number;
  readonly backend: string;
  /** That of the model file: the same weights give the same one. */
  readonly checksum: string;
  /** After training, in inference mode; accuracy where there are classes. Undefined where no epoch ended. */
  readonly train: Score | undefined;
  readonly test: Score | undefined;
  readonly views: Views;
}

/** Loss and accuracy of some rows. */
export interface Score {
  readonly loss: number;
  readonly accuracy: number | undefined;
}
