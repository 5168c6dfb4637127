import {
  type Backend,
  checkAccepts,
  type InferenceProgram,
  LinnetError,
  type Plan,
  type Scaling,
  sizeOf,
} from '@linnet/core';
import type { Held } from './dispose-when-collected.js';
import type { Engine } from './engine.js';
import type { ModelDefinition } from './model.js';
import { isRecurrent, oneStepPlan, oneStepScaling } from './one-step.js';
import { checkNumbers, checkPlace, checkSynchronous, createRowRunner } from './row-runner.js';
import { createSampleCheck } from './sample-check.js';
import { createSampleWindow, type Feed } from './sample-window.js';

/** A model that is given one sample after another, as an instrument is. */
export interface ModelStream {
  /**
   * Takes the next sample: a number, or the numbers of one step where a step has several. Gives true when it wrote a
   * prediction to `out`, false while there are too few samples for one. It allocates nothing of its own.
   * @throws LinnetError `bad-shape` for a sample or an `out` of the wrong length, `bad-value` for NaN or infinite values,
   * `disposed` after the end. A sample that is an error is as if it had not come.
   */
  push(sample: number | ArrayLike<number>, out: Float32Array): boolean;
  /** How many numbers a sample has. */
  readonly inputs: number;
  /** How many numbers a prediction has. */
  readonly outputs: number;
  /** With which sample the first prediction comes. */
  readonly needed: number;
  /** Forgets all samples. */
  reset(): void;
  /** Frees what it holds; it also goes when nobody has it any more. */
  dispose(): void;
}

/** A program of the stream's own, and how samples come to it. */
interface Source {
  readonly program: InferenceProgram;
  readonly feed: Feed;
  readonly inputs: number;
  readonly outputs: number;
  readonly needed: number;
}

/** A stream, and the program that goes with it. */
export interface HeldStream {
  readonly stream: ModelStream;
  readonly held: Held;
}

/** Makes a stream of a model with the weights and the scaling that it has now. */
export async function createModelStream(
  definition: ModelDefinition,
  engine: Engine,
  scaling: Scaling | undefined,
): Promise<HeldStream> {
  const backend = await engine.load();
  const make = isRecurrent(definition.lowered.plan) ? createStateful : createSliding;
  const source = await make(definition, backend, { weights: engine.readWeights(), scaling });
  return { stream: streamOf(source), held: { program: source.program } };
}

/** What a model has learnt. */
interface Learnt {
  readonly weights: readonly Float32Array[];
  readonly scaling: Scaling | undefined;
}

/** Recurrent layers keep their state from sample to sample. */
async function createStateful(definition: ModelDefinition, backend: Backend, learnt: Learnt): Promise<Source> {
  const plan = oneStepPlan(definition);
  const scaling = oneStepScaling(learnt.scaling, plan);
  if (backend.compileStateful === undefined) {
    throw new LinnetError(
      'refused',
      `Backend "${backend.name}" keeps no state between predictions, so it cannot run this recurrent model sample by sample. Compile the model with backend simd or js for that.`,
    );
  }
  checkAccepts(backend, plan);
  const program = await prepared(backend.compileStateful(plan), plan, backend, learnt.weights);
  program.reset();
  const runRow = createRowRunner({ plan, program: () => program, scaling: () => scaling });
  const push: Feed['push'] = (sample, out) => {
    runRow(sample, 0, out);
    return true;
  };
  return { program, feed: { push, reset: () => program.reset() }, ...sizesOf(plan.input, plan.output), needed: 1 };
}

/** The last samples make a row. */
async function createSliding(
  { lowered: { plan } }: ModelDefinition,
  backend: Backend,
  learnt: Learnt,
): Promise<Source> {
  checkAccepts(backend, plan);
  const program = await prepared(backend.compile(plan), plan, backend, learnt.weights);
  const runRow = createRowRunner({ plan, program: () => program, scaling: () => learnt.scaling });
  const [needed = 1, ...sample] = plan.input;
  const sizes = sizesOf([1, ...sample], plan.output);
  const check = createSampleCheck(plan, learnt.scaling);
  return { program, feed: createSampleWindow(needed, sizes.inputs, { check, runRow }), ...sizes, needed };
}

/** A program with the weights of the model, that answers at once. */
async function prepared<P extends InferenceProgram>(
  program: P,
  plan: Plan,
  backend: Backend,
  weights: readonly Float32Array[],
): Promise<P> {
  try {
    program.write(weights);
    await checkSynchronous(program, plan, backend);
    return program;
  } catch (error) {
    program.dispose();
    throw error;
  }
}

const sizesOf = (
  sample: readonly number[],
  output: readonly number[],
): { readonly inputs: number; readonly outputs: number } => ({ inputs: sizeOf(sample), outputs: sizeOf(output) });

function streamOf({ program, feed, inputs, outputs, needed }: Source): ModelStream {
  const single = new Float64Array(1);
  return {
    inputs,
    outputs,
    needed,
    push: (sample, out) => {
      if (typeof sample === 'number') single[0] = sample;
      const row = typeof sample === 'number' ? single : sample;
      checkNumbers(row, inputs, 'The sample', inputs === 1 ? 'a number' : `a list of ${inputs} numbers`);
      checkPlace(out, outputs);
      try {
        return feed.push(row, out);
      } catch (error) {
        throw explained(error);
      }
    },
    reset: () => {
      try {
        feed.reset();
      } catch (error) {
        throw explained(error);
      }
    },
    dispose: () => program.dispose(),
  };
}

/** Whoever has a stream never saw its program. */
const explained = (error: unknown): unknown =>
  LinnetError.is(error) && error.code === 'disposed'
    ? new LinnetError('disposed', 'This stream was disposed, by itself or with its backend; make another one.', {
        cause: error,
      })
    : error;
