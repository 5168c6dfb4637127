import { LinnetError, type Program, rowsOf } from '@linnet/core';
import { trainingOf } from '../engine.js';
import { explained } from '../explain-disposed.js';
import type { Company } from './fit.js';
import type { History } from './history.js';
import type { JoinedFit, LaneGroup } from './lane-groups.js';
import { runFit } from './learner.js';
import { createPace, passLength } from './pace.js';

/** How the fit of a model ended: with its history, or with what it threw. */
export interface Outcome {
  readonly number: number;
  readonly history: History | undefined;
  readonly error: unknown;
}

/** Trains the models of a group, and waits for all of them. */
export async function runGroup({ fits, notes }: LaneGroup): Promise<readonly Outcome[]> {
  const alone = { together: undefined, pace: undefined, notes };
  if (fits.length === 1) return Promise.all(fits.map((fit) => outcomeOf(fit, () => run(fit, alone))));
  const company = { together: fits.length, pace: createPace(longestPass(fits)), notes };
  let lanes: readonly Program[];
  try {
    lanes = await compileLanes(fits);
  } catch (error) {
    return fits.map(({ number }) => ({ number, history: undefined, error: explained(error) }));
  }
  return Promise.all(
    lanes.map((lane, index) => {
      const fit = fits[index] as JoinedFit;
      return outcomeOf(fit, () => runInLane(fit, lane, company));
    }),
  );
}

/** Where a callback of one looks at every batch, all of them go batch by batch. */
const longestPass = (fits: readonly JoinedFit[]): number =>
  Math.min(
    ...fits.map(({ options: { callbacks = [] }, prepared: { training, settings } }) =>
      passLength(callbacks, Math.ceil(rowsOf(training.truth) / settings.batchSize)),
    ),
  );

async function compileLanes(fits: readonly JoinedFit[]): Promise<readonly Program[]> {
  const [{ backend, learner, prepared }] = fits as readonly [JoinedFit];
  const { definition, objective } = learner.trainee;
  const training = trainingOf(objective, prepared.batchSize);
  const lanes = (await backend.compileLanes?.(definition.lowered.plan, training, fits.length)) ?? [];
  if (lanes.length === fits.length) return lanes;
  for (const lane of lanes) lane.dispose();
  throw new LinnetError('crashed', `Backend "${backend.name}" made ${lanes.length} lanes of ${fits.length}.`);
}

/** A lane that is not disposed is waited for by the others, so it goes as soon as its fit has ended. */
async function runInLane(fit: JoinedFit, lane: Program, company: Omit<Company, 'number'>): Promise<History> {
  const { engine } = fit.learner.trainee;
  try {
    engine.adopt(lane, fit.prepared.batchSize);
  } catch (error) {
    lane.dispose();
    throw explained(error);
  }
  try {
    return await run(fit, company);
  } finally {
    engine.release();
  }
}

const run = ({ learner, prepared, options, number }: JoinedFit, company: Omit<Company, 'number'>): Promise<History> =>
  runFit(learner, prepared, options, { ...company, number });

async function outcomeOf({ number }: JoinedFit, fit: () => Promise<History>): Promise<Outcome> {
  try {
    return { number, history: await fit(), error: undefined };
  } catch (error) {
    return { number, history: undefined, error };
  }
}

/** The histories in order, or an error that tells of every fit that failed. */
export function historiesOf(outcomes: readonly Outcome[]): readonly History[] {
  const failed = outcomes.filter(({ history }) => history === undefined);
  if (failed.length > 0) throw failureOf(failed, outcomes.length);
  return outcomes.flatMap(({ history }) => history ?? []);
}

/** One error of those of some models; code and cause are those of the first. */
function failureOf(failed: readonly Outcome[], all: number): LinnetError {
  const problems = failed.map(
    ({ number, error }) => `Model ${number}: ${error instanceof Error ? error.message : error}`,
  );
  const cause = failed[0]?.error;
  const heading = `${failed.length} of ${all} models failed${failed.length < all ? '; the others are trained' : ''}.`;
  return new LinnetError(
    LinnetError.is(cause) ? cause.code : 'crashed',
    `${heading}${problems.map((problem) => `\n- ${problem}`).join('')}`,
    { problems, cause },
  );
}
