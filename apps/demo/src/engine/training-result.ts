import { type Experiment, type ExperimentSets, targetsFor } from '@linnet/recipes';
import type { Dataset } from 'linnet';
import { checksumOf } from 'linnet';
import type { Score, TrainedView, Views } from '../protocol/index.js';
import { accuracyOf } from './scores.js';
import type { TrainedModel } from './subject.js';

/** What a model came to. */
export async function trainedView(
  { seed, model, history, artifact }: TrainedModel,
  views: Views,
  { experiment, sets, isClasses }: ResultParts,
): Promise<TrainedView> {
  const { epochs, stopped, interrupted, seconds, microsecondsPerStep, run } = history;
  const score = (data: Dataset): Promise<Score> => scoreAfter(model, data, experiment, isClasses);
  const isTrained = epochs > 0;
  return {
    seed,
    epochs,
    stopped,
    interrupted,
    seconds,
    microsecondsPerStep,
    backend: run.backend.name,
    checksum: checksumOf(artifact),
    train: isTrained ? await score(sets.train) : undefined,
    test: isTrained && sets.test !== undefined ? await score(sets.test) : undefined,
    views,
  };
}

/** What scores are of. */
export interface ResultParts {
  readonly experiment: Experiment;
  readonly sets: ExperimentSets;
  readonly isClasses: boolean;
}

/** In inference mode; the accuracy also where the training did not measure it. */
async function scoreAfter(
  model: TrainedModel['model'],
  data: Dataset,
  experiment: Experiment,
  isClasses: boolean,
): Promise<Score> {
  const { loss, accuracy } = await model.evaluate(targetsFor(experiment, data));
  if (accuracy !== undefined || !isClasses) return { loss, accuracy };
  return { loss, accuracy: accuracyOf(data, await model.predict(data.x)) };
}
