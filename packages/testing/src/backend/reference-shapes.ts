import { type OpKinds, sizeOf } from '@linnet/core';
import { indices, type OpRun, pick, type Rows, rowsInto } from './reference-run.js';
import { asValue, type Curve, type Tape, type Value } from './reference-tape.js';

/** A row of the table for each value; NaN where the table has no such row. */
export function embedding(run: OpRun, { table }: OpKinds['embedding']): Rows {
  const { tape, params, outputShape } = run;
  const rows = pick(params, table);
  const width = outputShape.at(-1) ?? 1;
  const unknown = (): Value => asValue(indices(width).map(() => Number.NaN));
  const lookUp = (index: number): Value =>
    index >= 0 && index < rows.value.length / width ? tape.slice(rows, index * width, (index + 1) * width) : unknown();
  return rowsInto(run).map((x) => tape.join(Array.from(x.value, lookUp)));
}

/** The steps from the last to the first. */
export function reverse(run: OpRun): Rows {
  const [steps = 1, ...rest] = run.shape;
  const size = sizeOf(rest);
  const places = indices(steps * size).map((at) => (steps - 1 - Math.floor(at / size)) * size + (at % size));
  return rowsInto(run).map((x) => run.tape.take(x, places));
}

/** Inputs of one shape made one. */
export function merge(run: OpRun, { by }: OpKinds['merge']): Rows {
  return rowsInto(run).map((_, row) => {
    const parts = run.inputs.map((rows) => pick(rows, row));
    return by === 'concatenate' ? sideBySide(run, parts) : combined(run.tape, parts, by);
  });
}

function sideBySide({ tape, shape }: OpRun, parts: readonly Value[]): Value {
  const width = shape.at(-1) ?? 1;
  return tape.join(
    indices(sizeOf(shape) / width).flatMap((list) =>
      parts.map((part) => tape.slice(part, list * width, (list + 1) * width)),
    ),
  );
}

function combined(tape: Tape, parts: readonly Value[], by: 'sum' | 'product' | 'mean'): Value {
  const all = parts.reduce((a, b) => (by === 'product' ? tape.times(a, b) : tape.sum(a, b)));
  const share: Curve = [(x) => x / parts.length, () => 1 / parts.length];
  return by === 'mean' ? tape.apply(share, all) : all;
}
