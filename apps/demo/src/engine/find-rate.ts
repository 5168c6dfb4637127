import { LinnetError } from '@linnet/core';
import { compileExperiment, type Experiment, type ExperimentSets, targetsFor } from '@linnet/recipes';
import { findLearningRate } from 'linnet';
import type { Engine } from '../protocol/index.js';
import { renderFigure } from './render.js';

/** Rates below the first teach no network of these sizes anything; fewer steps are too few for the smoothed loss. */
const sweep = { from: 1e-5, to: 1, steps: 200 } as const;

/** Tries learning rates on the experiment's network as it begins. */
export async function findRate(
  experiment: Experiment,
  sets: ExperimentSets,
  signal: AbortSignal,
): ReturnType<Engine['findLearningRate']> {
  const { batchSize, seed } = experiment;
  const model = compileExperiment(experiment, sets);
  const options = { ...sweep, batchSize, seed, signal };
  const found = await findLearningRate(model, targetsFor(experiment, sets.train), options);
  if (found.interrupted) throw new LinnetError('bad-option', 'The search for a learning rate was stopped.');
  const { learningRateSweep } = await import('linnet/plot');
  return { figure: await renderFigure(learningRateSweep(found)), suggestion: found.suggestion };
}
