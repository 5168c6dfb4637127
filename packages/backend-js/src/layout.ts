import {
  type Floats,
  type Operand,
  type Plan,
  type PlanOp,
  paramsOf,
  roundToGrid,
  type Stream,
  sizeOf,
  stream,
} from '@linnet/core';
import { type Keeping, kernelFor } from './kernels.js';
import type { StatefulKernel } from './recurrent/recurrent.js';

/** A plan laid out in memory for batches of up to `batchSize` rows. */
export interface Layout {
  readonly input: Operand;
  readonly result: Operand;
  readonly params: readonly Operand[];
  /** Lets what ops see of parameters on grids follow them; called whenever they have changed. */
  refresh(): void;
  /** Runs all operations on the first `rows` rows. */
  forward(rows: number, training: boolean): void;
  /** From the result's gradient to those of all parameters. */
  backward(rows: number): void;
  /** States that are kept go back to zeros. */
  reset(): void;
}

/** What a plan is laid out for. */
export interface LayoutOptions {
  readonly batchSize: number;
  readonly training: boolean;
  readonly noise: NoiseSource;
  readonly keeping: Keeping;
}

/** Tells the noise of the present step apart from every other. */
export interface NoiseSource {
  seed: number;
  step: number;
}

/**
 * Lays out buffers, gradients and kernels. Values are doubles: loads need no conversion, and results are closer.
 * Gradients are left out for inference, for the input, and for parameters that do not train.
 */
export function layOut(plan: Plan, { batchSize, training, noise, keeping }: LayoutOptions): Layout {
  const buffers = plan.buffers.map((shape, index) =>
    operand(shape, batchSize * sizeOf(shape), training && index !== 0),
  );
  const params = plan.params.map(({ shape, trained }) => operand(shape, sizeOf(shape), training && trained));
  const gridded = plan.params.flatMap(({ grid }, index) => (grid === undefined ? [] : [{ index, grid }]));
  const seen = params.map((param, index) => (plan.params[index]?.grid === undefined ? param : copyOf(param)));
  const kernels = plan.ops.map((op, index): StatefulKernel => {
    const context = {
      batchSize,
      inputs: op.inputs.map(pick(buffers)),
      outputs: op.outputs.map(pick(buffers)),
      params: paramsOf(op).map(pick(seen)),
      scratch: (length: number): Floats => new Float64Array(length),
      noise: (): Stream => stream(noise.seed, noise.step, index),
    };
    return kernelFor(op, context, keeping);
  });
  const backwards = [...kernels].reverse();
  const gradients = [...buffers.filter((_, index) => index !== plan.result), ...params].flatMap(
    ({ gradient }) => gradient ?? [],
  );
  return {
    input: pick(buffers)(0),
    result: pick(buffers)(plan.result),
    params,
    refresh: () => {
      for (const { index, grid } of gridded) roundToGrid(pick(seen)(index).value, pick(params)(index).value, grid);
    },
    forward: (rows, inTraining) => {
      for (const kernel of kernels) kernel.forward(rows, inTraining);
    },
    backward: (rows) => {
      for (const gradient of gradients) gradient.fill(0);
      for (const kernel of backwards) kernel.backward(rows);
    },
    reset: () => {
      for (const { reset } of kernels) reset?.();
    },
  };
}

/** The numbers of buffers and parameters that no plan of ours gets wrong, but a hand-made one can. */
export function danglingIndices(op: PlanOp, plan: Plan): boolean {
  const inBuffers = (index: number): boolean => index in plan.buffers;
  return ![...op.inputs, ...op.outputs].every(inBuffers) || !paramsOf(op).every((index) => index in plan.params);
}

const operand = (shape: Operand['shape'], length: number, differentiated: boolean): Operand => ({
  value: new Float64Array(length),
  gradient: differentiated ? new Float64Array(length) : undefined,
  shape,
});

/** With a value of its own, and the gradient of the other. */
const copyOf = (param: Operand): Operand => ({ ...param, value: new Float64Array(param.value.length) });

const pick =
  (operands: readonly Operand[]) =>
  (index: number): Operand => {
    const found = operands[index];
    if (found === undefined) throw new RangeError(`The plan has no buffer or parameter ${index}.`);
    return found;
  };
