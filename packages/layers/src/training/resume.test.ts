import type { Samples } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { jitter } from '../../test/jitter.js';
import { errorOf, quiet, type SmallOptions, small, sums, weightsOf } from '../../test/small.js';
import { parseCheckpoint, stringifyCheckpoint } from '../checkpoints.js';
import {
  type Callback,
  type Checkpoint,
  csvLogger,
  dense,
  dropout,
  earlyStopping,
  type FitOptions,
  type History,
  learningRateSchedule,
  modelCheckpoint,
  reduceLrOnPlateau,
  rmsprop,
  sgd,
  terminateOnNaN,
} from '../index.js';

const data = sums(40);
const validation = sums(12, 3);
const clipped = dense(6, { activation: 'relu', clip: 0.5 });
const noisy: SmallOptions = { layers: [clipped, jitter(0.1), dense(1)], model: { scaling: 'perColumn' } };

/** Slows down epoch by epoch, in a way that depends on all epochs before. */
const halving = (): Callback => ({
  onEpochBegin: (control) => {
    control.learningRate *= 0.9;
  },
});

const options = (callbacks: readonly Callback[] = []): FitOptions => ({ ...quiet, epochs: 12, validation, callbacks });

/** Trains until some epoch is half done, and gives the checkpoint that this leaves, through its text. */
async function interrupted(model: SmallOptions, fitOptions: FitOptions, epoch: number): Promise<Checkpoint> {
  const controller = new AbortController();
  const texts: string[] = [];
  const cut: Callback = {
    onBatchEnd: (log) => {
      if (log.epoch === epoch && log.batch === 1) controller.abort();
    },
  };
  const history = await small(model).fit(data, {
    ...fitOptions,
    callbacks: [...(fitOptions.callbacks ?? []), cut],
    signal: controller.signal,
    checkpoints: { everySeconds: 1e9, save: (checkpoint) => void texts.push(stringifyCheckpoint(checkpoint)) },
  });
  expect(history).toMatchObject({ epochs: epoch, interrupted: true });
  expect(texts).toHaveLength(1);
  return parseCheckpoint(texts[0] ?? '');
}

/** What must be the same; times are not. */
const curves = ({ loss, validation: seen, learningRate, epochs, stopped }: History): object => ({
  loss,
  seen: seen?.loss,
  learningRate,
  epochs,
  stopped,
});

