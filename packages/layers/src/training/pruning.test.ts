import { js } from '@linnet/backend-js';
import type { Float32NdArray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums, weightsOf } from '../../test/small.js';
import { parseCheckpoint, stringifyCheckpoint } from '../checkpoints.js';
import {
  type Callback,
  type Checkpoint,
  dense,
  earlyStopping,
  lstm,
  pruning,
  sequential,
  sparsityOf,
} from '../index.js';

const data = sums(24);
const layers = [dense(20, { activation: 'relu' }), dense(10, { activation: 'tanh' }), dense(1)];

/** The share of zeros of all kernels at the end of each epoch. */
async function sparsities(callback: Callback, epochs: number): Promise<readonly number[]> {
  const seen: number[] = [];
  const looking: Callback = { onEpochEnd: (_, control) => void seen.push(sparsityOf(control.toArtifact()).sparsity) };
  await small({ layers }).fit(data, { ...quiet, epochs, callbacks: [callback, looking] });
  return seen;
}

// Kernels of 60, 200 and 10 weights.
const shareOf = (sparsity: number): number =>
  [60, 200, 10].reduce((zeros, weights) => zeros + Math.round(sparsity * weights), 0) / 270;

describe('pruning', () => {
  it('follows the polynomial schedule, kernel by kernel', async () => {
    const seen = await sparsities(pruning(0.8, { from: 1, to: 5, initialSparsity: 0.2 }), 7);
    // 0.8 - 0.6 (1 - t / 4)^3
    expect(seen).toEqual([0, ...[0.2, 0.546875, 0.725, 0.790625, 0.8, 0.8].map(shareOf)]);
  });

  it('looks at a schedule every so often, with another power', async () => {
    const seen = await sparsities(pruning(0.6, { to: 4, power: 1, every: 3 }), 6);
    expect(seen).toEqual([0, 0, 0, 0.6 * 0.75, 0.6, 0.6].map(shareOf));
  });

  it('takes all at once where the schedule is constant, by steps of the optimiser too', async () => {
    expect(await sparsities(pruning(0.5, { schedule: 'constant', from: 2 }), 4)).toEqual([0, 0, 0.5, 0.5].map(shareOf));
    // Three batches an epoch.
    const bySteps = pruning(0.5, { schedule: 'constant', from: 4, by: 'step' });
    expect(await sparsities(bySteps, 3)).toEqual([0, 0.5, 0.5].map(shareOf));
  });

  it('takes the smallest weights, and lets the others and the biases learn', async () => {
    const model = small({ layers });
    const before = model.toArtifact().layers;
    await model.fit(data, { ...quiet, epochs: 1, callbacks: [pruning(0.4, { schedule: 'constant' })] });
    for (const [index, { weights }] of model.toArtifact().layers.entries()) {
      const { kernel, bias } = weights as Readonly<Record<'kernel' | 'bias', Float32NdArray>>;
      const sizes = Array.from(before[index]?.weights.kernel?.data ?? [], Math.abs);
      const kept = sizes.filter((_, at) => kernel.data[at] !== 0);
      const gone = sizes.filter((_, at) => kernel.data[at] === 0);
      expect(Math.max(...gone)).toBeLessThan(Math.min(...kept));
      expect(gone).toHaveLength(Math.round(0.4 * sizes.length));
      expect(bias.data.some((value) => value !== 0)).toBe(true);
    }
  });

  it('holds for every batch: none sees a weight that was taken', async () => {
    const seen: number[] = [];
    const looking: Callback = { onBatchBegin: (_, control) => void seen.push(sparsityOf(control.toArtifact()).zeros) };
    const callbacks = [pruning(0.5, { schedule: 'constant' }), looking];
    await small({ layers, optimizer: 'adam' }).fit(data, { ...quiet, epochs: 2, callbacks });
    expect(new Set(seen)).toEqual(new Set([270 * shareOf(0.5)]));
  });

  it('takes those of some layers, and of recurrent kernels', async () => {
    const model = sequential([4, 3], [lstm(5), dense(1)]).compile({
      backend: js,
      loss: 'meanSquaredError',
      seed: 1,
    });
    const rows = {
      x: { data: Float32Array.from({ length: 96 }, (_, at) => Math.fround((at % 7) / 7)), shape: [8, 4, 3] },
      y: { data: new Float32Array(8), shape: [8, 1] },
    };
    await model.fit(rows, {
      ...quiet,
      epochs: 1,
      callbacks: [pruning(0.5, { schedule: 'constant', layers: ['lstm'] })],
    });
    const { kernels, sparsity } = sparsityOf(model.toArtifact());
    expect(kernels).toEqual([
      { name: 'lstm/kernel', weights: 60, zeros: 30, sparsity: 0.5 },
      { name: 'lstm/recurrentKernel', weights: 100, zeros: 50, sparsity: 0.5 },
      { name: 'dense/kernel', weights: 5, zeros: 0, sparsity: 0 },
    ]);
    expect(sparsity).toBe(80 / 165);
    const strange = pruning(0.5, { schedule: 'constant', layers: ['lstn'] });
    expect((await errorOf(() => model.fit(rows, { ...quiet, callbacks: [strange] }))).message).toContain('"lstm"');
  });

  it('goes on from a checkpoint to the same bits', async () => {
    const callbacks = () => [pruning(0.7, { from: 1, to: 4 })];
    const steady = small({ layers });
    await steady.fit(data, { ...quiet, epochs: 6, callbacks: callbacks() });
    const kept: Checkpoint[] = [];
    await small({ layers }).fit(data, {
      ...quiet,
      epochs: 6,
      callbacks: callbacks(),
      checkpoints: { everySeconds: 0, save: (checkpoint) => void kept.push(checkpoint) },
    });
    const third = kept.find(({ epochs }) => epochs === 3) ?? expect.fail('no checkpoint of the third epoch');
    const resume = parseCheckpoint(stringifyCheckpoint(third));
    const resumed = small({ layers });
    await resumed.fit(data, { ...quiet, epochs: 6, callbacks: callbacks(), resume });
    expect(weightsOf(resumed)).toEqual(weightsOf(steady));
  });

  it('prunes once more what early stopping brings back, where it stands after it', async () => {
    const model = small({ layers });
    const first = earlyStopping({ monitor: 'loss', mode: 'max', restoreBest: true });
    await model.fit(data, { ...quiet, epochs: 8, callbacks: [first, pruning(0.5, { to: 0 })] });
    expect(sparsityOf(model.toArtifact()).sparsity).toBe(shareOf(0.5));
  });

  it.each<readonly [number, object, string]>([
    [1.5, { to: 3 }, 'sparsity of pruning is 1.5'],
    [0.5, {}, 'to is undefined'],
    [0.5, { from: 4, to: 3 }, 'from 4 to 3'],
    [0.5, { to: 3, initialSparsity: 0.6 }, 'do not come back'],
    [0.5, { to: 3, schedule: 'linear' }, '"linear"'],
    [0.5, { schedule: 'constant', to: 3 }, 'to'],
    [0.5, { to: 3, layers: 'dense' }, 'a list of names'],
  ])('refuses %j with %j', async (sparsity, options, message) => {
    const error = await errorOf(() => pruning(sparsity, options as Parameters<typeof pruning>[1]));
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(message);
  });
});
