import {
  checkSamples,
  LinnetError,
  type NdArray,
  type Program,
  rowsOf,
  type Samples,
  type Scaling,
  sizeOf,
  unscale,
} from '@linnet/core';
import type { Engine, Objective } from '../engine.js';
import { type MetricName, measure } from '../metrics.js';
import type { ModelDefinition } from '../model.js';
import { fitScaling, scalingNotes } from '../scaling.js';
import { resolveSeed, type Seed } from '../seeds.js';
import type { Callback } from './callback.js';
import { type Checkpoint, checkCheckpoint } from './checkpoint.js';
import { hashSamples, type PreparedSamples, prepareSamples, splitValidation } from './data.js';
import { type CheckpointSink, checkFitOptions, type FitOptions } from './fit-options.js';
import { curvesOf, type History, type Log } from './history.js';
import { defaultSink, progressReporter } from './progress.js';
import { nextFit, runContext } from './run-context.js';
import type { RunInfo } from './run-info.js';
import { type TrainingState, train } from './train.js';

/** What a model gives its trainer. */
export interface Trainee {
  readonly definition: ModelDefinition;
  readonly engine: Engine;
  readonly objective: Objective;
  readonly metrics: readonly MetricName[];
  readonly weightSeed: Seed;
}

/** Checks everything first, then prepares data, program and callbacks, and trains. */
export async function fit(
  trainee: Trainee,
  data: Samples,
  options: FitOptions,
  onScaling: (scaling: Scaling | undefined) => void,
): Promise<History> {
  checkFitOptions(options);
  const { definition, engine, objective, metrics } = trainee;
  const { plan } = definition.lowered;
  const { epochs, batchSize = 32, shuffle = true, callbacks: given = [] } = options;
  const [training, validation] = separate(data, options.validation);
  checkSamples(training, plan.input, plan.output, 'Training data');
  if (validation !== undefined) checkSamples(validation, plan.input, plan.output, 'Validation data');

  const context = runContext();
  const sink = await context?.checkpointsOf?.(nextFit());
  const resume = options.resume ?? sink?.resume;
  const scaling = fitScaling(definition.scaling, training);
  const prepared = prepareSamples(training, scaling);
  const preparedValidation = validation === undefined ? undefined : prepareSamples(validation, scaling);
  const dataHash = hashSamples(prepared.samples);
  const orderSeed = resolveSeed(options.seed ?? resume?.seeds.order);
  if (resume !== undefined) checkResume(resume, { options, batchSize, orderSeed, dataHash, callbacks: given.length });

  const program = await engine.training(batchSize);
  if (resume !== undefined) {
    checkCheckpoint(resume, plan);
    program.writeState(resume.program);
  }
  onScaling(scaling);
  const rows = rowsOf(training.x);
  const run: RunInfo = {
    epochs,
    firstEpoch: resume?.epochs ?? 0,
    rows,
    batchSize,
    batches: Math.ceil(rows / batchSize),
    seeds: { weights: trainee.weightSeed, order: orderSeed },
    backend: engine.backend ?? { name: 'unknown', verdicts: [] },
    notes: scalingNotes(scaling),
  };
  const reporter = progressReporter(
    context?.progress?.sink ?? defaultSink(),
    options.progress ?? context?.progress?.style,
  );
  const callbacks: readonly Callback[] = [...given, reporter];
  const started = performance.now();
  const { logs, stopped, interrupted } = await train({
    program,
    samples: prepared.samples,
    outputs: sizeOf(plan.output),
    run,
    shuffle,
    learningRate: resume?.learningRate ?? objective.optimizer.learningRate,
    callbacks,
    signals: [options.signal, context?.signal],
    resumed: resume,
    measureTraining: (loss, out) => logOf(loss, prepared, out),
    measureValidation: preparedValidation === undefined ? undefined : () => evaluate(program, preparedValidation),
    onCheckpoint: checkpointWriter([options.checkpoints, sink], (state) => ({
      format: 'linnet-checkpoint/1',
      epochs: state.logs.length,
      seeds: { weights: trainee.weightSeed.value, order: orderSeed.value },
      batchSize,
      dataHash,
      ...state,
    })),
  });
  return historyOf();

  function historyOf(): History {
    const seconds = (performance.now() - started) / 1000;
    const steps = (logs.length - run.firstEpoch) * run.batches;
    const validated = logs.flatMap((log) => log.validation ?? []);
    return {
      ...curvesOf(
        logs.map((log) => log.training),
        metrics,
      ),
      validation: validation === undefined ? undefined : curvesOf(validated, metrics),
      learningRate: logs.map((log) => log.learningRate),
      epochs: logs.length,
      seconds,
      microsecondsPerStep: steps === 0 ? 0 : (seconds * 1e6) / steps,
      interrupted,
      run,
      ...(stopped === undefined ? {} : { stopped }),
      // `validation` is a curve exactly when there is validation data: what the overloads of `fit` say.
    } as History;
  }

  function logOf(loss: number, { samples, truth }: PreparedSamples, out: Float32Array): Log {
    return measureLog(loss, metrics, truth, { data: out, shape: samples.y.shape }, scaling);
  }

  async function evaluate(withProgram: Program, rowsToSee: PreparedSamples): Promise<Log> {
    return evaluateSamples(withProgram, rowsToSee, metrics, scaling);
  }
}