describe('a resumed run', () => {
  it.each<[string, SmallOptions, () => readonly Callback[]]>([
    ['with Adam', {}, () => []],
    ['with plain descent', { optimizer: 'sgd' }, () => []],
    ['with noise, clipped weights and scaling', noisy, () => []],
    [
      'with dropout, and all that RMSprop keeps',
      {
        optimizer: rmsprop({ momentum: 0.5, centered: true }),
        layers: [dense(6, { activation: 'tanh' }), dropout(0.3), dense(1)],
      },
      () => [],
    ],
    ['with momentum', { optimizer: sgd({ momentum: 0.9, nesterov: true }) }, () => []],
    ['with a rate that callbacks change', {}, () => [halving()]],
    [
      'with every callback that there is',
      { optimizer: sgd({ learningRate: 0.9 }) },
      () => [
        reduceLrOnPlateau({ patience: 1, factor: 0.7, cooldown: 1 }),
        learningRateSchedule((step, rate) => (step % 7 === 0 ? rate * 0.99 : rate), { by: 'step' }),
        modelCheckpoint(() => undefined, { saveBestOnly: true }),
        csvLogger(() => undefined),
        terminateOnNaN(),
        earlyStopping({ patience: 5, baseline: 0.5, startFromEpoch: 2, restoreBest: true }),
      ],
    ],
    [
      'with early stopping that waits',
      { optimizer: sgd({ learningRate: 1.2 }) },
      () => [earlyStopping({ patience: 4, restoreBest: true })],
    ],
  ])('%s gives the same bits as one that was not interrupted', async (_, model, callbacks) => {
    const whole = small(model);
    const expected = await whole.fit(data, options(callbacks()));
    const predicted = await whole.predict(validation.x);
    const cut: Callback = { onBatchEnd: () => undefined };
    for (const epoch of [1, 3]) {
      const checkpoint = await interrupted(model, options(callbacks()), epoch);
      // A process of its own has a new model; its start weights do not matter, but their seed does.
      const fresh = small(model);
      const history = await fresh.fit(data, { ...options([...callbacks(), cut]), resume: checkpoint });
      expect(curves(history)).toEqual(curves(expected));
      expect(history.run.firstEpoch).toBe(epoch);
      expect(weightsOf(fresh)).toEqual(weightsOf(whole));
      expect(fresh.toArtifact().scaling).toEqual(whole.toArtifact().scaling);
      expect((await fresh.predict(validation.x)).data).toEqual(predicted.data);
    }
  });

  it('can be resumed again and again', async () => {
    const whole = small(noisy);
    await whole.fit(data, { ...quiet, epochs: 5 });
    let resume: Checkpoint | undefined;
    const fresh = small(noisy);
    for (let epochs = 1; epochs <= 5; epochs++) {
      const kept: Checkpoint[] = [];
      await small(noisy).fit(data, {
        ...quiet,
        epochs,
        ...(resume === undefined ? {} : { resume }),
        checkpoints: { everySeconds: 1e9, save: (checkpoint) => void kept.push(checkpoint) },
      });
      resume = kept[0];
    }
    if (resume === undefined) throw new Error('There is no checkpoint.');
    const history = await fresh.fit(data, { ...quiet, epochs: 5, resume });
    expect(history.epochs).toBe(5);
    expect(weightsOf(fresh)).toEqual(weightsOf(whole));
  });

  it('takes its seeds from the checkpoint where none are given', async () => {
    const drawn = async (resume?: Checkpoint) => {
      const { seed: _, ...unseeded } = quiet;
      const texts: Checkpoint[] = [];
      const model = small({ seed: undefined } as object);
      const history = await model.fit(data, {
        ...unseeded,
        epochs: resume === undefined ? 2 : 4,
        ...(resume === undefined ? {} : { resume }),
        checkpoints: { everySeconds: 1e9, save: (checkpoint) => void texts.push(checkpoint) },
      });
      return { history, checkpoint: texts[0] };
    };
    const first = await drawn();
    const second = await drawn(first.checkpoint);
    expect(second.history.run.seeds.order.value).toBe(first.history.run.seeds.order.value);
    expect(second.checkpoint?.seeds).toEqual(first.checkpoint?.seeds);
  });

  it('that had stopped by itself stays stopped, and has its best weights again', async () => {
    const model: SmallOptions = { optimizer: sgd({ learningRate: 1.2 }) };
    const callbacks = () => [earlyStopping({ patience: 2, restoreBest: true })];
    const kept: Checkpoint[] = [];
    const checkpoints = { everySeconds: 1e9, save: (checkpoint: Checkpoint) => void kept.push(checkpoint) };
    const [whole, fresh] = [small(model), small(model)];
    const expected = await whole.fit(data, { ...options(callbacks()), checkpoints });
    const [resume] = kept;
    if (resume === undefined || expected.stopped === undefined) throw new Error('It did not stop.');
    const history = await fresh.fit(data, { ...options(callbacks()), epochs: 99, resume });
    expect(curves(history)).toEqual(curves(expected));
    expect(weightsOf(fresh)).toEqual(weightsOf(whole));
  });
});

describe('a checkpoint', () => {
  it('is written at its pace, and at the end', async () => {
    const epochs: number[] = [];
    const save = ({ epochs: done }: Checkpoint): void => void epochs.push(done);
    await small().fit(data, { ...quiet, epochs: 4, checkpoints: { everySeconds: 0, save } });
    expect(epochs).toEqual([1, 2, 3, 4, 4]);
    epochs.length = 0;
    await small().fit(data, { ...quiet, epochs: 4, checkpoints: { everySeconds: 3600, save } });
    expect(epochs).toEqual([4]);
  });
});

