import {
  type Float32NdArray,
  LinnetError,
  type Plan,
  rowOf,
  rowsOf,
  type Shape,
  type StatefulProgram,
  sizeOf,
  type Training,
} from '@linnet/core';
import { createReference } from '../src/backend/reference.js';
import type { Has } from './faults.js';

/** A program that keeps every row it is given: what comes next is predicted from all of them, as one long row. */
export function faultyStateful(plan: Plan, training: Training, has: Has): StatefulProgram {
  const params = plan.params.map(({ shape }) => new Float64Array(sizeOf(shape)));
  const outputs = sizeOf(plan.output);
  let seen: readonly Float32Array[] = [];
  let disposed = false;
  const begin = (): void => {
    if (disposed) throw new LinnetError('disposed', 'disposed');
  };
  const predictNext = (row: Float32Array): Float64Array => {
    seen = has('forgets the state after a row') ? [row] : [...seen, row];
    const long = stretched(plan, seen.length);
    const data = Float32Array.from(seen.flatMap((part) => [...part]));
    const x: Float32NdArray = { data, shape: [1, ...long.input] };
    return createReference(long, training, params).predict({ x, y: x }).slice(-outputs);
  };
  return {
    infer: (x, out) => {
      begin();
      for (let row = 0; row < rowsOf(x); row++) out.set(predictNext(rowOf(x, row).slice()), row * outputs);
    },
    reset: () => {
      begin();
      if (!has('does not reset')) seen = [];
    },
    read: () => {
      begin();
      return params.map((values) => Float32Array.from(values));
    },
    write: (arrays) => {
      begin();
      for (const [index, values] of params.entries()) values.set(arrays[index] ?? []);
    },
    dispose: () => {
      disposed = true;
    },
  };
}

/** The plan for rows of so many times the steps. */
function stretched(plan: Plan, times: number): Plan {
  const stretch = (shape: Shape): Shape => {
    const [steps = 1, features] = shape;
    return features === undefined ? shape : [steps * times, features];
  };
  const buffers = plan.buffers.map(stretch);
  return { ...plan, buffers, input: stretch(plan.input), output: stretch(plan.output) };
}
