import { type OpDefinition, type Plan, type PlanOp, paramsOf, type Shape, type Stream, stream } from '@linnet/core';
import { curves, softmax } from './reference-activations.js';
import { recurrent } from './reference-recurrent.js';
import { asValue, type Curve, type Tape, type Value, zeros } from './reference-tape.js';

/** Where a row stands in training, which is what its noise follows from. */
export interface NoiseOfRow {
  readonly seed: number;
  /** Batches up to this one, which counts. */
  readonly step: number;
  /** The row's place in its batch. */
  readonly place: number;
}

/** Runs the ops of a plan on one row; without noise in inference mode. Gives the plan's result. */
export function runPlan(
  tape: Tape,
  plan: Plan,
  params: readonly Value[],
  row: ArrayLike<number>,
  noise: NoiseOfRow | undefined,
): Value {
  const buffers: Value[] = [asValue(row)];
  for (const [index, op] of plan.ops.entries()) {
    const [from = 0] = op.inputs;
    const [to = 0] = op.outputs;
    buffers[to] = runOp(
      { tape, op, shape: plan.buffers[from] ?? [], outputShape: plan.buffers[to] ?? [] },
      pick(buffers, from),
      paramsOf(op).map((param) => pick(params, param)),
      noise === undefined ? undefined : { ...noise, op: index },
    );
  }
  return pick(buffers, plan.result);
}

interface OpRun {
  readonly tape: Tape;
  readonly op: PlanOp;
  readonly shape: Shape;
  readonly outputShape: Shape;
}

type NoiseOfOp = NoiseOfRow & { readonly op: number };

function runOp({ tape, op, shape, outputShape }: OpRun, x: Value, params: readonly Value[], noise?: NoiseOfOp): Value {
  const [steps = 1] = shape;
  switch (op.kind) {
    case 'dense':
      return perList(tape, x, shape, (list) => {
        const sums = tape.product(list, pick(params, 0));
        const bias = params[1];
        return tape.apply(curves[op.activation], bias === undefined ? sums : tape.sum(sums, bias));
      });
    case 'activation':
      return tape.apply(curves[op.activation], x);
    case 'softmax':
      return perList(tape, x, shape, (list) => softmaxOf(tape, list));
    case 'dropout':
      return noise === undefined ? x : tape.times(x, maskOf(op.rate, x.value.length, noise));
    case 'lstm':
    case 'gru':
    case 'simpleRnn':
      return recurrent(tape, op, x, steps, [pick(params, 0), pick(params, 1), params[2]]);
    case 'clip':
      return tape.apply(limiter(op.to), x);
    case 'custom':
      return runCustom(tape, op, x, shape, outputShape, params);
  }
}

/** Applies work to each list along the last axis. */
function perList(tape: Tape, x: Value, shape: Shape, work: (list: Value) => Value): Value {
  const length = shape.at(-1) ?? 1;
  const lists = Array.from({ length: x.value.length / length }, (_, index) =>
    work(tape.slice(x, index * length, (index + 1) * length)),
  );
  return tape.join(lists);
}

function softmaxOf(tape: Tape, x: Value): Value {
  const y = asValue(softmax(x.value));
  tape.note(() => {
    const mean = y.value.reduce((sum, share, index) => sum + share * (y.gradient[index] ?? 0), 0);
    for (const [index, share] of y.value.entries()) {
      x.gradient[index] = (x.gradient[index] ?? 0) + share * ((y.gradient[index] ?? 0) - mean);
    }
  });
  return y;
}

/** What dropout multiplies a row with: number i of the batch's noise decides on value i of the batch. */
function maskOf(rate: number, length: number, { seed, step, op, place }: NoiseOfOp): Value {
  const generator = stream(seed, step, op);
  skip(generator, place * length);
  return asValue(Float64Array.from({ length }, () => (generator.uniform() < rate ? 0 : 1 / (1 - rate))));
}

function skip(generator: Stream, count: number): void {
  for (let draw = 0; draw < count; draw++) generator.uniform();
}

/** The gradient passes where the value stood within, ends included. */
const limiter = ([low, high]: readonly [number, number]): Curve => [
  (x) => Math.min(Math.max(x, low), high),
  (x) => Number(x >= low && x <= high),
];

/** An op that brings its own loops, in inference mode. */
function runCustom(
  tape: Tape,
  { definition, attributes }: { readonly definition: OpDefinition; readonly attributes: unknown },
  x: Value,
  shape: Shape,
  outputShape: Shape,
  params: readonly Value[],
): Value {
  const y = zeros(outputShape.reduce((product, length) => product * length, 1));
  const context = {
    batchSize: 1,
    inputs: [{ ...x, shape }],
    outputs: [{ ...y, shape: outputShape }],
    params: params.map((param) => ({ ...param, shape: [param.value.length] })),
    scratch: (length: number) => new Float64Array(length),
    noise: () => stream(0),
  };
  const kernel = definition.kernel(context, attributes);
  kernel.forward(1, false);
  tape.note(() => kernel.backward(1));
  return y;
}

function pick(values: readonly Value[], index: number): Value {
  const found = values[index];
  if (found === undefined) throw new RangeError(`The plan has no buffer or parameter ${index} yet.`);
  return found;
}
