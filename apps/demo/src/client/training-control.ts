import type { Experiment } from '@linnet/recipes';
import type { Engine, Show, TrainingEvent } from '../protocol/index.js';
import { createStore, type Store } from '../state/store.js';
import { idleTraining, isUnderWay, nextTraining, type TrainingAction, type TrainingState } from './training-state.js';

/** What of an engine a training needs. */
export type Trainer = Pick<Engine, 'train' | 'pause' | 'resume' | 'step' | 'stop' | 'show'>;

/** What is trained. */
export interface TrainingSettings {
  readonly experiment: Experiment;
  readonly seeds: number;
  readonly show: Show;
}

/** One training at a time. */
export interface TrainingControl extends Pick<Store<TrainingState>, 'get' | 'subscribe'> {
  start(settings: TrainingSettings): void;
  pause(): void;
  resume(): void;
  /** One epoch; of a training that is not under way, its first one. */
  step(settings: TrainingSettings): void;
  stop(): void;
  reset(): void;
  /** Other pictures, of the network as it is. */
  show(show: Show): void;
}

/**
 * Makes the control of trainings.
 * @param findTrainer gives an engine that is alive
 */
export function createTrainingControl(findTrainer: () => Promise<Trainer>): TrainingControl {
  const store = createStore(idleTraining);
  // Calls wait for the engine of the training that they are meant for, so they come to it in order.
  let trainer: Promise<Trainer> | undefined;
  /** Which start it was: what still comes of an earlier one is none of ours. */
  let current = 0;

  const hearAs =
    (own: number) =>
    (action: TrainingAction): void => {
      if (own === current) store.set(nextTraining(store.get(), action));
    };
  /** A call that fails because the worker is gone: the training fails too, and tells. */
  const ask = (call: (trainer: Trainer) => Promise<unknown>): void => void trainer?.then(call).catch(() => {});

  const begin = ({ experiment, seeds, show }: TrainingSettings, paused: boolean): void => {
    const hear = hearAs(++current);
    hear({ kind: 'started', models: seeds, isPaused: paused });
    trainer = findTrainer();
    const listen = (event: TrainingEvent): void => hear(event);
    trainer
      .then((found) => found.train(experiment, { seeds, show, paused }, listen))
      .then((result) => hear({ kind: 'ended', result }))
      .catch((error: unknown) => hear({ kind: 'failed', failure: asError(error) }));
  };

  return {
    get: store.get,
    subscribe: store.subscribe,
    start: (settings) => begin(settings, false),
    pause: () => ask((found) => found.pause()),
    resume: () => ask((found) => found.resume()),
    step(settings) {
      if (!isUnderWay(store.get())) begin(settings, true);
      ask((found) => found.step());
    },
    stop: () => ask((found) => found.stop()),
    reset() {
      if (isUnderWay(store.get())) ask((found) => found.stop());
      current++;
      store.set(idleTraining);
    },
    show(show) {
      const { phase } = store.get();
      if (phase === 'idle' || phase === 'failed') return;
      const hear = hearAs(current);
      trainer
        ?.then((found) => found.show(show))
        .then((views) => hear({ kind: 'views', views }))
        .catch((error: unknown) => hear({ kind: 'undrawn', failure: asError(error) }));
    },
  };
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
