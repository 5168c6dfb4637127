import { type GradientClipping, type Lowerable, loadBackend, type Plan } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import {
  conv1d,
  dense,
  normalization,
  paramsOf,
  planOf,
  pooling,
  quantise,
  quantisedDense,
  recurrent,
  reshape,
  samplesFor,
  trained,
  trainingOf,
} from '../test/nets.js';
import { type NodeWorker, node } from '../test/node.js';
import { type SimdOptions, simd } from './index.js';

/** What some epochs leave on a backend of its own. */
async function epochsOn(
  options: SimdOptions,
  plan: Plan,
  rows: number,
  batchSize: number,
  clipping?: GradientClipping,
) {
  const backend = await loadBackend(simd, options);
  const { optimizer, ...rest } = trainingOf(batchSize, 'sgd');
  const training = { ...rest, optimizer: clipping === undefined ? optimizer : { ...optimizer, clipping } };
  await backend.prepare?.(plan, training);
  const program = backend.compile(plan, training);
  program.write(paramsOf(plan, 1));
  const results = trained(program, plan, samplesFor(plan, rows, 2), batchSize, 3);
  backend.dispose();
  return results;
}

/** The threads that are started while something is done, and whether each has ended. */
async function threadsOf(work: () => Promise<void>): Promise<readonly { readonly ended: Promise<number> }[]> {
  const threads = node.getBuiltinModule('node:worker_threads');
  const { Worker } = threads;
  const started: { readonly ended: Promise<number> }[] = [];
  const noted = (worker: NodeWorker): void => {
    started.push({ ended: new Promise((resolve) => worker.once('exit', resolve)) });
  };
  threads.Worker = class extends Worker {
    constructor(...args: readonly unknown[]) {
      super(...args);
      noted(this);
    }
  };
  try {
    await work();
  } finally {
    threads.Worker = Worker;
  }
  return started;
}

const convolutions = (normalized: Lowerable): Plan =>
  planOf([33, 3], conv1d(19, 5), normalized, pooling('maxPooling1d'), conv1d(9, 3), reshape(126), dense(1));

describe('a second thread', () => {
  it.each([
    ['dense', planOf([95], dense(99, 'relu'), dense(61, 'tanh'), dense(3)), 100, 9],
    ['dense', planOf([95], dense(99, 'relu'), dense(61, 'tanh'), dense(3)), 100, 33],
    ['lstm', planOf([9, 5], recurrent('lstm', 31, true), recurrent('lstm', 17), dense(1)), 40, 11],
    ['gru', planOf([9, 5], recurrent('gru', 31, true), recurrent('gru', 17), dense(1)), 40, 13],
    ['dense on grids', planOf([95], quantise(), quantisedDense(61), quantise(), quantisedDense(3)), 100, 33],
    ['conv1d', convolutions(normalization('layerNormalization')), 40, 11],
    ['conv1d on one thread alone', convolutions(normalization('batchNormalization')), 40, 11],
  ])('%s: does half of the work with the same bits, whatever is left over', async (_, plan, rows, batchSize) => {
    expect(await epochsOn({ threads: 2 }, plan, rows, batchSize)).toEqual(await epochsOn({}, plan, rows, batchSize));
  });

  it.each(['value', 'norm', 'globalNorm'] as const)('clips gradients by %s with the same bits', async (by) => {
    const plan = planOf([95], dense(99, 'relu'), dense(61, 'tanh'), dense(3));
    const clipping = { by, limit: 0.01 };
    const [two, one] = [
      await epochsOn({ threads: 2 }, plan, 100, 33, clipping),
      await epochsOn({}, plan, 100, 33, clipping),
    ];
    expect(two).toEqual(one);
    expect(one).not.toEqual(await epochsOn({}, plan, 100, 33));
  });

  it('ends with its backend, and one thread alone starts none', async () => {
    const [worker, ...others] = await threadsOf(async () => {
      const backend = await loadBackend(simd, { threads: 2 });
      backend.dispose();
      backend.dispose();
    });
    expect(await worker?.ended).toBe(1);
    expect(others).toEqual([]);
    expect(await threadsOf(async () => (await loadBackend(simd)).dispose())).toEqual([]);
  });
});
