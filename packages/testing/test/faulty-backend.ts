import {
  type Backend,
  type BackendPlugin,
  defineBackend,
  type Float32Samples,
  type Floats,
  LinnetError,
  type OptimizerSpec,
  type Pass,
  type Plan,
  type Program,
  pow,
  sizeOf,
  type Training,
} from '@linnet/core';
import { createReference, type Reference } from '../src/backend/reference.js';
import type { Fault } from './faults.js';

/** The suite's own reference as a backend, in doubles: right in everything, or in everything but one. */
export const faultyBackend = (name: string, fault?: Fault): BackendPlugin<string, Record<never, never>> =>
  defineBackend({
    name,
    priority: 0,
    unavailable: () => undefined,
    load: async (): Promise<Backend> => {
      const has = (other: Fault): boolean => fault === other;
      const shared = new Map<Plan, Reference>();
      return {
        name,
        refuse: (plan, training) => (has('refuses nothing') ? [] : reasonsAgainst(plan, training)),
        compile: (plan: Plan, training: Training = predictOnly) => {
          const fresh = referenceFor(plan, training, has);
          const reference = has('has one memory for all programs') ? (shared.get(plan) ?? fresh) : fresh;
          shared.set(plan, reference);
          return programOver(reference, plan, training, has);
        },
        dispose: () => undefined,
      };
    },
  });

type Has = (fault: Fault) => boolean;
type Adam = Extract<OptimizerSpec, { readonly kind: 'adam' }>;

const predictOnly: Training = {
  loss: { kind: 'meanSquaredError' },
  optimizer: { kind: 'sgd', learningRate: 0 },
  batchSize: 1,
};

function reasonsAgainst(plan: Plan, training: Training = predictOnly): readonly string[] {
  const known: readonly string[] = ['linear', 'relu', 'tanh', 'sigmoid', 'softsign'];
  return [
    ...(plan.contract === 1 ? [] : [`contract ${plan.contract}`]),
    ...plan.ops.flatMap((op) => {
      if (op.kind === 'custom') return [`op ${op.definition.name}`];
      if (op.kind === 'dense') return known.includes(op.activation) ? [] : [`activation ${op.activation}`];
      return op.kind === 'clip' ? [] : [`op ${(op as { readonly kind: string }).kind}`];
    }),
    ...(training.loss.kind === 'meanSquaredError' ? [] : [`loss ${(training.loss as { readonly kind: string }).kind}`]),
    ...(['sgd', 'adam'].includes(training.optimizer.kind) ? [] : [`optimizer ${training.optimizer.kind}`]),
  ];
}

function referenceFor(plan: Plan, training: Training, has: Has): Reference {
  const params = plan.params.map(({ clip, ...slot }) => ({
    ...slot,
    trained: slot.trained || has('trains what should not train'),
    ...(clip === undefined || has('does not limit parameters') ? {} : { clip }),
  }));
  const zeros = plan.params.map(({ shape }) => new Float64Array(sizeOf(shape)));
  const { optimizer } = training;
  const reference: Reference = createReference(
    { ...plan, params },
    { ...training, optimizer: optimizer.kind === 'adam' ? faultyAdam(optimizer) : optimizer },
    zeros,
  );
  return reference;

  function faultyAdam(adam: Adam): Adam {
    if (!has('has epsilon inside the bias correction')) return adam;
    return {
      ...adam,
      get epsilon() {
        return adam.epsilon * Math.sqrt(1 - pow(adam.beta2, reference.optimizer.step));
      },
    };
  }
}

