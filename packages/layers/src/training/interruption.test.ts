import { fromRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums, weightsOf } from '../../test/small.js';
import { type Callback, type Checkpoint, earlyStopping, learningRateSchedule, sgd } from '../index.js';

const data = sums(40);

/** Asks for an end in the middle of an epoch, which counts from 0. */
function abortIn(epoch: number): { readonly callback: Callback; readonly signal: AbortSignal } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    callback: {
      onBatchEnd: (log) => {
        if (log.epoch === epoch && log.batch === 2) controller.abort();
      },
    },
  };
}

describe('an interruption', () => {
  it('drops the epoch that is not finished, keeps the others, and ends the callbacks', async () => {
    const { callback, signal } = abortIn(2);
    const [model, short] = [small(), small()];
    let ends = 0;
    const watcher: Callback = { onTrainEnd: () => void ends++ };
    const history = await model.fit(data, { ...quiet, epochs: 9, signal, callbacks: [callback, watcher] });
    const expected = await short.fit(data, { ...quiet, epochs: 2 });
    expect(history).toMatchObject({ epochs: 2, interrupted: true, loss: expected.loss });
    expect(history).not.toHaveProperty('stopped');
    expect(weightsOf(model)).toEqual(weightsOf(short));
    expect(ends).toBe(1);
    // As if the epoch had never begun: the optimiser too goes on from there.
    await model.fit(data, { ...quiet, epochs: 1 });
    await short.fit(data, { ...quiet, epochs: 1 });
    expect(weightsOf(model)).toEqual(weightsOf(short));
  });

  it('comes in time without a callback too', async () => {
    const rows = sums(20_000);
    const controller = new AbortController();
    const options = { epochs: 100_000, seed: 1, progress: 'none', signal: controller.signal } as const;
    setTimeout(() => controller.abort(), 60);
    const started = performance.now();
    const history = await small().fit(rows, options);
    expect(history.interrupted).toBe(true);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('brings the best weights back', async () => {
    const { callback, signal } = abortIn(4);
    const best: number[] = [];
    const model = small({ optimizer: sgd({ learningRate: 1.2 }) });
    const note: Callback = {
      onEpochEnd: ({ training: { loss } }, control) => {
        if (best.length === 0 || loss < (best[0] ?? 0)) {
          best.splice(0, best.length, loss, ...control.readWeights().flatMap((values) => [...values]));
        }
      },
    };
    const stopping = earlyStopping({ monitor: 'loss', patience: 99, restoreBest: true });
    const history = await model.fit(data, { ...quiet, epochs: 9, signal, callbacks: [callback, note, stopping] });
    expect(history.epochs).toBe(4);
    expect(weightsOf(model)).toEqual(best.slice(1));
  });

  it('before the first epoch leaves everything as it was', async () => {
    const model = small({ model: { scaling: 'perColumn' } });
    await model.fit(sums(40, 2), quiet);
    const before = model.toArtifact();
    let saves = 0;
    const checkpoints = { everySeconds: 0, save: () => void saves++ };
    const history = await model.fit(data, { ...quiet, signal: AbortSignal.abort(), checkpoints });
    expect(history).toMatchObject({ epochs: 0, loss: [], interrupted: true, microsecondsPerStep: 0 });
    expect(model.toArtifact()).toEqual(before);
    // Nothing to go on from.
    expect(saves).toBe(0);
  });

  it('takes back a stop and a learning rate of the epoch it drops', async () => {
    const { callback, signal } = abortIn(1);
    const rates: number[] = [];
    const hasty: Callback = {
      onEpochBegin: (control) => {
        if (control.epoch === 1) control.stop('enough');
        control.learningRate /= 2;
      },
      onTrainEnd: ({ learningRate }) => void rates.push(learningRate),
    };
    const history = await small().fit(data, { ...quiet, signal, callbacks: [hasty, callback] });
    expect(history).not.toHaveProperty('stopped');
    expect(rates).toEqual([0.0005]);
  });

  it('takes back what callbacks remember of that epoch, also where they give the very object they go on with', async () => {
    const { callback, signal } = abortIn(2);
    const memory = { begun: 0 };
    const counting: Callback = {
      onEpochBegin: () => {
        memory.begun += 1;
      },
      readState: () => memory,
      writeState: (state) => Object.assign(memory, state),
    };
    const kept: Checkpoint[] = [];
    const checkpoints = { everySeconds: 1e9, save: (checkpoint: Checkpoint) => void kept.push(checkpoint) };
    await small().fit(data, { ...quiet, epochs: 9, signal, checkpoints, callbacks: [counting, callback] });
    expect(memory).toEqual({ begun: 2 });
    expect(kept[0]?.callbacks).toEqual([{ begun: 2 }, null, null]);
  });
});

describe('a loss that is no number', () => {
  const wildFrom = (epoch: number): Callback => learningRateSchedule((now) => (now < epoch ? 0.01 : 1e30));

  it('is an error, and the last good epoch is kept', async () => {
    const model = small({ optimizer: 'sgd' });
    let ends = 0;
    const watcher: Callback = { onTrainEnd: () => void ends++ };
    const error = await errorOf(() => model.fit(data, { ...quiet, epochs: 9, callbacks: [wildFrom(2), watcher] }));
    expect(error.code).toBe('diverged');
    expect(error.message).toMatch(
      /^The loss became (NaN|Infinity) in epoch 3 \(kernel of layer "dense", bias of layer "dense", kernel of layer "dense_1" and 1 more\)\. What was learnt before is kept\. Use a smaller learning rate than 1e\+30, or scale the data\.$/,
    );
    const short = small({ optimizer: 'sgd' });
    await short.fit(data, { ...quiet, epochs: 2 });
    expect(weightsOf(model)).toEqual(weightsOf(short));
    expect(ends).toBe(1);
  });

  it('brings the best weights back, and leaves a checkpoint of the last good epoch', async () => {
    const [model, best] = [small({ optimizer: 'sgd' }), small({ optimizer: 'sgd' })];
    const kept: Checkpoint[] = [];
    const options = { ...quiet, epochs: 9, validation: sums(9, 7) };
    const checkpoints = { everySeconds: 1e9, save: (checkpoint: Checkpoint) => void kept.push(checkpoint) };
    // Upwards after the first epoch, and then away.
    const rates = [0.01, 3, 3];
    const schedule = learningRateSchedule((epoch) => rates[epoch] ?? 1e30);
    const stopping = earlyStopping({ patience: 9, restoreBest: true });
    const error = await errorOf(() => model.fit(data, { ...options, checkpoints, callbacks: [schedule, stopping] }));
    expect(error.code).toBe('diverged');
    const seen = kept[0]?.logs.map(({ validation }) => validation?.loss ?? Number.NaN) ?? [];
    expect(kept[0]?.epochs).toBe(seen.length);
    const epochs = seen.indexOf(Math.min(...seen)) + 1;
    await best.fit(data, { ...options, epochs, callbacks: [schedule] });
    expect(weightsOf(model)).toEqual(weightsOf(best));
  });

  it('in the first epoch leaves weights and bounds as they were', async () => {
    const model = small({ optimizer: 'sgd', model: { scaling: 'perColumn' } });
    await model.fit(sums(40, 2), quiet);
    const before = model.toArtifact();
    const error = await errorOf(() => model.fit(data, { ...quiet, callbacks: [wildFrom(0)] }));
    expect(error.message).toContain('in epoch 1 (');
    expect(model.toArtifact()).toEqual(before);
  });

  it('is told as such where metrics are taken of the predictions too', async () => {
    const model = small({ optimizer: 'sgd', metrics: ['meanSquaredError'] });
    const error = await errorOf(() => model.fit(data, { ...quiet, callbacks: [wildFrom(1)] }));
    expect(error.code).toBe('diverged');
    expect(error.message).toContain('in epoch 2 (kernel of layer "dense"');
  });

  it('is seen in the weights where the loss was still one', async () => {
    // One batch: its loss is that from before the update.
    const far = { x: data.x, y: fromRows(Array.from({ length: 40 }, () => [1e15])) };
    const model = small({ optimizer: sgd({ learningRate: 1e30 }) });
    const before = weightsOf(model);
    const error = await errorOf(() => model.fit(far, { ...quiet, batchSize: 40 }));
    expect(error).toMatchObject({ code: 'diverged' });
    expect(error.message).toContain('Weights stopped being finite numbers in epoch 1 (kernel of layer');
    expect(weightsOf(model)).toEqual(before);
  });
});
