import { checkSamples, rowsOf, type Samples, type Scaling, sizeOf, targetShape } from '@linnet/core';
import type { Engine, Objective } from '../engine.js';
import type { MetricName } from '../metrics.js';
import type { ModelDefinition } from '../model.js';
import { fitScaling, scalingNotes } from '../scaling.js';
import { resolveSeed, type Seed } from '../seeds.js';
import { probabilityNotes, reachNotes } from '../target-notes.js';
import type { Callback } from './callback.js';
import { type Checkpoint, checkCheckpoint, type RunSettings } from './checkpoint.js';
import { checkpointWriter } from './checkpoint-writer.js';
import { hashSamples, type PreparedSamples, prepareSamples, splitValidation } from './data.js';
import { checkFitOptions, type FitOptions } from './fit-options.js';
import { type History, historyOf } from './history.js';
import { checkTargets, evaluateSamples, logOf } from './measure-samples.js';
import { defaultSink, progressReporter } from './progress.js';
import { checkResume, seedsOf } from './resume.js';
import { nextFit, type RunContext, runContext } from './run-context.js';
import type { RunInfo } from './run-info.js';
import { train } from './train.js';

/** What a model gives its trainer. */
export interface Trainee {
  readonly definition: ModelDefinition;
  readonly engine: Engine;
  readonly objective: Objective;
  readonly metrics: readonly MetricName[];
  readonly weightSeed: Seed;
  /** Goes with the weights: a fit changes both. */
  readonly held: { scaling: Scaling | undefined };
}

/** A history, and what failed, the cause of the fit's end first. */
export interface Fitted {
  readonly history: History;
  readonly failures: readonly unknown[];
}

/** Checks everything first, then prepares program and callbacks, and trains. */
export async function fit(trainee: Trainee, data: Samples, options: FitOptions): Promise<Fitted> {
  const { definition, engine, objective, metrics, held } = trainee;
  const { plan } = definition.lowered;
  const prepared = prepareFit(trainee, data, options);
  const { scaling, training, validation } = prepared;

  const context = runContext();
  const sink = await context?.checkpointsOf?.(nextFit());
  const resume = options.resume ?? sink?.resume;
  const seeds = seedsOf(resume, trainee.weightSeed, resolveSeed(options.seed ?? resume?.seeds.order));
  const callbacks: readonly Callback[] = [...(options.callbacks ?? []), reporterFor(options, context)];
  const rows = rowsOf(training.truth);
  const mostRows = Math.max(rows, validation === undefined ? 0 : rowsOf(validation.truth));
  // Programs hold a batch of memory: no more than there are rows.
  const program = await engine.training(Math.min(prepared.settings.batchSize, mostRows));
  const backend = engine.backend ?? { name: 'unknown', verdicts: [] };
  const settings: RunSettings = { ...prepared.settings, backend: backend.name };
  const kept = {
    settings,
    seeds: { weights: seeds.weights.value, order: seeds.order.value },
    dataHash: hashSamples(training.samples),
    validationHash: validation === undefined ? null : hashSamples(validation.samples),
  };
  if (resume !== undefined) {
    checkCheckpoint(resume, plan);
    checkResume(resume, { ...kept, epochs: options.epochs, callbacks });
  }

  const start = program.readState();
  if (resume !== undefined) program.writeState(resume.program);
  const run: RunInfo = {
    epochs: options.epochs,
    firstEpoch: resume?.epochs ?? 0,
    rows,
    batchSize: Math.min(settings.batchSize, rows),
    batches: Math.ceil(rows / settings.batchSize),
    seeds,
    backend,
    monitors: monitorsOf(metrics, validation !== undefined),
    notes: [
      ...scalingNotes(scaling),
      ...reachNotes(plan, training.samples.y),
      ...probabilityNotes(plan, objective.loss),
    ],
  };
  const before = held.scaling;
  held.scaling = scaling;
  const started = performance.now();
  try {
    const result = await train({
      program,
      params: plan.params,
      samples: training.samples,
      outputs: sizeOf(plan.output),
      run,
      shuffle: settings.shuffle,
      learningRate: resume?.learningRate ?? objective.optimizer.learningRate,
      callbacks,
      signals: [options.signal, context?.signal],
      resumed: resume,
      measureTraining: (loss, out) => logOf(loss, metrics, training, out, scaling),
      measureValidation:
        validation === undefined ? undefined : () => evaluateSamples(program, validation, metrics, scaling),
      onCheckpoint: checkpointWriter(
        [options.checkpoints, sink],
        (state): Checkpoint => ({ format: 'linnet-checkpoint/1', epochs: state.logs.length, ...kept, ...state }),
      ),
    });
    const earlier = (resume?.logs ?? []).reduce((total, log) => total + log.seconds, 0);
    const seconds = earlier + (performance.now() - started) / 1000;
    const history = historyOf({ ...result, run, metrics, validated: validation !== undefined, seconds });
    // Weights that nothing has changed go with the bounds from before.
    if (resume === undefined && result.logs.length === 0) held.scaling = before;
    return { history, failures: result.failures };
  } catch (error) {
    // It did not begin.
    program.writeState(start);
    held.scaling = before;
    throw error;
  }
}

interface PreparedFit {
  readonly scaling: Scaling | undefined;
  readonly training: PreparedSamples;
  readonly validation: PreparedSamples | undefined;
  readonly settings: Omit<RunSettings, 'backend'>;
}

/** Checks options and data, scales, rounds. Changes nothing. */
function prepareFit({ definition, objective, metrics }: Trainee, data: Samples, options: FitOptions): PreparedFit {
  checkFitOptions(options);
  const { batchSize = 32, shuffle = true } = options;
  const { input, output } = definition.lowered.plan;
  const { loss } = objective;
  checkSamples(data, input, output, 'Training data', loss);
  if (typeof options.validation === 'object') checkSamples(options.validation, input, output, 'Validation data', loss);
  const [trainingRows, validationRows] = separate(data, options.validation);
  // A model from a file keeps its bounds, constant columns included.
  const scaling =
    definition.trained === undefined ? fitScaling(definition.scaling, trainingRows) : definition.trained.scaling;
  const to = { scaling, output, target: targetShape(output, loss) };
  const training = prepareSamples(trainingRows, to, 'Training data');
  const validation = validationRows === undefined ? undefined : prepareSamples(validationRows, to, 'Validation data');
  for (const samples of validation === undefined ? [training] : [training, validation]) checkTargets(metrics, samples);
  const layers = definition.layers.map(({ layer: { kind, config } }) => ({ kind, config }));
  return { scaling, training, validation, settings: { layers, ...objective, metrics, batchSize, shuffle } };
}

const separate = (
  data: Samples,
  validation: FitOptions['validation'],
): readonly [training: Samples, validation: Samples | undefined] =>
  typeof validation === 'number' ? splitValidation(data, validation) : [data, validation];

const monitorsOf = (metrics: readonly MetricName[], validated: boolean): readonly string[] => {
  const names = ['loss', ...metrics];
  return validated ? [...names, ...names.map((name) => `validation.${name}`)] : names;
};

const reporterFor = ({ progress }: FitOptions, context: RunContext | undefined): Callback =>
  progressReporter(context?.progress?.sink ?? defaultSink(), progress ?? context?.progress?.style);