describe('a checkpoint of another run', () => {
  const other = async (model: SmallOptions, samples: Samples, changes: FitOptions) => {
    const resume = await interrupted({}, options(), 2);
    const changed = small(model);
    const before = changed.toArtifact();
    const cut: Callback = { onBatchEnd: () => undefined };
    const error = await errorOf(() => changed.fit(samples, { ...options([cut]), resume, ...changes }));
    expect(changed.toArtifact()).toEqual(before);
    return error;
  };
  const same = { epochs: 12 };
  const flipped = (array: Samples['y']): Samples['y'] => ({
    data: array.data.map((value) => -value),
    shape: array.shape,
  });

  it.each<[string, SmallOptions, Samples, FitOptions, readonly string[]]>([
    ['other rows', {}, sums(40, 2), same, ['the training data were others']],
    [
      'the same rows with all signs turned',
      {},
      { x: data.x, y: flipped(data.y) },
      same,
      ['the training data were others'],
    ],
    ['other validation rows', {}, data, { ...same, validation: sums(12, 4) }, ['the validation data were others']],
    ['no validation rows', {}, data, { ...same, validation: undefined }, ['the validation data were others']],
    ['another batch size', {}, data, { ...same, batchSize: 4 }, ['the batch size was 8, not 4']],
    ['another seed', {}, data, { ...same, seed: 6 }, ['the seed was 5, not 6']],
    ['another seed of the weights', { seed: 2 }, data, same, ['the seed of the start weights was 1, not 2']],
    ['no shuffling', {}, data, { ...same, shuffle: false }, ['the option shuffle was true, not false']],
    ['fewer epochs', {}, data, { epochs: 1 }, ['2 epochs are done, more than the 1 asked for']],
    [
      'another optimiser',
      { optimizer: 'sgd' },
      data,
      same,
      [
        'the optimizer was {"kind":"adam","learningRate":0.001,"beta1":0.9,"beta2":0.999,"epsilon":1e-7}, not {"kind":"sgd","learningRate":0.01,"momentum":0,"nesterov":false}',
      ],
    ],
    [
      'other layers of the same shape',
      { layers: [dense(6, { activation: 'relu' }), dense(1)] },
      data,
      same,
      ['the layers were others'],
    ],
    ['fewer callbacks', {}, data, { ...same, callbacks: [] }, ['there were 1 callbacks, not 0']],
    ['other callbacks', {}, data, { ...same, callbacks: [earlyStopping()] }, ['callback 1 kept no state']],
    [
      'several of these',
      { seed: 2 },
      sums(40, 2),
      { epochs: 1, batchSize: 4, seed: 6 },
      [
        'the batch size was 8, not 4',
        'the seed of the start weights was 1, not 2',
        'the seed was 5, not 6',
        'the training data were others',
        '2 epochs are done, more than the 1 asked for',
      ],
    ],
  ])('is refused: %s', async (_, model, samples, changes, problems) => {
    const error = await other(model, samples, changes);
    expect(error).toMatchObject({ code: 'bad-option', problems });
    expect(error.message).toBe(`The run cannot go on from this checkpoint: ${problems.join('; ')}.`);
  });

  it('is refused: other metrics, another backend', async () => {
    const resume = await interrupted({}, options(), 2);
    const cut: Callback = { onBatchEnd: () => undefined };
    const elsewhere = { ...resume, settings: { ...resume.settings, backend: 'wasm' } };
    const error = await errorOf(() =>
      small({ metrics: ['meanSquaredError'] }).fit(data, { ...options([cut]), resume: elsewhere }),
    );
    expect(error.problems).toEqual([
      'the list of metrics was [], not ["meanSquaredError"]',
      'the backend was "wasm", not "js"',
    ]);
  });

  it('is refused: other shapes', async () => {
    expect(await other({ layers: [dense(5), dense(1)] }, data, same)).toMatchObject({
      code: 'bad-shape',
      message: 'The checkpoint belongs to another model: its parameters have other shapes.',
    });
  });
});

