import { checkAccepts, LinnetError, type Plugin, type Samples, showValue, throwProblems } from '@linnet/core';
import type { CompiledModel } from '../compiled-model.js';
import { trainingOf } from '../engine.js';
import { explained } from '../explain-disposed.js';
import type { MetricName } from '../metrics.js';
import type { Callback } from './callback.js';
import type { FitOptions } from './fit-options.js';
import type { History } from './history.js';
import { groupFits, type JoinedFit } from './lane-groups.js';
import { fitAlone, type Learner } from './learner.js';
import { learnerOf } from './learner-of.js';
import { prepareFit } from './prepare-fit.js';
import { historiesOf, type Outcome, runGroup } from './run-group.js';
import { identifyRun } from './run-identity.js';

/** The same for all, or one for each. */
type Each<T> = T | readonly T[];

/**
 * Trains several models on the same data at once. Small models of one shape, whose fits differ in start weights, learning
 * rate, seeds and callbacks alone, share the lanes of a backend that has some (`simd`): four of them take the time of
 * one, where the backend can compute them side by side. The others train one after another, and a note in
 * `history.run.notes` says why.
 *
 * Each fit is one like any other, with callbacks, seeds and an end of its own, and the result is that of the fit alone but
 * for last digits (less than 1e-6 a pass). One that fails leaves the others be. Options of `fit` are for all models, or a
 * list with those of each; callbacks that keep a state, checkpoints and `resume` belong to one fit and need the list.
 * @throws LinnetError before anything is trained when data, options or models do not fit; and when all have ended, with
 * what every fit that failed has thrown: its code and cause are those of the first. The other models are trained then.
 *
 * @example
 * ```ts
 * const rates = [0.001, 0.003, 0.01, 0.03];
 * const models = rates.map((learningRate) =>
 *   net.compile({ loss: 'meanSquaredError', optimizer: adam({ learningRate }), seed: 1 }),
 * );
 * const histories = await fitTogether(models, data, { epochs: 100, seed: 1, progress: 'none' });
 * console.log(histories.map(({ loss }) => loss.at(-1)));
 * ```
 */
export function fitTogether<M extends readonly MetricName[], P extends readonly Plugin[]>(
  models: readonly CompiledModel<M, P>[],
  data: Samples,
  options: Each<FitOptions & { readonly validation: Samples | number }>,
): Promise<readonly History<M, true>[]>;
/** Without validation data: `validation` of every history is undefined. Throws the same errors. */
export function fitTogether<M extends readonly MetricName[], P extends readonly Plugin[]>(
  models: readonly CompiledModel<M, P>[],
  data: Samples,
  options: Each<FitOptions & { readonly validation?: undefined }>,
): Promise<readonly History<M, false>[]>;
/** Where it is not known whether there is validation data, nor is whether `validation` is there. */
export function fitTogether<M extends readonly MetricName[], P extends readonly Plugin[]>(
  models: readonly CompiledModel<M, P>[],
  data: Samples,
  options: Each<FitOptions>,
): Promise<readonly History<M>[]>;
export async function fitTogether(
  models: readonly object[],
  data: Samples,
  options: Each<FitOptions>,
): Promise<readonly History[]> {
  const learners = learnersOf(models);
  const each = optionsOfEach(options, learners.length);
  const [only, ...others] = learners;
  if (only !== undefined && others.length === 0) return [await fitAlone(only, data, each[0] as FitOptions)];
  for (const learner of learners) learner.isFitting = true;
  try {
    const fits = await joinFits(learners, data, each);
    const outcomes: Outcome[] = [];
    for (const group of groupFits(fits)) outcomes.push(...(await runGroup(group)));
    return historiesOf(outcomes.sort((a, b) => a.number - b.number));
  } finally {
    for (const learner of learners) learner.isFitting = false;
  }
}

function learnersOf(models: readonly object[]): readonly Learner[] {
  if (!Array.isArray(models) || models.length === 0) {
    throw new LinnetError('bad-value', `fitTogether takes a list of models; it was given ${showValue(models)}.`);
  }
  const learners = Array.from(models, (model: unknown, index) => learnerOf(model, `Model ${index + 1}`));
  const twin = learners.findIndex((learner, index) => learners.indexOf(learner) !== index);
  if (twin < 0) return learners;
  throw new LinnetError('bad-value', `Model ${twin + 1} is in the list twice; each trains once.`);
}

function optionsOfEach(options: Each<FitOptions>, count: number): readonly FitOptions[] {
  if (!isList(options)) return new Array<FitOptions>(count).fill(options);
  if (options.length === count) return options;
  throw new LinnetError(
    'bad-option',
    `There are ${options.length} options for ${count} models; give one for each, or for all.`,
  );
}

const isList = <T>(options: Each<T>): options is readonly T[] => Array.isArray(options);

/** Checks all fits and loads their backends, before any begins. */
async function joinFits(
  learners: readonly Learner[],
  data: Samples,
  each: readonly FitOptions[],
): Promise<readonly JoinedFit[]> {
  const fits: JoinedFit[] = [];
  for (const [index, learner] of learners.entries()) {
    const options = each[index] as FitOptions;
    fits.push(await joinFit({ number: index + 1, learner, options }, data));
  }
  checkShared(each);
  return fits;
}

async function joinFit(fit: Pick<JoinedFit, 'number' | 'learner' | 'options'>, data: Samples): Promise<JoinedFit> {
  const { definition, engine, objective } = fit.learner.trainee;
  try {
    const prepared = await prepareFit(fit.learner.trainee, data, fit.options);
    const backend = await engine.load(prepared.batchSize);
    checkAccepts(backend, definition.lowered.plan, trainingOf(objective, prepared.batchSize));
    await identifyRun(fit.learner.trainee, prepared, fit.options, fit.options.resume);
    return { ...fit, prepared, backend };
  } catch (error) {
    const cause = explained(error);
    if (!LinnetError.is(cause)) throw cause;
    const { code, message, problems } = cause;
    throw new LinnetError(code, `Model ${fit.number}: ${message}`, { problems, cause });
  }
}

/** What remembers one fit cannot serve several at once. */
function checkShared(each: readonly FitOptions[]): void {
  const owners = new Map<object, number>();
  const problems = each.flatMap(({ callbacks = [], checkpoints, resume }, index) => {
    const own: readonly (readonly [string, object | undefined])[] = [
      ...callbacks.map((callback, at) => [`callback ${at + 1} keeps a state`, ownState(callback)] as const),
      ['checkpoints are of one fit', checkpoints],
      ['resume is of one fit', resume],
    ];
    return own.flatMap(([what, value]) => {
      if (value === undefined) return [];
      const owner = owners.get(value);
      owners.set(value, owner ?? index);
      return owner === undefined ? [] : [`${what}, and models ${owner + 1} and ${index + 1} have the same.`];
    });
  });
  throwProblems('bad-option', 'Options of fitTogether, which takes a list with those of each model:', problems);
}

const ownState = (callback: Callback): Callback | undefined =>
  callback.readState === undefined ? undefined : callback;
