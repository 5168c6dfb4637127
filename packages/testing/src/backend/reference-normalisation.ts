import type { OpKinds } from '@linnet/core';
import { indices, type OpRun, pick, type Rows, rowsInto } from './reference-run.js';
import { asValue, type Tape, type Value } from './reference-tape.js';

type BatchNormalization = OpKinds['batchNormalization'];

/** Ioffe and Szegedy, 2015: each place of the last axis by itself, over all rows and all other axes. */
export function batchNormalization(run: OpRun, op: BatchNormalization): Rows {
  const { tape, shape } = run;
  const width = shape.at(-1) ?? 1;
  const rows = rowsInto(run);
  const all = tape.join(rows);
  const lists = all.value.length / width;
  const columns = indices(width).map((column) => {
    const values = tape.take(
      all,
      indices(lists).map((list) => list * width + column),
    );
    const isKept = run.training === undefined || op.frozen === true;
    const normal = isKept ? byKept(run, op, values, column) : byBatch(run, op, values, column);
    return shifted(
      run,
      op,
      normal,
      indices(lists).map(() => column),
    );
  });
  const byColumn = tape.join(columns);
  const size = all.value.length / rows.length;
  return rows.map((_, row) =>
    tape.take(
      byColumn,
      indices(size).map((at) => ((row * size + at) % width) * lists + Math.floor((row * size + at) / width)),
    ),
  );
}

/** Takes the statistics of a column of the batch, and tells what those that are kept become. */
function byBatch({ tape, params, training }: OpRun, op: BatchNormalization, values: Value, column: number): Value {
  const { normal, mean, variance } = standardised(tape, values, op.epsilon);
  const follow = (param: number, batch: number): void =>
    training?.keep(param, column, op.momentum * numberAt(params, param, column) + (1 - op.momentum) * batch);
  follow(op.mean, mean);
  follow(op.variance, variance);
  return normal;
}

/** Takes the statistics that are kept, as constants. */
function byKept({ tape, params }: OpRun, op: BatchNormalization, values: Value, column: number): Value {
  const mean = numberAt(params, op.mean, column);
  const deviation = Math.sqrt(numberAt(params, op.variance, column) + op.epsilon);
  return tape.apply([(x) => (x - mean) / deviation, () => 1 / deviation], values);
}

const numberAt = (params: readonly Value[], param: number, place: number): number =>
  pick(params, param).value[place] ?? Number.NaN;

/** Ba, Kiros and Hinton, 2016: each list along the last axis by itself. */
export function layerNormalization(run: OpRun, op: OpKinds['layerNormalization']): Rows {
  const { tape, shape } = run;
  const width = shape.at(-1) ?? 1;
  return rowsInto(run).map((x) =>
    tape.join(
      indices(x.value.length / width).map((list) => {
        const values = tape.slice(x, list * width, (list + 1) * width);
        return shifted(run, op, standardised(tape, values, op.epsilon).normal, indices(width));
      }),
    ),
  );
}

/** Numbers less their mean, over their deviation: the variance is the mean squared deviation. */
function standardised(tape: Tape, values: Value, epsilon: number) {
  const count = values.value.length;
  const toMean = asValue(indices(count).map(() => 1 / count));
  const spread = (one: Value): Value =>
    tape.take(
      one,
      indices(count).map(() => 0),
    );
  const mean = tape.product(values, toMean);
  const deviations = tape.sum(values, tape.apply([(x) => -x, () => -1], spread(mean)));
  const variance = tape.product(tape.times(deviations, deviations), toMean);
  const inverse = tape.apply(
    [(x) => 1 / Math.sqrt(x + epsilon), (x) => -0.5 / ((x + epsilon) * Math.sqrt(x + epsilon))],
    variance,
  );
  const normal = tape.times(deviations, spread(inverse));
  return { normal, mean: mean.value[0] ?? Number.NaN, variance: variance.value[0] ?? Number.NaN };
}

/** Times gamma plus beta, of these places, as far as the op has them. */
function shifted(
  { tape, params }: OpRun,
  { gamma, beta }: { readonly gamma?: number; readonly beta?: number },
  values: Value,
  places: readonly number[],
): Value {
  const scaled = gamma === undefined ? values : tape.times(values, tape.take(pick(params, gamma), places));
  return beta === undefined ? scaled : tape.sum(scaled, tape.take(pick(params, beta), places));
}
