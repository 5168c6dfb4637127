import { checkOptions, LinnetError, type OptionKind, type Plugin, pow, type Samples, wholeFrom } from '@linnet/core';
import type { CompiledModel } from '../compiled-model.js';
import type { MetricName } from '../metrics.js';
import * as numberKinds from '../number-kinds.js';
import { resolveSeed } from '../seeds.js';
import type { BatchedSamples } from './batching.js';
import { signalKind } from './fit-options.js';
import { busyWith } from './learner.js';
import { learnerOf } from './learner-of.js';
import { prepareFit } from './prepare-fit.js';
import { type RateSweep, recordSweep, steepestRate } from './rate-sweep.js';
import { runContext } from './run-context.js';
import { batchTrainer, sweepRates, withCopy } from './sweep-rates.js';

/** Options of {@link findLearningRate}. */
export interface FindLearningRateOptions {
  /** The first rate, above 0. Default 1e-8. */
  readonly from?: number;
  /** The last rate, above the first. Default 1. */
  readonly to?: number;
  /** How many rates there are, each on a batch of its own; from 3 up. Default 100. */
  readonly steps?: number;
  /**
   * Share of the mean loss that stays at each step, from 0 up to 1: 0 leaves losses as they are, more makes a curve with
   * less noise that turns later. Default 0.98, as fastai has it.
   */
  readonly smoothing?: number;
  /** Default: that of data in batches, else 32. */
  readonly batchSize?: number | undefined;
  /** Of the order of rows and of noise: a whole number from 0 to 4294967295. Where none is given one is drawn. */
  readonly seed?: number | undefined;
  /** Ends it between two batches. */
  readonly signal?: AbortSignal | undefined;
}

/** What {@link findLearningRate} found. The lists are equally long, one entry a batch. */
export interface LearningRateSweep extends RateSweep {
  /** Where the smoothed loss falls most steeply; undefined where it falls nowhere. */
  readonly suggestion: number | undefined;
  /** True where the loss stopped being a number, or its smoothed value left four times the best one behind. */
  readonly stoppedEarly: boolean;
  /** True where a signal ended it. */
  readonly interrupted: boolean;
  /** That of the options, or the one that was drawn. */
  readonly seed: number;
}

/**
 * Tries learning rates (Smith, 2017): trains on a batch at each of `steps` rates that grow by one ratio, and watches the
 * loss. Rows come in a shuffled order, again and again. It ends early where the smoothed loss passes four times its best
 * value, or is no number. The model stays as it is, to the bit: a copy trains.
 *
 * The suggestion is the rate at which the smoothed loss falls most steeply over the logarithm of the rate, by lines through
 * a tenth of the sweep; the first ten batches and what comes after the least loss do not count. Smoothing makes it late, by
 * some steps at 0.98: look at the curve.
 * @throws LinnetError before the first batch for a model that does not train, data that does not fit, or options out of range.
 *
 * @example
 * ```ts
 * const { suggestion = 0.001 } = await findLearningRate(model, train, { from: 1e-5, to: 1, seed: 1 });
 * const tuned = net.compile({ loss: 'meanSquaredError', optimizer: adam({ learningRate: suggestion }) });
 * ```
 */
export async function findLearningRate<M extends readonly MetricName[], P extends readonly Plugin[]>(
  model: CompiledModel<M, P>,
  data: Samples | BatchedSamples,
  options: FindLearningRateOptions = {},
): Promise<LearningRateSweep> {
  checkFinding(options);
  const { batchSize, smoothing = 0.98 } = options;
  const { value: seed } = resolveSeed(options.seed);
  const learner = learnerOf(model, 'The model');
  const inBatches = batchSize === undefined ? {} : { batchSize };
  return busyWith(learner, async () => {
    const prepared = await prepareFit(learner.trainee, data, { epochs: 1, ...inBatches });
    const recorder = recordSweep(smoothing);
    const signals = [options.signal, runContext()?.signal];
    const end = await withCopy(learner.trainee, prepared, (program) =>
      sweepRates(ratesOf(options), batchTrainer(program, prepared, seed), recorder, signals),
    );
    return {
      ...recorder.sweep,
      suggestion: steepestRate(recorder.sweep),
      stoppedEarly: end === 'stopped',
      interrupted: end === 'interrupted',
      seed,
    };
  });
}

const defaults = { from: 1e-8, to: 1, steps: 100 };

/** From the first to the last, each the same number of times the one before. */
function ratesOf({
  from = defaults.from,
  to = defaults.to,
  steps = defaults.steps,
}: FindLearningRateOptions): readonly number[] {
  return Array.from({ length: steps }, (_, step) => from * pow(to / from, step / (steps - 1)));
}

const kinds = (): Readonly<Record<keyof FindLearningRateOptions, OptionKind>> => ({
  from: numberKinds.positive,
  to: numberKinds.positive,
  steps: wholeFrom(3),
  smoothing: numberKinds.kept,
  batchSize: wholeFrom(1),
  seed: { is: (value) => typeof value === 'number', use: 'a whole number from 0 to 4294967295' },
  signal: signalKind,
});

function checkFinding(options: FindLearningRateOptions): void {
  checkOptions('findLearningRate', options, kinds());
  const { from = defaults.from, to = defaults.to } = options;
  if (from < to && Number.isFinite(to / from)) return;
  throw new LinnetError('bad-option', `The rates go from ${from} to ${to}; use a last one above the first.`);
}
