import { rowsOf, sizeOf } from '@linnet/core';
import type { MetricName } from '../metrics.js';
import type { Callback } from './callback.js';
import type { CheckpointSink, FitOptions } from './fit-options.js';
import { type History, historyOf } from './history.js';
import { evaluateSamples } from './measure-samples.js';
import { notesOfScaling, notesOfTargets } from './notes.js';
import { createPace, type Pace, passLength } from './pace.js';
import type { PreparedFit } from './prepare-fit.js';
import { sinkOf } from './progress-sink.js';
import { nextFit, type RunContext, runContext } from './run-context.js';
import { identifyRun, type RunIdentity } from './run-identity.js';
import type { RunInfo } from './run-info.js';
import { train } from './train.js';
import type { TrainingModel } from './trainee.js';
import type { CallbackStates, TrainingSetup } from './training-setup.js';

/** A history, and what failed, the cause of the fit's end first. */
export interface Fitted {
  readonly history: History;
  readonly failures: readonly unknown[];
}

/** What a fit has in common with others that run with it. */
export interface Company {
  /** Which of the models this is, from 1. */
  readonly number: number;
  /** How many of them the lanes of the backend were given together; undefined for one that trains alone. */
  readonly together: number | undefined;
  /** Of those in lanes. */
  readonly pace: Pace | undefined;
  readonly notes: readonly string[];
}

/** Prepares program and callbacks for what was checked, and trains. */
export async function fit(
  { trainee, toArtifact }: TrainingModel,
  prepared: PreparedFit,
  options: FitOptions,
  company?: Company,
): Promise<Fitted> {
  const { definition, engine, objective, metrics, held } = trainee;
  const { plan } = definition.lowered;
  const { scaling, training, validation, measures } = prepared;

  const context = runContext();
  const sink = await context?.checkpointsOf?.(nextFit());
  const resume = options.resume ?? sink?.resume;
  await engine.load(prepared.batchSize);
  const identity = await identifyRun(trainee, prepared, options, resume);
  const { settings, seeds } = identity;
  const onCheckpoint = await writerFor([options.checkpoints, sink], identity, prepared);
  const callbacks: readonly Callback[] = [...(options.callbacks ?? []), await reporterFor(options, context, company)];
  const callbackStates = await statesOf(callbacks);
  const program = await engine.training(prepared.batchSize);
  const start = program.readState();
  if (resume !== undefined) program.writeState(resume.program);
  const rows = rowsOf(training.truth);
  const run: RunInfo = {
    epochs: options.epochs,
    firstEpoch: resume?.epochs ?? 0,
    rows,
    batchSize: Math.min(settings.batchSize, rows),
    batches: Math.ceil(rows / settings.batchSize),
    seeds,
    backend: engine.backend ?? { name: 'unknown', verdicts: [] },
    ...(company?.together === undefined ? {} : { together: company.together }),
    monitors: monitorsOf(metrics, validation !== undefined),
    notes: [
      ...(company?.notes ?? []),
      ...prepared.notes,
      ...(await notesOfScaling(scaling)),
      ...(await notesOfTargets(plan, objective.loss, training.samples.y)),
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
      stepsBefore: stepsBefore(resume?.program.step ?? start.step, run),
      learningRate: resume?.learningRate ?? held.learningRate ?? objective.optimizer.learningRate,
      callbacks,
      callbackStates,
      pace: company?.pace ?? createPace(passLength(callbacks, run.batches)),
      signals: [options.signal, context?.signal],
      resumed: resume,
      toArtifact,
      measureTraining: (loss, out) => ({ loss, ...measures.of(training, out, scaling) }),
      measureValidation:
        validation === undefined ? undefined : () => evaluateSamples(program, validation, measures, scaling),
      onCheckpoint,
    });
    held.learningRate = result.learningRate;
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

/** Steps before epoch 0 of a run that is at this step where it begins, or goes on. */
const stepsBefore = (step: number, { firstEpoch, batches }: RunInfo): number =>
  // A checkpoint may have been changed by hand.
  Math.max(0, step - firstEpoch * batches);

const monitorsOf = (metrics: readonly MetricName[], validated: boolean): readonly string[] => {
  const names = ['loss', ...metrics];
  return validated ? [...names, ...names.map((name) => `validation.${name}`)] : names;
};

/** Callbacks that keep no state have none to copy. */
async function statesOf(callbacks: readonly Callback[]): Promise<CallbackStates> {
  if (callbacks.every(({ readState }) => readState === undefined)) {
    return { read: () => callbacks.map(() => null), write: () => undefined };
  }
  return (await import('./given-callbacks.js')).callbackStates(callbacks);
}

/** Few runs keep checkpoints: what writes them is loaded for those. */
async function writerFor(
  sinks: readonly (CheckpointSink | undefined)[],
  identity: RunIdentity,
  prepared: PreparedFit,
): Promise<TrainingSetup['onCheckpoint']> {
  const given = sinks.filter((sink) => sink !== undefined);
  if (given.length === 0) return undefined;
  const { checkpointWriter } = await import('./checkpoints.js');
  return checkpointWriter(given, identity, prepared);
}

/** A run that says nothing does without the words. */
async function reporterFor(
  { progress }: FitOptions,
  context: RunContext | undefined,
  company: Company | undefined,
): Promise<Callback> {
  const style = progress ?? context?.progress?.style;
  if (style === 'none') return {};
  const { companionReporter, progressReporter } = await import('./progress.js');
  const sink = sinkOf(context);
  return company === undefined ? progressReporter(sink, style) : companionReporter(sink, style, company.number);
}