function programOver(reference: Reference, plan: Plan, training: Training, has: Has): Program {
  const { params, optimizer } = reference;
  const outputs = sizeOf(plan.output);
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
    const limited = arrays.map((array, index) => {
      const [low, high] = plan.params[index]?.clip ?? [-Infinity, Infinity];
      return has('limits parameters from the start')
        ? array.map((value) => Math.min(Math.max(value, low), high))
        : array;
    });
    if (has('keeps arrays it was given')) pending = limited;
    else setAll(params, limited);
  };
  const moments = (): readonly Float64Array[] => optimizer.moments.map((pairs) => Float64Array.from(pairs.flat()));
  const setMoments = (arrays: readonly Floats[]): void => {
    for (const [index, pairs] of optimizer.moments.entries()) {
      for (const [at, pair] of pairs.entries()) {
        pair[0] = arrays[index]?.[2 * at] ?? 0;
        pair[1] = arrays[index]?.[2 * at + 1] ?? 0;
      }
    }
  };
  const predict = (samples: Float32Samples, out: Float32Array): void => out.set(reference.predict(samples));

  const trainBatch = (given: Float32Samples, rows: readonly number[], start: number, pass: Pass): void => {
    const samples = faultyWeights(given, rows, has);
    const predictions = reference.predict(samples, rows);
    const share = has('divides short batches by the whole batch size') ? rows.length / training.batchSize : 1;
    const loss =
      share * reference.loss(samples, rows) * (has('gives the loss of a batch as its sum') ? rows.length : 1);
    pass.losses[Math.floor(start / training.batchSize)] = loss;
    for (const [index, gradient] of reference.gradient(samples, rows).entries()) {
      const leftOut = has('leaves out a gradient') && index === 1;
      for (const [at, value] of gradient.entries()) {
        const digits = has('has gradients of four digits') ? Number(value.toPrecision(4)) : value;
        gradient[at] = leftOut ? 0 : share * digits;
      }
    }
    optimizer.update(faultyRate(pass.learningRate, training.optimizer, optimizer.step + 1, has));
    if (has('is not deterministic') && params[0] !== undefined)
      params[0][0] = (params[0][0] ?? 0) + 1e-6 * Math.random();
    const late = has('predicts after the update') ? reference.predict(samples, rows) : predictions;
    for (const [index, row] of rows.entries()) {
      const place = has('puts predictions in the order of training') ? start + index : row;
      pass.out.set(late.subarray(index * outputs, (index + 1) * outputs), place * outputs);
    }
  };

  return {
    train: (samples, pass) => {
      begin();
      const end = has('trains beyond the end of the pass') ? pass.order.length : pass.to;
      for (let start = pass.from; start < end; start += training.batchSize) {
        const places = Array.from({ length: Math.min(training.batchSize, end - start) }, (_, index) => start + index);
        const rows = places.map((place) => (has('ignores the order') ? place : (pass.order[place] ?? 0)));
        trainBatch(samples, rows, start, pass);
      }
    },
    evaluate: (samples, out) => {
      begin();
      predict(samples, out);
      if (has('learns when it evaluates')) reference.step(samples, [0], 0.01);
      return reference.loss(has('ignores row weights') ? { x: samples.x, y: samples.y } : samples);
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
    readState: () => {
      begin();
      const copies = has('hands out its own arrays') ? params : params.map((values) => values.slice());
      return { params: copies, moments: moments(), step: optimizer.step };
    },
    writeState: (state) => {
      begin();
      check(state.params, params);
      if (has('takes half of a state that does not fit')) write(state.params);
      check(state.moments, moments());
      write(state.params);
      if (!has('forgets the moments of a state')) setMoments(state.moments);
      if (!has('forgets the step count of a state')) optimizer.step = state.step;
    },
    dispose: () => {
      disposed = true;
    },
  };
}

function faultyWeights(samples: Float32Samples, rows: readonly number[], has: Has): Float32Samples {
  const { x, y, weights } = samples;
  if (weights === undefined || has('ignores row weights')) return { x, y };
  if (!has('divides by the sum of weights')) return samples;
  const total = rows.reduce((sum, row) => sum + (weights.data[row] ?? 0), 0);
  return { x, y, weights: { ...weights, data: weights.data.map((weight) => (weight * rows.length) / total) } };
}

function faultyRate(rate: number, spec: OptimizerSpec, step: number, has: Has): number {
  if (has('takes the rate of the optimizer')) return spec.learningRate;
  if (spec.kind !== 'adam' || !has('has no bias correction')) return rate;
  return (rate * (1 - pow(spec.beta1, step))) / Math.sqrt(1 - pow(spec.beta2, step));
}

function setAll(to: readonly Float64Array[], from: readonly Floats[]): void {
  for (const [index, values] of to.entries()) values.set((from[index] ?? []).slice(0, values.length));
}
