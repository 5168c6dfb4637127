import { type Operand, type OpKinds, type PlanOp, type Shape, sizeOf, stream } from '@linnet/core';
import { curveOf, curves, softmax } from './reference-activations.js';
import { quantiser } from './reference-grids.js';
import { dropout, gaussianNoise } from './reference-noise.js';
import { batchNormalization, layerNormalization } from './reference-normalisation.js';
import { recurrent } from './reference-recurrent.js';
import { indices, type OpRun, pick, type Rows, rowsInto } from './reference-run.js';
import { embedding, merge, reverse } from './reference-shapes.js';
import { asValue, type Curve, type Tape, type Value, zeros } from './reference-tape.js';
import { averagePooling, conv1d, maxPooling } from './reference-windows.js';

/** Runs one op as the contract has it. */
export function runOp(run: OpRun): Rows {
  const { tape, op, shape } = run;
  switch (op.kind) {
    case 'dense':
      return dense(run, op);
    case 'activation':
      return rowsInto(run).map((x) => tape.apply(curveOf(op), x));
    case 'softmax':
      return perList(run, (list) => softmaxOf(tape, list));
    case 'dropout':
      return dropout(run, op);
    case 'gaussianNoise':
      return gaussianNoise(run, op);
    case 'batchNormalization':
      return batchNormalization(run, op);
    case 'layerNormalization':
      return layerNormalization(run, op);
    case 'conv1d':
      return conv1d(run, op);
    case 'maxPooling1d':
      return maxPooling(run, op);
    case 'averagePooling1d':
      return averagePooling(run, op);
    case 'reshape':
      return rowsInto(run);
    case 'embedding':
      return embedding(run, op);
    case 'reverse':
      return reverse(run);
    case 'merge':
      return merge(run, op);
    case 'lstm':
    case 'gru':
    case 'simpleRnn': {
      const weights = [pick(run.params, op.kernel), pick(run.params, op.recurrent), biasOf(run, op)] as const;
      return rowsInto(run).map((x) => recurrent(tape, op, x, shape[0] ?? 1, weights));
    }
    case 'clip':
      return rowsInto(run).map((x) => tape.apply(limiter(op.to), x));
    case 'quantise':
      return rowsInto(run).map((x) => tape.apply(quantiser(op), x));
    case 'custom':
      return rowsInto(run).map((x) => runCustom(run, op, x));
  }
}

type OpOf<Kind extends keyof OpKinds> = Extract<PlanOp, { readonly kind: Kind }>;

const biasOf = ({ params }: OpRun, { bias }: { readonly bias?: number }): Value | undefined =>
  bias === undefined ? undefined : pick(params, bias);

function dense(run: OpRun, op: OpOf<'dense'>): Rows {
  const { tape, params } = run;
  const bias = biasOf(run, op);
  return perList(run, (list) => {
    const sums = tape.product(list, pick(params, op.kernel));
    return tape.apply(curves[op.activation], bias === undefined ? sums : tape.sum(sums, bias));
  });
}

/** Applies work to each list along the last axis. */
function perList(run: OpRun, work: (list: Value) => Value): Rows {
  const { tape, shape } = run;
  const length = shape.at(-1) ?? 1;
  return rowsInto(run).map((x) =>
    tape.join(indices(x.value.length / length).map((list) => work(tape.slice(x, list * length, (list + 1) * length)))),
  );
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

/** The gradient passes where the value stood within, ends included. */
const limiter = ([low, high]: readonly [number, number]): Curve => [
  (x) => Math.min(Math.max(x, low), high),
  (x) => Number(x >= low && x <= high),
];

/** An op that brings its own loops, in inference mode. */
function runCustom({ tape, shape, outputShape, params }: OpRun, op: OpOf<'custom'>, x: Value): Value {
  const y = zeros(sizeOf(outputShape));
  const own = op.params.map((index) => pick(params, index));
  const context = {
    batchSize: 1,
    inputs: [operand(x, shape)],
    outputs: [operand(y, outputShape)],
    params: own.map((param) => operand(param, [param.value.length])),
    scratch: (length: number) => new Float64Array(length),
    noise: () => stream(0),
  };
  const kernel = op.definition.kernel(context, op.attributes);
  kernel.forward(1, false);
  tape.note(() => kernel.backward(1));
  return y;
}

const operand = ({ value, gradient }: Value, shape: Shape): Operand => ({ value, gradient, shape });
