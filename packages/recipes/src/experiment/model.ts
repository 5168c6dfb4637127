import { LinnetError, rowShape, type Shape } from '@linnet/core';
import {
  boundsOf,
  type CompiledModel,
  type Dataset,
  layersFor,
  linnModel,
  type MetricName,
  type Model,
  type ScalingChoice,
  sequential,
} from 'linnet';
import type { ExperimentSets } from './draw.js';
import type { Experiment, OpenExperiment } from './experiment.js';
import { linnLayers } from './layer-facts.js';
import { metricsOf, scalesTargets } from './loss-facts.js';
import { optimizers } from './optimizers.js';

/** A model of an experiment, ready to be trained. */
export type ExperimentModel = CompiledModel<readonly MetricName[]>;

/**
 * The model that an experiment trains on these rows.
 * @throws LinnetError that tells of every layer that does not do
 */
export function modelOf(
  experiment: Pick<Experiment, 'layers' | 'forInstrument' | 'scaling' | 'loss'>,
  { train }: Pick<ExperimentSets, 'train'>,
): Model {
  const { layers, forInstrument } = experiment;
  const row = rowShape(train.x.shape);
  const scaling = scalingOf(experiment, train);
  if (forInstrument) return linnModel(inputsOf(row), linnLayers(layers), { scaling });
  return sequential(row, layersFor(layers, row), { scaling });
}

/** Targets that are no numbers to come near to stay as they are. */
const scalingOf = ({ scaling, loss }: Pick<Experiment, 'scaling' | 'loss'>, { x }: Dataset): ScalingChoice =>
  scaling === 'none' || scalesTargets(loss) ? scaling : { input: boundsOf(x, scaling) };

/** A model that tells classes, and reports how many of them it tells right. */
export type Classifier = CompiledModel<readonly ['accuracy']>;

/** The same, compiled: as the experiment says, from its seed or another. */
export const compileExperiment = (
  experiment: OpenExperiment,
  sets: Pick<ExperimentSets, 'train'>,
  seed: number = experiment.seed,
): ExperimentModel => compileMeasuring(metricsOf(experiment), experiment, sets, seed);

/** The same of an experiment that is known to tell classes. */
export const compileClassifier = (
  experiment: OpenExperiment,
  sets: Pick<ExperimentSets, 'train'>,
  seed: number = experiment.seed,
): Classifier => compileMeasuring(['accuracy'], experiment, sets, seed);

function compileMeasuring<const M extends readonly MetricName[]>(
  metrics: M,
  experiment: OpenExperiment,
  sets: Pick<ExperimentSets, 'train'>,
  seed: number,
): CompiledModel<M> {
  const { optimizer, learningRate, loss, backend } = experiment;
  return modelOf(experiment, sets).compile({
    optimizer: optimizers[optimizer]({ learningRate }),
    loss,
    metrics,
    seed,
    ...(backend === undefined ? {} : { backend }),
  });
}

function inputsOf(row: Shape): number {
  const [inputs, ...others] = row;
  if (inputs !== undefined && others.length === 0) return inputs;
  throw new LinnetError('bad-shape', `The instrument takes rows of numbers, not of the shape ${row.join(' x ')}.`);
}
