import {
  type Callback,
  type CompiledModel,
  type Dataset,
  earlyStopping,
  type FitOptions,
  type History,
  learningRateSchedule,
  type MetricName,
  pow,
} from 'linnet';
import type { ExperimentSets } from './draw.js';
import type { Experiment, OpenExperiment } from './experiment.js';
import { classesOf } from './layer-facts.js';
import { encodesTargets } from './loss-facts.js';

/** How the training of an experiment is looked at, and ended early. */
export interface FitExperimentOptions {
  /** Of order and noise. Default: the experiment's. */
  readonly seed?: number;
  /** At most so many epochs. */
  readonly epochs?: number;
  /** Look on after those of the experiment itself. */
  readonly callbacks?: readonly Callback[];
  readonly signal?: AbortSignal;
  readonly progress?: 'none';
}

/** Trains the model of an experiment as that says. */
export function fitExperiment<M extends readonly MetricName[]>(
  model: CompiledModel<M>,
  experiment: OpenExperiment,
  sets: ExperimentSets,
  options: FitExperimentOptions = {},
): Promise<History<M>> {
  return model.fit(targetsFor(experiment, sets.train), fitOptionsOf(experiment, sets, options));
}

/** What `fit` is told of an experiment: for several models, of which `fitTogether` takes the options of each. */
export function fitOptionsOf(
  experiment: OpenExperiment,
  { test }: Pick<ExperimentSets, 'test'>,
  { seed = experiment.seed, epochs = experiment.epochs, callbacks = [], ...others }: FitExperimentOptions = {},
): FitOptions {
  const { batchSize, shuffle, watch } = experiment;
  return {
    epochs: Math.min(epochs, experiment.epochs),
    batchSize,
    shuffle,
    seed,
    callbacks: [...callbacksOf(experiment), ...callbacks],
    ...(watch && test !== undefined ? { validation: targetsFor(experiment, test) } : {}),
    ...others,
  };
}

/** The rows with targets as the loss takes them: a column for each class for the categorical cross-entropy. */
export const targetsFor = (experiment: Pick<Experiment, 'loss' | 'layers'>, data: Dataset): Dataset =>
  encodesTargets(experiment) && data.y.shape.at(-1) === 1 ? data.oneHot(classesOf(experiment)) : data;

function callbacksOf({ tenfoldEvery, learningRate, patience }: OpenExperiment): readonly Callback[] {
  const rateAt = (epoch: number): number => learningRate * pow(10, epoch / tenfoldEvery);
  return [
    ...(tenfoldEvery === 0 ? [] : [learningRateSchedule(rateAt)]),
    ...(patience === 0 ? [] : [earlyStopping({ monitor: 'loss', patience, restoreBest: true })]),
  ];
}
