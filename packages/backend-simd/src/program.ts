import {
  type Float32NdArray,
  type Float32Samples,
  type HeadedPlan,
  type InferenceProgram,
  type Pass,
  type Plan,
  type Program,
  rowsOf,
  type StatefulProgram,
  separateHead,
  sizeOf,
  type Training,
  targetShape,
} from '@linnet/core';
import { crashed } from './crash.js';
import type { Kernel } from './instance.js';
import * as layout from './layout.js';
import { type Lifetime, programLifetime } from './lifetime.js';
import { createParameters } from './parameters.js';
import { type ProgramParts, partsOf } from './parts.js';
import { bytesOf, type Placement, placeProgram } from './placement.js';
import { createHome } from './residence.js';

/** Rows that a program which only predicts takes at a time. */
const inferenceBatch = 64;

/** A program in the kernel's memory. */
interface Placed {
  readonly kernel: Kernel;
  readonly parts: ProgramParts;
  readonly at: Placement;
}

function settle(kernel: Kernel, parts: ProgramParts): Placed {
  const base = kernel.memory.allocate(bytesOf(parts));
  return { kernel, parts, at: placeProgram(parts, base, kernel.memory.views()) };
}

/** A plan that only predicts keeps its last function. */
const whole = (plan: Plan): HeadedPlan => ({ plan, head: 'none', isShown: true });

/** Compiles a plan to predict. */
export function compileInference(kernel: Kernel, plan: Plan): InferenceProgram {
  const parts = partsOf(whole(plan), undefined, kernel.repertoire, { batchSize: inferenceBatch });
  const placed = settle(kernel, parts);
  const lifetime = programLifetime(() => kernel.memory.free(placed.at.program));
  return inferenceOf(placed, lifetime);
}

/** Compiles a plan to predict row after row, with the state of recurrent ops kept in between. */
export function compileStateful(kernel: Kernel, plan: Plan): StatefulProgram {
  const parts = partsOf(whole(plan), undefined, kernel.repertoire, { batchSize: 1, stateful: true });
  const placed = settle(kernel, parts);
  const lifetime = programLifetime(() => kernel.memory.free(placed.at.program));
  const reset = (): void => {
    const { words } = kernel.memory.views();
    for (const [address, bytes] of placed.at.states) words.fill(0, address / 4, (address + bytes) / 4);
  };
  return { ...inferenceOf(placed, lifetime), reset: lifetime.guard(reset) };
}

/** Compiles a plan to train. */
export function compileTraining(kernel: Kernel, plan: Plan, training: Training): Program {
  const { batchSize, loss } = training;
  const parts = partsOf(separateHead(plan, loss), training, kernel.repertoire, {
    batchSize,
    threads: kernel.second === undefined ? 1 : 2,
  });
  const placed = settle(kernel, parts);
  const { at } = placed;
  const { memory, functions } = kernel;
  const helper = kernel.second?.helperFor(parts);
  const outputs = sizeOf(plan.output);
  const targets = sizeOf(targetShape(plan.output, loss));
  const parameters = createParameters(memory, parts, at);
  const optimizer = kernel.repertoire.optimizer(training.optimizer);
  const { factors } = optimizer;
  const home = createHome(memory, { outputs, batchSize, factors });
  let step = 0;
  const lifetime = programLifetime(() => {
    home.free();
    memory.free(placed.at.program);
  });

  const train = (samples: Float32Samples, pass: Pass): void => {
    const residence = home.settle(samples);
    const { from, to } = pass;
    const { words, floats } = memory.views();
    const batches = Math.ceil((to - from) / batchSize);
    residence.writeOrder(pass.order, from, to);
    for (let batch = 0; batch < batches; batch++) {
      optimizer.writeFactors(floats, residence.rates / 4 + batch * factors, step + batch + 1, pass.learningRate);
    }
    residence.point(words, at.program);
    words[(at.program + layout.PROGRAM_STEP) / 4] = step;
    words[(at.program + layout.PROGRAM_NOISE_SEED) / 4] = pass.noiseSeed;
    const control = helper?.control() ?? 0;
    const behind = runKernel(placed, () => functions.train(at.program, from, to, control), to - from);
    if (control !== 0) helper?.judge(behind !== 0);
    step += batches;
    residence.readResults(pass);
  };
  const evaluate = (samples: Float32Samples, out: Float32Array): number => {
    const { x, y, weights } = samples;
    const [rows, inputs] = [rowsOf(x), sizeOf(plan.input)];
    let total = 0;
    for (let start = 0; start < rows; start += batchSize) {
      const count = Math.min(batchSize, rows - start);
      const { floats, words } = memory.views();
      floats.set(x.data.subarray(start * inputs, (start + count) * inputs), at.staging.x / 4);
      floats.set(y.data.subarray(start * targets, (start + count) * targets), at.staging.y / 4);
      if (weights !== undefined) floats.set(weights.data.subarray(start, start + count), at.staging.weights / 4);
      pointToStaging(words, at, weights !== undefined);
      total += runKernel(placed, (rowCount) => functions.evaluate(at.program, rowCount), count);
      out.set(floats.subarray(at.staging.out / 4, at.staging.out / 4 + count * outputs), start * outputs);
    }
    return total / rows + functions.penalty(at.program, 0, 4);
  };
  const { guard } = lifetime;
  return {
    ...inferenceOf(placed, lifetime),
    train: guard(train),
    evaluate: guard(evaluate),
    // Not through the guard, as `infer`.
    readState: (spent) => {
      lifetime.check();
      return parameters.readState(step, spent);
    },
    writeState: guard((state) => {
      parameters.writeState(state);
      functions.refresh(at.program);
      step = state.step;
    }),
  };
}

