import { type Plan, type PlanOp, type Shape, type Stream, stream } from '@linnet/core';
import { asValue, type Tape, type Value } from './reference-tape.js';

/** What stands in one buffer, for each row of a batch. */
export type Rows = readonly Value[];

/** Where a batch stands in training, which is what its noise follows from. */
export interface BatchTraining {
  readonly seed: number;
  /** Batches up to this one, which counts. */
  readonly step: number;
  /** Takes note of what a number of a parameter that an op keeps is to become. */
  keep(param: number, place: number, value: number): void;
}

/** What an op of a batch has in training and not in inference mode. */
export interface OpTraining {
  readonly noise: Stream;
  keep(param: number, place: number, value: number): void;
}

/** One op on one batch. */
export interface OpRun<Op extends PlanOp = PlanOp> {
  readonly tape: Tape;
  readonly op: Op;
  readonly inputs: readonly Rows[];
  /** Of a row of the first input. */
  readonly shape: Shape;
  readonly outputShape: Shape;
  /** All parameters of the plan. */
  readonly params: readonly Value[];
  readonly training: OpTraining | undefined;
}

/** Runs one op. */
export type RunOp = (run: OpRun) => Rows;

/** Runs the ops of a plan on a batch, in inference mode where nothing is said of training. Gives the plan's result. */
export function runPlan(
  runOp: RunOp,
  tape: Tape,
  plan: Plan,
  params: readonly Value[],
  batch: readonly ArrayLike<number>[],
  training: BatchTraining | undefined,
): Rows {
  const buffers: Rows[] = [batch.map(asValue)];
  for (const [index, op] of plan.ops.entries()) {
    const [from = 0] = op.inputs;
    const [to = 0] = op.outputs;
    buffers[to] = runOp({
      tape,
      op,
      inputs: op.inputs.map((buffer) => pick(buffers, buffer)),
      shape: pick(plan.buffers, from),
      outputShape: pick(plan.buffers, to),
      params,
      training: training && { noise: stream(training.seed, training.step, index), keep: training.keep },
    });
  }
  return pick(buffers, plan.result);
}

/** The rows of the first input. */
export const rowsInto = ({ inputs }: OpRun): Rows => pick(inputs, 0);

/** A parameter, a buffer or a shape that must be there. */
export function pick<Item>(items: readonly Item[], index: number): Item {
  const found = items[index];
  if (found === undefined) throw new RangeError(`The plan has no buffer, shape or parameter ${index} yet.`);
  return found;
}

/** 0, 1, 2, ... */
export const indices = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
