import type { ModelArtifact } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums } from '../../test/small.js';
import {
  earlyStopping,
  loadModel,
  type ModelCheckpointOptions,
  modelCheckpoint,
  parseModel,
  sgd,
  stringifyModel,
} from '../index.js';

const data = sums(40);
const validation = sums(12, 3);
const options = { ...quiet, epochs: 7, validation };
// Upwards now and then: the rate is too high.
const optimizer = sgd({ learningRate: 1.2 });

/** The epochs after which a model was saved, and those models. */
async function saved(choice: ModelCheckpointOptions, model = small({ optimizer })) {
  const epochs: number[] = [];
  const models: ModelArtifact[] = [];
  const callback = modelCheckpoint(async (artifact, { epoch }) => {
    await Promise.resolve();
    epochs.push(epoch);
    models.push(artifact);
  }, choice);
  const history = await model.fit(data, { ...options, callbacks: [callback] });
  return { epochs, models, history, model };
}

describe('modelCheckpoint', () => {
  it('gives the model after every epoch, as it was then', async () => {
    const { epochs, models, model } = await saved({}, small({ model: { scaling: 'perColumn' } }));
    expect(epochs).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(models[6]).toEqual(model.toArtifact());
    const short = small({ model: { scaling: 'perColumn' } });
    await short.fit(data, { ...options, epochs: 3 });
    expect(models[2]).toEqual(short.toArtifact());
    expect(models[2]?.scaling).toBeDefined();
    const artifact = parseModel(stringifyModel(models[2] as ModelArtifact));
    expect(loadModel(artifact).input).toEqual([3]);
  });

  it('or after every few', async () => {
    expect((await saved({ everyEpochs: 3 })).epochs).toEqual([2, 5]);
    expect((await saved({ everyEpochs: 8 })).epochs).toEqual([]);
  });

  it('or after those that are better than all before', async () => {
    const { epochs, history } = await saved({ saveBestOnly: true });
    const losses = history.validation?.loss ?? [];
    expect(epochs).toEqual(
      losses.flatMap((loss, epoch) =>
        losses.slice(0, epoch).every((one) => Math.fround(loss) < Math.fround(one)) ? [epoch] : [],
      ),
    );
    expect(epochs.length).toBeLessThan(7);
    const worst = await saved({ saveBestOnly: true, monitor: 'loss', mode: 'max', everyEpochs: 2 });
    expect(worst.epochs[0]).toBe(1);
    expect(worst.epochs.every((epoch) => epoch % 2 === 1)).toBe(true);
  });

  it('the best model is the one that early stopping brings back', async () => {
    const model = small({ optimizer });
    const models: ModelArtifact[] = [];
    const keep = modelCheckpoint((artifact) => void models.push(artifact), { saveBestOnly: true });
    await model.fit(data, { ...options, callbacks: [keep, earlyStopping({ patience: 9, restoreBest: true })] });
    expect(models.at(-1)).toEqual(model.toArtifact());
  });

  it('that cannot save ends the fit with its error, and starts afresh in the next', async () => {
    const failing = modelCheckpoint(() => Promise.reject(new Error('no space')), { saveBestOnly: true });
    const model = small();
    for (const _ of [1, 2]) {
      await expect(model.fit(data, { ...options, callbacks: [failing] })).rejects.toThrow('no space');
    }
  });

  it.each<[string, readonly unknown[], string]>([
    ['no function', ['model.json'], 'modelCheckpoint is given "model.json"; use a function that takes a model.'],
    [
      'a monitor without use',
      [() => undefined, { monitor: 'loss' }],
      'monitor decides nothing without saveBestOnly: true.',
    ],
    ['an unknown mode', [() => undefined, { saveBestOnly: true, mode: 'least' }], 'Unknown mode "least"'],
    ['no epochs', [() => undefined, { everyEpochs: 0 }], 'everyEpochs is 0; use a whole number from 1 up.'],
  ])('refuses %s', async (_, given, part) => {
    const error = await errorOf(() => (modelCheckpoint as (...all: readonly unknown[]) => unknown)(...given));
    expect(error.message).toContain(part);
  });

  it('says before the first epoch that there is nothing to monitor', async () => {
    const keep = modelCheckpoint(() => undefined, { saveBestOnly: true });
    const error = await errorOf(() => small().fit(data, { ...quiet, callbacks: [keep] }));
    expect(error.message).toContain('There is no "validation.loss" to monitor. This fit has: loss.');
  });
});
