import {
  type Float32Samples,
  type Floats,
  LinnetError,
  momentsOf,
  type Plan,
  type Program,
  type Training,
} from '@linnet/core';
import type { Reference } from '../src/backend/reference.js';
import type { Has } from './faults.js';
import { setAll } from './faulty-reference.js';
import { trainPass } from './faulty-training.js';

/** A program over the reference. */
export function faultyProgram(reference: Reference, plan: Plan, training: Training, has: Has): Program {
  const { params, optimizer } = reference;
  const kept = momentsOf(training.optimizer).length;
  let disposed = false;
  let pending: readonly Floats[] | undefined;
  /** Every use begins here. */
  const begin = (): void => {
    if (disposed && !has('lives on after dispose')) throw new LinnetError('disposed', 'disposed');
    if (pending !== undefined) setAll(params, pending);
    pending = undefined;
  };
  const check = (arrays: readonly Floats[], own: readonly Floats[]): void => {
    const fits = arrays.length === own.length && arrays.every(({ length }, index) => length === own[index]?.length);
    if (!fits && !has('takes parameters of other lengths')) throw new LinnetError('bad-shape', 'other lengths');
  };
  const write = (arrays: readonly Floats[]): void => {
    const limited = has('limits parameters from the start') ? limitAll(arrays, plan) : arrays;
    if (has('keeps arrays it was given')) pending = limited;
    else setAll(params, limited);
  };
  /** The lists of numbers kept for each number of a parameter that trains. */
  const trained = optimizer.moments.filter((_, index) => plan.params[index]?.trained);
  const moments = (): readonly Float64Array[] =>
    trained.flatMap((lists) => indices(kept).map((kind) => Float64Array.from(lists, (list) => list[kind] ?? 0)));
  const setMoments = (arrays: readonly Floats[]): void => {
    for (const [index, lists] of trained.entries()) {
      for (const [at, list] of lists.entries()) {
        for (const kind of indices(kept)) list[kind] = arrays[index * kept + kind]?.[at] ?? 0;
      }
    }
  };
  const predict = (samples: Float32Samples, out: Float32Array): void =>
    out.set(reference.predict(samples, undefined, has('has noise when it predicts') ? 1 : undefined));

  return {
    train: (samples, pass) => {
      begin();
      trainPass(reference, plan, training, samples, pass, has);
    },
    evaluate: (samples, out) => {
      begin();
      predict(samples, out);
      if (has('learns when it evaluates')) reference.step(samples, [0], 0.01);
      const loss = reference.loss(has('ignores row weights') ? { x: samples.x, y: samples.y } : samples);
      return has('leaves the penalty out of evaluate') ? loss - penalty(reference, samples) : loss;
    },
    infer: (x, out) => {
      begin();
      predict({ x, y: x }, out);
    },
    read: () => {
      begin();
      return params.map((values) => Float32Array.from(values));
    },
    write: (arrays) => {
      begin();
      check(arrays, params);
      write(arrays);
      if (has('clears the moments when parameters are written')) setMoments([]);
    },
    readState: (spent) => {
      begin();
      if (spent !== undefined && has('leaves a spent state as it was')) return spent;
      const copies = has('hands out its own arrays') ? params : params.map((values) => values.slice());
      return { params: copies, moments: moments(), step: optimizer.step };
    },
    writeState: (state) => {
      begin();
      check(state.params, params);
      if (has('takes half of a state that does not fit')) write(state.params);
      check(state.moments, moments());
      write(
        has('forgets what ops keep in a state')
          ? state.params.map((values, index) => (plan.params[index]?.trained ? values : (params[index] ?? values)))
          : state.params,
      );
      if (!has('forgets the moments of a state')) setMoments(state.moments);
      if (!has('forgets the step count of a state')) optimizer.step = state.step;
    },
    dispose: () => {
      disposed = true;
    },
  };
}

const indices = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

const limitAll = (arrays: readonly Floats[], plan: Plan): readonly Floats[] =>
  arrays.map((array, index) => {
    const constraint = plan.params[index]?.constraint;
    if (constraint?.kind !== 'interval') return array;
    const [low, high] = constraint.to;
    return array.map((value) => Math.min(Math.max(value, low), high));
  });

/** What is left of the loss where no row weighs anything. */
function penalty({ loss }: Reference, { x, y }: Float32Samples): number {
  const rows = x.shape[0] ?? 0;
  return loss({ x, y, weights: { data: new Float32Array(rows), shape: [rows] } });
}
