import {
  type Backend,
  type BackendChoice,
  type BackendPlugin,
  type BackendVerdict,
  backendSource,
  checkAccepts,
  checkBackend,
  chooseBackend,
  defaultRegistry,
  type InferenceProgram,
  type Loss,
  loadBackend,
  type OptimizerSpec,
  type Plan,
  type Plugin,
  type Program,
  type ProgramState,
  type Training,
} from '@linnet/core';
import type { InferenceOptions } from './compile-options.js';
import { runContext } from './training/run-context.js';

/** A model's weights and, once something is computed, the program that holds them. */
export interface Engine {
  /** Loads the backend and compiles, at first use and when the batch size changes; weights and optimiser state go along. */
  training(batchSize: number): Promise<Program>;
  /** The program there is, or one that only predicts. */
  inference(): Promise<InferenceProgram>;
  /** Copies. */
  readWeights(): readonly Float32Array[];
  /** Which backend it is; undefined before first use. */
  readonly backend: { readonly name: string; readonly verdicts: readonly BackendVerdict[] } | undefined;
  /** Of the last training; 32 before the first. */
  readonly batchSize: number;
}

/** What a model is trained for, without the batch size, which `fit` knows. */
export type Objective = { readonly loss: Loss; readonly optimizer: OptimizerSpec };

const defaultBatchSize = 32;

// A program may hold memory outside the collected heap; it goes when its model does.
const abandoned = new FinalizationRegistry<{ program: InferenceProgram | undefined }>(({ program }) =>
  program?.dispose(),
);

/** Makes the engine of a compiled model, with its start weights. */
export function createEngine<P extends readonly Plugin[]>(
  plan: Plan,
  objective: Objective | undefined,
  options: InferenceOptions<P>,
  startWeights: readonly Float32Array[],
): Engine {
  const held: { program: InferenceProgram | undefined } = { program: undefined };
  let trainer: { readonly program: Program; readonly batchSize: number } | undefined;
  let choice: Promise<BackendChoice> | undefined;
  let backend: Engine['backend'];

  const load = async (training: Training | undefined): Promise<Backend> => {
    choice ??= resolveBackend(plan, training, options);
    try {
      const { backend: loaded, verdicts } = await choice;
      backend = { name: loaded.name, verdicts };
      return loaded;
    } catch (error) {
      choice = undefined;
      throw error;
    }
  };
  const engine: Engine = {
    training: async (batchSize) => {
      if (objective === undefined) throw new TypeError('This model was compiled without a loss.');
      const training: Training = { ...objective, batchSize };
      const loaded = await load(training);
      // Looked at after the wait: calls that come side by side share one program.
      if (trainer?.batchSize === batchSize) return trainer.program;
      checkAccepts(loaded, plan, training);
      const state: ProgramState | undefined = trainer?.program.readState();
      const program = loaded.compile(plan, training);
      if (state === undefined) program.write(startWeights);
      else program.writeState(state);
      trainer?.program.dispose();
      trainer = { program, batchSize };
      held.program = program;
      return program;
    },
    inference: async () => {
      if (held.program !== undefined) return held.program;
      if (objective !== undefined) return engine.training(engine.batchSize);
      const loaded = await load(undefined);
      if (held.program !== undefined) return held.program;
      checkAccepts(loaded, plan);
      const program = loaded.compile(plan);
      program.write(startWeights);
      held.program = program;
      return program;
    },
    get backend() {
      return backend;
    },
    get batchSize() {
      return trainer?.batchSize ?? defaultBatchSize;
    },
    readWeights: () => held.program?.read() ?? startWeights.map((weights) => weights.slice()),
  };
  abandoned.register(engine, held);
  return engine;
}

async function resolveBackend<P extends readonly Plugin[]>(
  plan: Plan,
  training: Training | undefined,
  { backend = 'auto', registry }: InferenceOptions<P>,
): Promise<BackendChoice> {
  const context = registry === undefined ? runContext() : undefined;
  const source = backendSource(registry ?? context?.registry ?? defaultRegistry());
  if (typeof backend === 'object') {
    const loaded = isPlugin(backend) ? await loadOnce(backend) : checkBackend(backend, 'The backend of the model');
    return { backend: loaded, verdicts: verdictsOf(loaded.name, context?.backend) };
  }
  const name = backend === 'auto' ? (context?.backend ?? 'auto') : backend;
  if (name === 'auto') return chooseBackend(source, plan, training);
  return { backend: await source.backend(name), verdicts: verdictsOf(name, context?.backend) };
}

/** One verdict, or two where the run asked for another backend than the model names. */
const verdictsOf = (name: string, asked: string = 'auto'): readonly BackendVerdict[] =>
  asked === 'auto' || asked === name
    ? [{ name }]
    : [{ name }, { name: asked, notPicked: `the model itself names "${name}"` }];

/** Backends of plugins passed by value: loaded once, then shared by all models. */
const loadedByValue = new WeakMap<object, Promise<Backend>>();

function loadOnce<Options extends Record<never, never>>(plugin: BackendPlugin<string, Options>): Promise<Backend> {
  const before = loadedByValue.get(plugin);
  if (before !== undefined) return before;
  const loaded = loadBackend(plugin);
  loadedByValue.set(plugin, loaded);
  // A load that failed is tried again at the next call.
  loaded.catch(() => loadedByValue.delete(plugin));
  return loaded;
}

const isPlugin = <T extends object>(backend: BackendPlugin<string, T> | Backend): backend is BackendPlugin<string, T> =>
  'load' in backend;
