import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums, weightsOf } from '../../test/small.js';
import { type BatchLog, type Callback, type Checkpoint, learningRateSchedule, terminateOnNaN } from '../index.js';

const data = sums(40);
const options = { ...quiet, epochs: 9 };
const wildFrom = (epoch: number): Callback => learningRateSchedule((now) => (now < epoch ? 0.01 : 1e30));

describe('terminateOnNaN', () => {
  it('ends the fit without an error, with its last good epoch and the reason', async () => {
    const [model, short] = [small({ optimizer: 'sgd' }), small({ optimizer: 'sgd' })];
    const history = await model.fit(data, { ...options, callbacks: [wildFrom(2), terminateOnNaN()] });
    expect(history).toMatchObject({ epochs: 2, interrupted: false });
    expect(history.stopped).toMatch(/^The loss became (NaN|Infinity) in epoch 3 \(kernel of layer "dense"/);
    expect(history.loss.every(Number.isFinite)).toBe(true);
    await short.fit(data, { ...options, epochs: 2 });
    expect(weightsOf(model)).toEqual(weightsOf(short));
    // The rate came back too.
    expect((await model.fit(data, { ...options, epochs: 1 })).learningRate).toEqual([0.01]);
  });

  it('also in the first epoch', async () => {
    const model = small({ optimizer: 'sgd', model: { scaling: 'perColumn' } });
    await model.fit(sums(40, 2), quiet);
    const before = model.toArtifact();
    const history = await model.fit(data, { ...options, callbacks: [wildFrom(0), terminateOnNaN()] });
    expect(history).toMatchObject({ epochs: 0, loss: [] });
    expect(model.toArtifact()).toEqual(before);
  });

  it('leaves a checkpoint that says so, from which nothing more is run', async () => {
    const kept: Checkpoint[] = [];
    const checkpoints = { everySeconds: 1e9, save: (checkpoint: Checkpoint) => void kept.push(checkpoint) };
    const callbacks = [wildFrom(2), terminateOnNaN()];
    const { stopped } = await small({ optimizer: 'sgd' }).fit(data, { ...options, callbacks, checkpoints });
    const [resume] = kept;
    expect(resume).toMatchObject({ epochs: 2, stopped });
    if (resume === undefined) return;
    expect(await small({ optimizer: 'sgd' }).fit(data, { ...options, callbacks, resume })).toMatchObject({
      epochs: 2,
      stopped,
    });
  });
});

describe('a fit that diverges', () => {
  it('does so at the batch whose loss is no number, and does not train on', async () => {
    const batches: BatchLog[] = [];
    const watcher: Callback = { onBatchEnd: (log) => void batches.push(log) };
    const error = await errorOf(() =>
      small({ optimizer: 'sgd' }).fit(data, { ...options, callbacks: [wildFrom(1), watcher] }),
    );
    expect(error.code).toBe('diverged');
    const last = batches.at(-1);
    expect(last?.epoch).toBe(1);
    expect(last?.batch).toBeLessThan(4);
    expect(Number.isFinite(last?.loss)).toBe(false);
    expect(batches.slice(0, -1).every(({ loss }) => Number.isFinite(loss))).toBe(true);
  });

  it('tells callbacks, once the last good epoch is back', async () => {
    const seen: unknown[] = [];
    const model = small({ optimizer: 'sgd' });
    const watcher: Callback = {
      onDivergence: ({ code }, control) =>
        void seen.push(code, control.epoch, control.learningRate, control.readWeights()[0]?.every(Number.isFinite)),
    };
    const error = await errorOf(() => model.fit(data, { ...options, callbacks: [wildFrom(2), watcher] }));
    expect(error.code).toBe('diverged');
    expect(seen).toEqual(['diverged', 2, 0.01, true]);
  });
});
