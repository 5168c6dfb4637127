import { exp, log1p, type PlanOp, tanh } from '@linnet/core';
import { runOp } from '../src/backend/reference-ops.js';
import { type OpRun, pick, type Rows, type RunOp, rowsInto } from '../src/backend/reference-run.js';
import { asValue, type Curve } from '../src/backend/reference-tape.js';
import type { Has } from './faults.js';
import { faultyQuantiser } from './faulty-grids.js';
import { faultyNormalisation } from './faulty-normalisation.js';
import { faultyConvolution, faultyMaxima, meansWithPadding } from './faulty-windows.js';

/** Runs ops as the reference does: rightly, or one kind of them with a mistake. */
export const faultyOps =
  (has: Has): RunOp =>
  (run) => {
    const { op } = run;
    switch (op.kind) {
      case 'activation':
        return activation(run, op, has);
      case 'batchNormalization':
        return faultyNormalisation(run, op, has);
      case 'layerNormalization':
        return runOp(has('leaves out epsilon') ? { ...run, op: { ...op, epsilon: 0 } } : run);
      case 'gaussianNoise':
        return noise(run, op.deviation, has);
      case 'conv1d':
        return faultyConvolution(run, op, has);
      case 'maxPooling1d':
        return faultyMaxima(run, op, has);
      case 'averagePooling1d':
        return has('counts padding in means') ? meansWithPadding(run, op) : runOp(run);
      case 'embedding':
        return lookUp(run, op.table, has);
      case 'reverse':
        return has('reverses values and not gradients') ? valuesReversed(run) : runOp(run);
      case 'quantise':
        return faultyQuantiser(run, op, has);
      case 'merge':
        return merged(run, op, has);
      default:
        return runOp(run);
    }
  };

type OpOf<Kind extends PlanOp['kind']> = Extract<PlanOp, { readonly kind: Kind }>;

function activation(run: OpRun, { slope, ...op }: OpOf<'activation'>, has: Has): Rows {
  if (slope !== undefined && has('takes the slope of the name for one that it is told')) return runOp({ ...run, op });
  const { activation: kind } = op;
  const wrong: Partial<Record<typeof kind, Curve | false>> = {
    leakyRelu: has('takes 0.01 for the slope of leakyRelu') && [(x) => Math.max(x, x / 100), (x) => (x > 0 ? 1 : 0.01)],
    relu6: has('has no upper limit in relu6') && [(x) => Math.max(x, 0), (x) => Number(x > 0)],
    softplus: has('overflows in softplus') && [(x) => log1p(Math.fround(exp(x))), (x) => 1 / (1 + exp(-x))],
    gelu: has('approximates gelu by a hyperbolic tangent') && roughGelu,
  };
  const curve = wrong[kind];
  const rows = curve ? rowsInto(run).map((x) => run.tape.apply(curve, x)) : runOp(run);
  if (has('computes in place what others read'))
    for (const [row, { value }] of rows.entries()) pick(rowsInto(run), row).value.set(value);
  return rows;
}

const inner = (x: number): number => tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x));
const roughGelu: Curve = [
  (x) => (x * (1 + inner(x))) / 2,
  (x) =>
    (1 + inner(x)) / 2 + ((x * (1 - inner(x) * inner(x))) / 2) * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x),
];

function noise(run: OpRun, deviation: number, has: Has): Rows {
  if (has('has no gaussian noise')) return rowsInto(run);
  const { training, tape } = run;
  if (!has('draws gaussian noise evenly') || training === undefined) return runOp(run);
  const draw = (): number => deviation * Math.sqrt(12) * (training.noise.uniform() - 0.5);
  return rowsInto(run).map((x) => tape.sum(x, asValue(x.value.map(draw))));
}

function lookUp(run: OpRun, table: number, has: Has): Rows {
  const rows = pick(run.params, table);
  const width = run.outputShape.at(-1) ?? 1;
  const last = rows.value.length / width - 1;
  if (has('gives the last row of the table for tokens that it has not')) {
    const known = rowsInto(run).map(({ value }) =>
      asValue(value.map((token) => (token >= 0 && token <= last ? token : last))),
    );
    return runOp({ ...run, inputs: [known] });
  }
  if (!has('sets the gradient of a token where it should add')) return runOp(run);
  return rowsInto(run).map((x) => {
    const y = asValue(
      Array.from(x.value).flatMap((token) => [...rows.value.subarray(token * width, (token + 1) * width)]),
    );
    run.tape.note(() => {
      for (const [at, token] of x.value.entries()) {
        rows.gradient.set(y.gradient.subarray(at * width, (at + 1) * width), token * width);
      }
    });
    return y;
  });
}

const valuesReversed = (run: OpRun): Rows =>
  runOp(run).map(({ value }, row) => {
    const x = pick(rowsInto(run), row);
    return run.tape.sum(asValue(value.map((number, at) => number - (x.value[at] ?? 0))), x);
  });

function merged(run: OpRun, op: OpOf<'merge'>, has: Has): Rows {
  const { inputs, tape } = run;
  const [first = [], ...rest] = inputs;
  if (has('drops the gradient of the second input')) {
    return runOp({ ...run, inputs: [first, ...rest.map((rows) => rows.map(({ value }) => asValue(value)))] });
  }
  if (has('takes a sum for a mean') && op.by === 'mean') return runOp({ ...run, op: { ...op, by: 'sum' } });
  if (!has('joins inputs one after another') || op.by !== 'concatenate') return runOp(run);
  return first.map((_, row) => tape.join(inputs.map((rows) => pick(rows, row))));
}
