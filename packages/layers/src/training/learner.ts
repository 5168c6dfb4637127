import { LinnetError, type ModelArtifact, type Samples } from '@linnet/core';
import { describeModel } from '../describe-model.js';
import { explained } from '../explain-disposed.js';
import { type Company, fit, type PreparedFit, prepareFit, type Trainee } from './fit.js';
import type { FitOptions } from './fit-options.js';
import type { History } from './history.js';
import { runContext } from './run-context.js';

/** A compiled model as fits see it: it trains once at a time. */
export interface Learner {
  readonly trainee: Trainee;
  toArtifact(): ModelArtifact;
  isFitting: boolean;
}

/** Trains a model by itself. */
export async function fitAlone(learner: Learner, data: Samples, options: FitOptions): Promise<History> {
  checkIdle(learner);
  learner.isFitting = true;
  try {
    return await runFit(learner, prepareFit(learner.trainee, data, options), options);
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
  { trainee, toArtifact }: Learner,
  prepared: PreparedFit,
  options: FitOptions,
  company?: Company,
): Promise<History> {
  try {
    const { history, failures } = await fit(trainee, prepared, options, company);
    runContext()?.onFit?.({ ...describeModel(trainee.definition), history, toArtifact });
    if (failures.length > 0) throw failures[0];
    return history;
  } catch (error) {
    throw explained(error);
  }
}