describe('callbacks of a resumed run', () => {
  /** What they gave away: saved epochs, rates, and text. */
  async function recorded(resume?: Checkpoint, append = false) {
    const [epochs, texts]: [number[], string[]] = [[], []];
    const callbacks = [
      reduceLrOnPlateau({ patience: 1, factor: 0.5, minDelta: 0.01 }),
      modelCheckpoint((_, { epoch }) => void epochs.push(epoch), { saveBestOnly: true, monitor: 'loss', mode: 'max' }),
      csvLogger((lines) => void texts.push(lines), { append }),
    ];
    const whole = { ...options(callbacks), epochs: 10 };
    if (resume === undefined) return { epochs, texts, run: whole };
    const cut: Callback = { onBatchEnd: () => undefined };
    const history = await small().fit(data, { ...whole, callbacks: [...callbacks, cut], resume });
    return { epochs, texts, run: whole, history };
  }

  it.each([2, 5])('go on as if there had been no interruption after %d epochs', async (epoch) => {
    const whole = await recorded();
    const expected = await small().fit(data, whole.run);
    const before = await recorded();
    const checkpoint = await interrupted({}, before.run, epoch);
    const after = await recorded(checkpoint);
    expect(after.history?.learningRate).toEqual(expected.learningRate);
    expect([...before.epochs, ...after.epochs]).toEqual(whole.epochs);
    // All lines again: a file that is written anew is whole.
    expect(after.texts.join('')).toBe(whole.texts.join(''));
    const appended = await recorded(checkpoint, true);
    expect(before.texts.join('') + appended.texts.join('')).toBe(whole.texts.join(''));
  });

  it.each([
    ['reduceLrOnPlateau', () => reduceLrOnPlateau()],
    ['modelCheckpoint', () => modelCheckpoint(() => undefined)],
    ['csvLogger', () => csvLogger(() => undefined)],
  ])('%s refuses the state of another one', async (name, make) => {
    const resume = await interrupted({}, options([make()]), 2);
    const [, ...others] = resume.callbacks;
    const cut: Callback = { onBatchEnd: () => undefined };
    for (const state of [5, { best: 'x' }, [1]]) {
      const foreign = { ...resume, callbacks: [state, ...others] };
      const error = await errorOf(() => small().fit(data, { ...options([make(), cut]), resume: foreign }));
      expect(error).toMatchObject({ code: 'bad-file' });
      expect(error.message).toContain(`The checkpoint holds no state of ${name}`);
    }
  });

  it('a second fit that is interrupted goes on with the orders and the steps that it had', async () => {
    const stepped = () => learningRateSchedule((step) => 0.01 / (1 + step), { by: 'step' });
    const run = { ...options([stepped()]), epochs: 5 };
    const [whole, cutOff] = [small(), small()];
    for (const model of [whole, cutOff]) await model.fit(data, { ...quiet, epochs: 2 });
    const expected = await whole.fit(data, run);
    const kept: Checkpoint[] = [];
    const controller = new AbortController();
    const cut: Callback = { onBatchEnd: ({ epoch }) => (epoch === 3 ? controller.abort() : undefined) };
    const checkpoints = { everySeconds: 1e9, save: (checkpoint: Checkpoint) => void kept.push(checkpoint) };
    await cutOff.fit(data, { ...run, callbacks: [stepped(), cut], signal: controller.signal, checkpoints });
    const [resume] = kept;
    if (resume === undefined) return expect.fail('nothing was kept');
    const fresh = small();
    const history = await fresh.fit(data, { ...run, callbacks: [stepped(), cut], resume });
    expect(curves(history)).toEqual(curves(expected));
    expect(weightsOf(fresh)).toEqual(weightsOf(whole));
  });
});
