import type { ModelArtifact } from '@linnet/core';
import { compileExperiment, type Experiment, type ExperimentSets, fitOptionsOf, targetsFor } from '@linnet/recipes';
import { type Callback, type EpochLog, fitTogether, terminateOnNaN } from 'linnet';
import type { EpochEvent } from '../protocol/index.js';
import type { Feed } from './feed.js';
import type { Gate } from './gate.js';
import type { LiveModels } from './live-models.js';
import type { TrainedModel } from './subject.js';

/** What a training is, and who looks on. */
export interface TrainParts {
  readonly experiment: Experiment;
  readonly sets: ExperimentSets;
  readonly seeds: readonly number[];
  readonly gate: Gate;
  readonly feed: Feed;
  readonly live: LiveModels;
  readonly signal: AbortSignal;
}

/** Trains an experiment from each seed: side by side where the backend can, else one after another. */
export async function trainSeeds(parts: TrainParts): Promise<readonly TrainedModel[]> {
  const { experiment, sets, seeds, signal } = parts;
  const models = seeds.map((seed) => compileExperiment(experiment, sets, seed));
  const artifacts = new Map<number, ModelArtifact>();
  const options = seeds.map((seed, index) => {
    const watcher = watch(index, parts, (artifact) => void artifacts.set(index, artifact));
    // What was learnt before numbers ran away stays to be looked at, and the others train on.
    const callbacks = [watcher, terminateOnNaN()];
    return fitOptionsOf(experiment, sets, { seed, callbacks, signal, progress: 'none' });
  });
  const histories = await fitTogether(models, targetsFor(experiment, sets.train), options);
  return histories.flatMap((history, index) => {
    const [seed, model, artifact] = [seeds[index], models[index], artifacts.get(index)];
    return seed === undefined || model === undefined || artifact === undefined
      ? []
      : [{ seed, model, history, artifact }];
  });
}

/** What looks on while a model trains: holds it, tells of its epochs, draws it, and keeps it as it was in the end. */
function watch(model: number, { gate, feed, live }: TrainParts, keep: (artifact: ModelArtifact) => void): Callback {
  return {
    onTrainBegin: ({ notes }) => {
      gate.enter(model);
      for (const note of notes) feed.note(note);
    },
    onEpochBegin: (control) => {
      live.add(model, control);
      return gate.holds(model, control.epoch) ? waitAt(model, control.epoch) : gate.pass(model, control.epoch);
    },
    onEpochEnd: (log) => {
      feed.epoch(eventOf(model, log));
      return live.drawIfDue(model);
    },
    onTrainEnd: (control) => {
      // Bounds of scaling of a model that trained for no epoch are gone after this.
      keep(control.toArtifact());
      gate.leave(model);
    },
  };

  /** Whoever pauses looks at what there is. */
  async function waitAt(held: number, epoch: number): Promise<void> {
    await live.drawNow(held);
    await gate.pass(held, epoch);
  }
}

const eventOf = (model: number, { epoch, training, validation, learningRate, seconds }: EpochLog): EpochEvent => ({
  kind: 'epoch',
  model,
  epoch,
  loss: training.loss,
  accuracy: training.accuracy,
  testLoss: validation?.loss,
  testAccuracy: validation?.accuracy,
  learningRate,
  seconds,
});
