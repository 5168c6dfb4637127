import { LinnetError, type Samples } from '@linnet/core';
import { describeModel } from '../describe-model.js';
import { explained } from '../explain-disposed.js';
import { type Company, fit } from './fit.js';
import type { FitOptions } from './fit-options.js';
import type { History } from './history.js';
import { type PreparedFit, prepareFit } from './prepare-fit.js';
import { runContext } from './run-context.js';
import type { TrainingModel } from './trainee.js';

/** A compiled model as fits see it: it trains once at a time. */
export interface Learner extends TrainingModel {
  isFitting: boolean;
}

/** Trains a model by itself. */
export const fitAlone = (learner: Learner, data: Samples, options: FitOptions): Promise<History> =>
  busyWith(learner, async () => runFit(learner, await prepareFit(learner.trainee, data, options), options));

/** Does something that a model can do once at a time. */
export async function busyWith<T>(learner: Learner, act: () => Promise<T>): Promise<T> {
  checkIdle(learner);
  learner.isFitting = true;
  try {
    return await act();
  } finally {
    learner.isFitting = false;
  }
}

/** Throws for a model that is being trained; `what` names it. */
export function checkIdle({ isFitting }: Learner, what = 'This model'): void {
  if (!isFitting) return;
  throw new LinnetError('bad-option', `${what} is being trained; await that fit before the next one.`);
}

/** Trains, tells the context of the fit, and throws what failed once all is kept. */
export async function runFit(
  learner: Learner,
  prepared: PreparedFit,
  options: FitOptions,
  company?: Company,
): Promise<History> {
  try {
    const { history, failures } = await fit(learner, prepared, options, company);
    const { trainee, toArtifact } = learner;
    runContext()?.onFit?.({ ...describeModel(trainee.definition), history, toArtifact });
    if (failures.length > 0) throw failures[0];
    return history;
  } catch (error) {
    throw explained(error);
  }
}
