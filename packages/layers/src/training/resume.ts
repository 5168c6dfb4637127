import { LinnetError, type Plan, sizeOf } from '@linnet/core';
import type { Callback } from './callback.js';
import type { Checkpoint, RunSettings } from './checkpoint.js';
import type { FitOptions } from './fit-options.js';
import type { PreparedFit } from './prepare-fit.js';
import type { RunIdentity } from './run-identity.js';
import { marksOf } from './run-marks.js';

/**
 * Throws unless a checkpoint is one of this plan.
 * @throws LinnetError `bad-shape` for that of another model.
 */
export function checkPlan({ program: { params } }: Checkpoint, plan: Plan): void {
  const fits =
    params.length === plan.params.length &&
    plan.params.every(({ shape }, index) => params[index]?.length === sizeOf(shape));
  if (!fits)
    throw new LinnetError('bad-shape', 'The checkpoint belongs to another model: its parameters have other shapes.');
}

/** A run goes on to the same bits only from the same data and settings: every difference at once. */
export function checkResume(
  checkpoint: Checkpoint,
  identity: RunIdentity,
  prepared: PreparedFit,
  { epochs, callbacks = [] }: FitOptions,
): void {
  const run = marksOf(identity, prepared);
  const differences = [
    ...settingsDifferences(checkpoint.settings, run.settings),
    ...difference('seed of the start weights', checkpoint.seeds.weights, run.seeds.weights),
    ...difference('seed', checkpoint.seeds.order, run.seeds.order),
    ...(checkpoint.dataHash === run.dataHash ? [] : ['the training data were others']),
    ...(checkpoint.validationHash === run.validationHash ? [] : ['the validation data were others']),
    ...(checkpoint.epochs <= epochs ? [] : [`${checkpoint.epochs} epochs are done, more than the ${epochs} asked for`]),
    ...callbackDifferences(checkpoint, callbacks),
  ];
  if (differences.length === 0) return;
  throw new LinnetError('bad-option', `The run cannot go on from this checkpoint: ${differences.join('; ')}.`, {
    problems: differences,
  });
}

function settingsDifferences(before: RunSettings, now: RunSettings): readonly string[] {
  return [
    ...(JSON.stringify(before.layers) === JSON.stringify(now.layers) ? [] : ['the layers were others']),
    ...difference('loss', before.loss, now.loss),
    ...difference('optimizer', before.optimizer, now.optimizer),
    ...difference('batch size', before.batchSize, now.batchSize),
    ...difference('option shuffle', before.shuffle, now.shuffle),
    ...difference('list of metrics', before.metrics, now.metrics),
    ...difference('backend', before.backend, now.backend),
  ];
}

function callbackDifferences(checkpoint: Checkpoint, callbacks: readonly Callback[]): readonly string[] {
  // The progress reporter is one more.
  const [before, now] = [checkpoint.callbacks.length - 1, callbacks.length];
  if (before !== now) return [`there were ${before} callbacks, not ${now}`];
  return callbacks.flatMap(({ readState }, index) => {
    const stateless = checkpoint.callbacks[index] === null;
    if (stateless === (readState === undefined)) return [];
    return [`callback ${index + 1} kept ${stateless ? 'no' : 'a'} state`];
  });
}

function difference(what: string, before: unknown, now: unknown): readonly string[] {
  const [was, is] = [JSON.stringify(before), JSON.stringify(now)];
  return was === is ? [] : [`the ${what} was ${was}, not ${is}`];
}
