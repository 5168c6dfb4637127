import {
  type Backend,
  type BackendChoice,
  type BackendVerdict,
  checkAccepts,
  checkBackend,
  type InferenceProgram,
  type OptimizerSpec,
  type Plan,
  type Plugin,
  type Program,
  type ProgramState,
  type Training,
} from '@linnet/core';
import { isPlugin, loadOnce } from './backend-by-value.js';
import type { InferenceOptions } from './compile-options.js';
import { disposeWhenCollected, type Held } from './dispose-when-collected.js';
import { type LossSpec, lossOfProgram } from './losses.js';
import { registryInUse } from './registry-in-use.js';
import { runContext } from './training/run-context.js';

/** A model's weights and, once something is computed, the program that holds them. */
export interface Engine {
  /** Loads the backend, at first use; `auto` takes one for training with this batch size, where the model trains. */
  load(batchSize?: number): Promise<Backend>;
  /** Loads and compiles, at first use and when the batch size changes; weights and optimiser state go along. */
  training(batchSize: number): Promise<Program>;
  /** The program there is, or one that only predicts. */
  inference(): Promise<InferenceProgram>;
  /** The same at once, for a model whose backend is loaded: programs come and go with what is trained. */
  present(): InferenceProgram;
  /** Goes on with a program of this model's plan that was compiled elsewhere, such as a lane. */
  adopt(program: Program, batchSize: number): void;
  /**
   * Keeps the state of that program and disposes it: others may be waiting for it. The next use compiles one as usual; of
   * a program that cannot tell its state, the next use tells why.
   */
  release(): void;
  /** Copies. */
  readWeights(): readonly Float32Array[];
  /** Which backend it is; undefined before first use. */
  readonly backend:
    | { readonly name: string; readonly variant?: string; readonly verdicts: readonly BackendVerdict[] }
    | undefined;
  /** Of the last training; 32 before the first. */
  readonly batchSize: number;
}

/** What a model is trained for, without the batch size, which `fit` knows. */
export type Objective = { readonly loss: LossSpec; readonly optimizer: OptimizerSpec };

/** What a program is compiled for. */
export const trainingOf = ({ loss, optimizer }: Objective, batchSize: number): Training => ({
  loss: lossOfProgram(loss),
  optimizer,
  batchSize,
});

/** Keras's. */
export const defaultBatchSize = 32;

/** Makes the engine of a compiled model, with its start weights. */
export function createEngine<P extends readonly Plugin[]>(
  plan: Plan,
  objective: Objective | undefined,
  options: InferenceOptions<P>,
  startWeights: readonly Float32Array[],
): Engine {
  const held: Held = { program: undefined };
  let trainer: Program | undefined;
  /** Of a program that is gone. */
  let kept: ProgramState | undefined;
  let batchSize = defaultBatchSize;
  let choice: Promise<BackendChoice> | undefined;
  let loaded: Backend | undefined;
  let backend: Engine['backend'];

  const trainingFor = (size: number): Training => {
    if (objective === undefined) throw new TypeError('This model was compiled without a loss.');
    return trainingOf(objective, size);
  };
  /** Makes it the program of the model, in the state of the one before. */
  const take = (program: Program, size: number): Program => {
    const state = trainer?.readState() ?? kept;
    if (state === undefined) program.write(startWeights);
    else program.writeState(state);
    trainer?.dispose();
    trainer = program;
    held.program = program;
    kept = undefined;
    batchSize = size;
    return program;
  };
  const compileTraining = (on: Backend, size: number): Program => {
    // Looked at after the backend was waited for: calls that come side by side share one program.
    if (trainer !== undefined && batchSize === size) return trainer;
    const training = trainingFor(size);
    checkAccepts(on, plan, training);
    return take(on.compile(plan, training), size);
  };
  const compileInference = (on: Backend): InferenceProgram => {
    checkAccepts(on, plan);
    const program = on.compile(plan);
    program.write(startWeights);
    held.program = program;
    return program;
  };
  const engine: Engine = {
    load: async (size = batchSize) => {
      choice ??= resolveBackend(plan, objective === undefined ? undefined : trainingFor(size), options);
      try {
        const { backend: chosen, verdicts } = await choice;
        await chosen.prepare?.(plan, objective === undefined ? undefined : trainingFor(size));
        const { name, variant } = chosen;
        backend = variant === undefined ? { name, verdicts } : { name, variant, verdicts };
        loaded = chosen;
        return chosen;
      } catch (error) {
        choice = undefined;
        throw error;
      }
    },
    training: async (size) => compileTraining(await engine.load(size), size),
    inference: async () => {
      if (held.program === undefined) await engine.load();
      return engine.present();
    },
    present: () => {
      if (held.program !== undefined) return held.program;
      if (loaded === undefined) throw new TypeError('The backend of this model is not loaded yet.');
      return objective === undefined ? compileInference(loaded) : compileTraining(loaded, batchSize);
    },
    adopt: take,
    release: () => {
      const program = trainer;
      if (program === undefined) return;
      try {
        kept = program.readState();
        trainer = undefined;
        held.program = undefined;
      } catch {
        // It stays, and every use of it fails.
      }
      program.dispose();
    },
    get backend() {
      return backend;
    },
    get batchSize() {
      return batchSize;
    },
    readWeights: () =>
      held.program?.read() ?? (kept?.params ?? startWeights).map((weights) => Float32Array.from(weights)),
  };
  disposeWhenCollected(engine, held);
  return engine;
}

async function resolveBackend<P extends readonly Plugin[]>(
  plan: Plan,
  training: Training | undefined,
  { backend = 'auto', registry }: InferenceOptions<P>,
): Promise<BackendChoice> {
  const context = registry === undefined ? runContext() : undefined;
  const source = registryInUse(registry);
  if (typeof backend === 'object') {
    const loaded = isPlugin(backend) ? await loadOnce(backend) : checkBackend(backend, 'The backend of the model');
    return { backend: loaded, verdicts: verdictsOf(loaded.name, context?.backend) };
  }
  const name = backend === 'auto' ? (context?.backend ?? 'auto') : backend;
  if (name === 'auto') return source.choose(plan, training);
  return { backend: await source.backend(name), verdicts: verdictsOf(name, context?.backend) };
}

/** One verdict, or two where the run asked for another backend than the model names: what was asked for comes first. */
const verdictsOf = (name: string, asked: string = 'auto'): readonly BackendVerdict[] =>
  asked === 'auto' || asked === name
    ? [{ name }]
    : [{ name: asked, notPicked: `the model itself names "${name}"` }, { name }];