/** Predicting, and what every program can do. */
function inferenceOf(placed: Placed, { check, guard, dispose }: Lifetime): InferenceProgram {
  const { kernel, parts, at } = placed;
  const { memory, functions } = kernel;
  const { plan, batchSize } = parts;
  const [inputs, outputs] = [sizeOf(plan.input), sizeOf(plan.output)];
  const parameters = createParameters(memory, parts, at);
  const [x, y] = [at.staging.x / 4, at.staging.out / 4];
  const run = (count: number): void => functions.infer(at.program, count);
  const inferOne = (data: Float32Array, out: Float32Array): void => {
    const { floats, words } = memory.views();
    for (let index = 0; index < inputs; index++) floats[x + index] = data[index] as number;
    pointToStaging(words, at, false);
    runKernel(placed, run, 1);
    for (let index = 0; index < outputs; index++) out[index] = floats[y + index] as number;
  };
  const infer = ({ data, shape }: Float32NdArray, out: Float32Array): void => {
    const rows = shape[0] ?? 0;
    if (rows === 1) {
      inferOne(data, out);
      return;
    }
    for (let start = 0; start < rows; start += batchSize) {
      const count = Math.min(batchSize, rows - start);
      const { floats, words } = memory.views();
      floats.set(data.subarray(start * inputs, (start + count) * inputs), x);
      pointToStaging(words, at, false);
      runKernel(placed, run, count);
      out.set(floats.subarray(y, y + count * outputs), start * outputs);
    }
  };
  return {
    // Not through the guard: its list of arguments would be allocated at every call.
    infer: (x, out) => {
      check();
      infer(x, out);
    },
    read: guard(parameters.read),
    write: guard((values) => {
      parameters.write(values);
      functions.refresh(at.program);
    }),
    dispose,
  };
}

function pointToStaging(words: Uint32Array, { program, staging }: Placement, weighted: boolean): void {
  words[(program + layout.PROGRAM_X) / 4] = staging.x;
  words[(program + layout.PROGRAM_Y) / 4] = staging.y;
  words[(program + layout.PROGRAM_WEIGHTS) / 4] = weighted ? staging.weights : 0;
  words[(program + layout.PROGRAM_ORDER) / 4] = 0;
  words[(program + layout.PROGRAM_OUT) / 4] = staging.out;
}

/** Runs the kernel; a trap comes out as an error that names the layer at work. */
function runKernel<Result>({ kernel, parts, at }: Placed, work: (rows: number) => Result, rows: number): Result {
  try {
    return work(rows);
  } catch (cause) {
    // What the threads have in common is no longer in step.
    kernel.second?.dispose();
    const { words } = kernel.memory.views();
    throw crashed(parts, words[(at.program + layout.PROGRAM_STAGE_AT_WORK) / 4] ?? 0, cause);
  }
}