/** Loss and metrics of rows, in inference mode. */
export async function evaluateSamples(
  program: Program,
  { samples, truth }: PreparedSamples,
  metrics: readonly MetricName[],
  scaling: Scaling | undefined,
): Promise<Log> {
  const out = new Float32Array(samples.y.data.length);
  const loss = await program.evaluate(samples, out);
  return measureLog(loss, metrics, truth, { data: out, shape: samples.y.shape }, scaling);
}

/** Metrics see targets and predictions in the user's units. */
function measureLog(
  loss: number,
  metrics: readonly MetricName[],
  truth: NdArray,
  scaledPredictions: NdArray,
  scaling: Scaling | undefined,
): Log {
  if (metrics.length === 0) return { loss };
  const predicted = scaling?.output === undefined ? scaledPredictions : unscale(scaledPredictions, scaling.output);
  const entries = metrics.map((name) => [name, measure(name, truth, predicted)] as const);
  return { loss, ...Object.fromEntries(entries) };
}

function separate(data: Samples, validation: FitOptions['validation']): readonly [Samples, Samples | undefined] {
  return typeof validation === 'number' ? splitValidation(data, validation) : [data, validation];
}

function checkpointWriter(
  sinks: readonly (CheckpointSink | undefined)[],
  checkpointOf: (state: TrainingState) => Checkpoint,
): (present: () => TrainingState, final: boolean) => Promise<void> {
  const due = sinks.flatMap((sink) => (sink === undefined ? [] : [{ sink, savedAt: performance.now() }]));
  return async (present, final) => {
    for (const entry of due) {
      if (!final && performance.now() - entry.savedAt < entry.sink.everySeconds * 1000) continue;
      await entry.sink.save(checkpointOf(present()));
      entry.savedAt = performance.now();
    }
  };
}

interface ResumeChecks {
  readonly options: FitOptions;
  readonly batchSize: number;
  readonly orderSeed: Seed;
  readonly dataHash: string;
  readonly callbacks: number;
}

/** A run goes on to the same bits only from the same data and settings: every difference at once. */
function checkResume(
  checkpoint: Checkpoint,
  { options, batchSize, orderSeed, dataHash, callbacks }: ResumeChecks,
): void {
  const differences = [
    checkpoint.batchSize === batchSize ? '' : `the batch size was ${checkpoint.batchSize}, not ${batchSize}`,
    checkpoint.seeds.order === orderSeed.value ? '' : `the seed was ${checkpoint.seeds.order}, not ${orderSeed.value}`,
    checkpoint.dataHash === dataHash ? '' : 'the training data were others',
    checkpoint.epochs <= options.epochs
      ? ''
      : `${checkpoint.epochs} epochs are done, more than the ${options.epochs} asked for`,
    // The progress reporter is one more.
    checkpoint.callbacks.length === callbacks + 1
      ? ''
      : `there were ${checkpoint.callbacks.length - 1} callbacks, not ${callbacks}`,
  ].filter((difference) => difference !== '');
  if (differences.length === 0) return;
  throw new LinnetError('bad-option', `The run cannot go on from this checkpoint: ${differences.join('; ')}.`, {
    problems: differences,
  });
}
