import { checkSamples, rowsOf, type Samples, type Scaling, sizeOf, targetShape } from '@linnet/core';
import { defaultBatchSize, type Engine, type Objective } from '../engine.js';
import type { MetricName } from '../metrics.js';
import type { ModelDefinition } from '../model.js';
import { fitScaling, scalingNotes } from '../scaling.js';
import { resolveSeed, type Seed } from '../seeds.js';
import { probabilityNotes, reachNotes } from '../target-notes.js';
import type { Callback } from './callback.js';
import type { Checkpoint, RunSettings } from './checkpoint.js';
import { checkpointWriter } from './checkpoint-writer.js';
import { hashSamples, type PreparedSamples, prepareSamples, splitValidation } from './data.js';
import { checkFitOptions, type FitOptions } from './fit-options.js';
import { type History, historyOf } from './history.js';
import { checkTargets, evaluateSamples, logOf } from './measure-samples.js';
import { createPace, type Pace, passLength } from './pace.js';
import { defaultSink, labelled, progressReporter } from './progress.js';
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

/** What a fit has in common with others that run with it. */
export interface Company {
  /** Which of the models this is, from 1. */
  readonly number: number;
  /** How many of them train in lanes side by side; undefined for one that trains alone. */
  readonly lanes: number | undefined;
  /** Of those in lanes. */
  readonly pace: Pace | undefined;
  readonly notes: readonly string[];
}

/** Prepares program and callbacks for what was checked, and trains. */
export async function fit(
  trainee: Trainee,
  prepared: PreparedFit,
  options: FitOptions,
  company?: Company,
): Promise<Fitted> {
  const { definition, engine, objective, metrics, held } = trainee;
  const { plan } = definition.lowered;
  const { scaling, training, validation } = prepared;

  const context = runContext();
  const sink = await context?.checkpointsOf?.(nextFit());
  const resume = options.resume ?? sink?.resume;
  // Few runs go on from another: what checks that is loaded when one does.
  const resumption = resume === undefined ? undefined : await import('./resume.js');
  if (resume !== undefined) resumption?.checkCheckpoint(resume, plan);
  const seeds = seedsOf(resume, trainee.weightSeed, resolveSeed(options.seed ?? resume?.seeds.order));
  const callbacks: readonly Callback[] = [...(options.callbacks ?? []), reporterFor(options, context, company)];
  const rows = rowsOf(training.truth);
  const program = await engine.training(prepared.batchSize);
  const backend = engine.backend ?? { name: 'unknown', verdicts: [] };
  const arithmetic = [backend.name, backend.variant].filter((part) => part !== undefined).join(' ');
  const settings: RunSettings = { ...prepared.settings, backend: arithmetic };
  const kept = {
    settings,
    seeds: { weights: seeds.weights.value, order: seeds.order.value },
    dataHash: hashSamples(training.samples),
    validationHash: validation === undefined ? null : hashSamples(validation.samples),
  };
  if (resume !== undefined) resumption?.checkResume(resume, { ...kept, epochs: options.epochs, callbacks });

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
    ...(company?.lanes === undefined ? {} : { lanes: company.lanes }),
    monitors: monitorsOf(metrics, validation !== undefined),
    notes: [
      ...(company?.notes ?? []),
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
      pace: company?.pace ?? createPace(passLength(callbacks, run.batches)),
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

/** The seeds of a run that goes on: those of the checkpoint, where others were not asked for. */
const seedsOf = (
  checkpoint: Checkpoint | undefined,
  weights: Seed,
  order: Seed,
): { readonly weights: Seed; readonly order: Seed } => ({
  weights: checkpoint !== undefined && weights.drawn ? { value: checkpoint.seeds.weights, drawn: true } : weights,
  order,
});

/** A fit whose options and data were checked. */
export interface PreparedFit {
  readonly scaling: Scaling | undefined;
  readonly training: PreparedSamples;
  readonly validation: PreparedSamples | undefined;
  /** That the program is compiled for: it holds a batch of memory, so no more than there are rows. */
  readonly batchSize: number;
  readonly settings: Omit<RunSettings, 'backend'>;
}

/** Checks options and data, scales, rounds. Changes nothing. */
export function prepareFit(
  { definition, objective, metrics }: Trainee,
  data: Samples,
  options: FitOptions,
): PreparedFit {
  checkFitOptions(options);
  const { batchSize = defaultBatchSize, shuffle = true } = options;
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
  const mostRows = Math.max(rowsOf(training.truth), validation === undefined ? 0 : rowsOf(validation.truth));
  return {
    scaling,
    training,
    validation,
    batchSize: Math.min(batchSize, mostRows),
    settings: { layers, ...objective, metrics, batchSize, shuffle },
  };
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

function reporterFor(
  { progress }: FitOptions,
  context: RunContext | undefined,
  company: Company | undefined,
): Callback {
  const sink = context?.progress?.sink ?? defaultSink();
  const style = progress ?? context?.progress?.style;
  if (company === undefined) return progressReporter(sink, style);
  // Bars that are redrawn would cover each other.
  return progressReporter(labelled(sink, `Model ${company.number}`), style === 'bar' ? 'lines' : style);
}
