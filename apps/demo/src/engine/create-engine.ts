import { type Backend, defaultRegistry, type Plan } from '@linnet/core';
import { checkExperiment, drawSets, type Experiment, type ExperimentSets } from '@linnet/recipes';
import { checksumOf } from 'linnet';
import type { Arithmetic, Engine, GivenFile, RestoredView, Show, StreamView, Views } from '../protocol/index.js';
import { createBackends, type WasmPaths } from './backends.js';
import { createDataFiles } from './data-files.js';
import { onInstruments } from './devices.js';
import { exportSubject } from './exports.js';
import { playgroundFigures, tutorialFigures } from './figures.js';
import { findRate } from './find-rate.js';
import { inspectExperiment } from './inspect.js';
import { createJobs } from './jobs.js';
import { networkView } from './network-view.js';
import { createPainter } from './painter.js';
import { recipeExperiments, runRecipe } from './recipe.js';
import { createRecipeFeed } from './recipe-feed.js';
import { endsInShares, planeOfModel, readModelFile } from './restore.js';
import { openSamples, type SampleStream } from './stream.js';
import { factsOf, type Subject, setsOf, subjectOf, trainedOf } from './subject.js';
import { createTraining, type Training } from './training.js';

/** What the engine must be told of where it runs. */
export interface EngineOptions {
  /** Where a page has the files of TensorFlow.js's `wasm`; Node knows. Asked for when that backend is chosen. */
  wasmPaths?(): Promise<WasmPaths>;
}

/** Makes what runs in the worker. It needs no page: tests run it in Node. */
export function createEngine({ wasmPaths }: EngineOptions = {}): Engine {
  const registry = defaultRegistry();
  const backends = createBackends(wasmPaths);
  const files = createDataFiles();
  const jobs = createJobs();
  let shown: Show = { resolution: 0, bits: 0, units: false };
  let training: Training | undefined;
  let subject: Subject | undefined;
  let stream: SampleStream | undefined;

  let watcher: Parameters<Engine['watchNetwork']>[0] = () => undefined;

  const tellNetwork = (): void => watcher(subject === undefined ? undefined : factsOf(subject));
  const replaceSubject = (next: Subject | undefined): void => {
    subject?.painter.dispose();
    stream?.dispose();
    stream = undefined;
    subject = next;
    tellNetwork();
  };
  const setsFor = async (experiment: Experiment): Promise<ExperimentSets> => {
    const { data } = checkExperiment(experiment);
    return drawSets(experiment, data.kind === 'file' ? await files.rowsOf(data) : undefined);
  };
  const drawSubject = async ({ painter, ...drawn }: Subject): Promise<readonly Views[]> => {
    const artifacts = drawn.kind === 'trained' ? drawn.models.map(({ artifact }) => artifact) : [drawn.artifact];
    const views: Views[] = [];
    for (const [model, artifact] of artifacts.entries()) views.push(await painter.draw(model, artifact, shown));
    return views;
  };
  const setPaused = (isPaused: boolean): void => {
    if (training === undefined) return;
    if (isPaused) training.gate.pause();
    else training.gate.resume();
    training.feed.paused(isPaused);
  };
  const restore = async (...files: readonly GivenFile[]): Promise<RestoredView> => {
    const { kind, artifact, model, notes } = await readModelFile(files);
    const plane = planeOfModel(artifact);
    const backend = async (plan: Plan): Promise<Backend> => (await registry.choose(plan)).backend;
    const painter = createPainter({ backend, plane, sets: undefined, isClasses: false });
    const views = await painter.draw(0, artifact, shown);
    await jobs.stop();
    replaceSubject({ kind: 'restored', artifact, painter });
    const network = networkView(model, artifact);
    return { kind, network, checksum: checksumOf(artifact), plane, isClasses: endsInShares(network), views, notes };
  };
  const openStream = async (arithmetic: Arithmetic): Promise<StreamView | undefined> => {
    const found = subject;
    if (found === undefined) return undefined;
    const opened = await openSamples(found.artifact, arithmetic, setsOf(found));
    // Another network may have come meanwhile.
    if (subject !== found) {
      opened.dispose();
      return undefined;
    }
    stream?.dispose();
    stream = opened;
    return { needed: opened.needed, outputs: opened.outputs };
  };

  return {
    backends: async () => backends.list(),
    readData: (...given) => files.read(given),
    watchNetwork: async (listen) => {
      watcher = listen;
      tellNetwork();
    },
    inspect: async (experiment) => inspectExperiment(experiment, await setsFor(experiment)),
    train: (experiment, { seeds, show, paused }, listen) => {
      shown = show;
      // At once, so that it can be paused before it has begun.
      const own = createTraining(listen, { paused, show: () => shown });
      training = own;
      return jobs.run(async (signal) => {
        try {
          const sets = await setsFor(experiment);
          replaceSubject(undefined);
          const result = await own.run({ experiment, sets, seeds, backends, signal });
          replaceSubject(result.subject);
          return { models: result.models };
        } finally {
          own.gate.open();
          if (training === own) training = undefined;
        }
      });
    },
    pause: async () => setPaused(true),
    resume: async () => setPaused(false),
    step: async () => {
      if (training === undefined) return;
      const { gate, feed } = training;
      if (!gate.isPaused) feed.paused(true);
      await gate.step();
    },
    stop: () => jobs.stop(),
    show: async (show) => {
      shown = show;
      const views = await training?.drawAll();
      if (views !== undefined && views.length > 0) return views;
      return subject === undefined ? [] : drawSubject(subject);
    },
    restore,
    figures: async (tutorial, experiment) => tutorialFigures(tutorial, experiment, trainedOf(subject)),
    playgroundFigures: async () => playgroundFigures(trainedOf(subject)),
    findLearningRate: (experiment) =>
      jobs.run(async (signal) => {
        await backends.load(experiment.backend);
        return findRate(experiment, await setsFor(experiment), signal);
      }),
    recipeExperiments: async (name) => recipeExperiments(name),
    runRecipe: (name, options, listen) =>
      jobs.run(async (signal) => {
        if (options.backend !== undefined) await backends.load(options.backend);
        return runRecipe(name, { options, feed: createRecipeFeed(listen), signal });
      }),
    onInstruments: async () => onInstruments(subjectOf(subject).artifact),
    exportModel: async (kind, options) => exportSubject(kind, options, subjectOf(subject)),
    openStream,
    push: async (samples) => stream?.push(samples),
  };
}
