import { checkSamples, rowsOf, type Samples, type Scaling } from '@linnet/core';
import type { LossSpec } from '../losses.js';
import type { Measures } from '../metrics/measures.js';
import { loadMetrics } from '../metrics.js';
import type { ModelDefinition } from '../model.js';
import { batchingOf } from './batching.js';
import { checkRoom } from './check-room.js';
import type { RunSettings } from './checkpoint.js';
import {
  copySamples,
  type PreparedSamples,
  preparationFor,
  prepareSamples,
  splitValidation,
  takesAnyRows,
} from './data.js';
import { checkFitOptions, type FitOptions } from './fit-options.js';
import type { Trainee } from './trainee.js';

/** A fit whose options and data were checked. */
export interface PreparedFit {
  readonly scaling: Scaling | undefined;
  readonly training: PreparedSamples;
  readonly validation: PreparedSamples | undefined;
  readonly measures: Measures;
  /** That the program is compiled for: it holds a batch of memory, so no more than there are rows. */
  readonly batchSize: number;
  readonly settings: Omit<RunSettings, 'backend'>;
  /** What a person should know of the data. */
  readonly notes: readonly string[];
}

/** Checks options and data, weighs classes, scales, rounds. Changes nothing. */
export async function prepareFit(
  { definition, objective, metrics }: Trainee,
  data: Samples,
  options: FitOptions,
): Promise<PreparedFit> {
  const { input, output } = definition.lowered.plan;
  const { loss } = objective;
  // Before the options: who gives two arrays, as Keras takes them, gave the targets in their place.
  checkSamples(data, input, output, 'Training data', loss);
  checkFitOptions(options);
  if (typeof options.validation === 'object') checkSamples(options.validation, input, output, 'Validation data', loss);
  const { batchSize, shuffle } = batchingOf(data, options);
  const { classWeights } = options;
  const pending = takesPlainRows(definition, loss, classWeights) ? undefined : import('./uncommon-data.js');
  const own = pending === undefined ? data : copySamples(data);
  const tools = pending === undefined ? undefined : await pending;
  const [trainingRows, validationRows] = separate(own, options.validation);
  // A model from a file keeps its bounds, constant columns included.
  const scaling =
    definition.trained === undefined ? tools?.fitScaling(definition.scaling, trainingRows) : definition.trained.scaling;
  const to = preparationFor(definition.lowered.plan, loss, scaling, tools);
  const weighed = classWeights === undefined ? undefined : tools?.weighClasses(trainingRows, classWeights, to);
  const { samples, notes } = weighed ?? { samples: trainingRows, notes: [] };
  const training = prepareSamples(samples, to, 'Training data');
  await checkCallbacks(options);
  const measures = await loadMetrics(metrics);
  const validation = validationRows === undefined ? undefined : prepareSamples(validationRows, to, 'Validation data');
  for (const rows of validation === undefined ? [training] : [training, validation]) measures.check(rows);
  const layers = definition.layers
    .map(({ layer: { kind, config } }) => ({ kind, config }))
    .concat(definition.variant ?? []);
  const mostRows = Math.max(rowsOf(training.truth), validation === undefined ? 0 : rowsOf(validation.truth));
  const held = Math.min(batchSize, mostRows);
  checkRoom(definition.lowered.plan, held);
  return {
    scaling,
    training,
    validation,
    measures,
    batchSize: held,
    settings: { layers, ...objective, metrics, batchSize, shuffle },
    notes,
  };
}

/** Whether rows need no tools: nothing is found in them, and neither plan nor loss asks anything of them. */
const takesPlainRows = (
  { lowered, scaling, trained }: ModelDefinition,
  loss: LossSpec,
  classWeights: FitOptions['classWeights'],
): boolean =>
  takesAnyRows(lowered.plan, loss) && (scaling === 'none' || trained !== undefined) && classWeights === undefined;

async function checkCallbacks({ callbacks = [] }: FitOptions): Promise<void> {
  if (callbacks.length > 0) (await import('./given-callbacks.js')).checkCallbacks(callbacks);
}

const separate = (
  data: Samples,
  validation: FitOptions['validation'],
): readonly [training: Samples, validation: Samples | undefined] =>
  typeof validation === 'number' ? splitValidation(data, validation) : [data, validation];
