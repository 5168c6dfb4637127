import { js } from '@linnet/backend-js';
import { simd } from '@linnet/backend-simd';
import { LinnetError } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { inLanes, likeJs } from '../../test/backends.js';
import { jitter } from '../../test/jitter.js';
import { errorOf, quiet, sums, weightsOf } from '../../test/small.js';
import {
  adam,
  type Callback,
  type Checkpoint,
  type CompiledModel,
  dense,
  earlyStopping,
  type FitOptions,
  fitTogether,
  type History,
  lstm,
  sequential,
  sgd,
  type TrainingOptions,
  withRunContext,
} from '../index.js';

const data = sums(60);
const layers = [dense(6, { activation: 'tanh' }), dense(1)];
const net = sequential(3, layers, { scaling: 'perColumn' });
const rates = [0.003, 0.01, 0.03, 0.1, 0.001];
const boom = new Error('the disk is full');

type AnyBackend = NonNullable<TrainingOptions['backend']>;

/** A model for each rate, each with start weights of its own. */
const modelsOn = (backend: AnyBackend, some = rates): readonly CompiledModel[] =>
  some.map((learningRate, index) =>
    net.compile({ backend, loss: 'meanSquaredError', optimizer: adam({ learningRate }), seed: 10 + index }),
  );

const slower: Callback = {
  onEpochBegin: (control) => {
    control.learningRate *= 0.99;
  },
};

/** Options of a fit of its own for each model: some stop early, some look at their rows, all have other seeds. */
const optionsOf = (index: number): FitOptions => ({
  ...quiet,
  epochs: 30,
  seed: index,
  validation: 0.2,
  callbacks: [earlyStopping({ patience: 1 + index, restoreBest: index % 2 === 0 }), slower],
});

/** What must be the same; times and lanes are not. */
const curves = ({ loss, validation, learningRate, epochs, stopped, interrupted }: History): object => ({
  loss,
  seen: validation?.loss,
  learningRate,
  epochs,
  stopped,
  interrupted,
});

const distance = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? Number.NaN))), 0);

const fitAll = (models: readonly CompiledModel[]): Promise<readonly History[]> =>
  Promise.all(models.map((model, index) => model.fit(data, optionsOf(index))));

describe('models that train together', () => {
  it('do what each does alone, in the lanes of simd, and go on from there', async () => {
    const [together, alone] = [modelsOn(simd), modelsOn(simd)];
    const histories = await fitTogether(
      together,
      data,
      together.map((_, index) => optionsOf(index)),
    );
    const expected = await fitAll(alone);
    for (const [index, history] of histories.entries()) {
      const own = expected[index];
      const [model, other] = [together[index], alone[index]];
      if (own === undefined || model === undefined || other === undefined) return expect.fail('too few');
      expect(history.run.together).toBe(5);
      expect(history.epochs).toBe(own.epochs);
      expect(distance(history.loss, own.loss)).toBeLessThan(1e-6);
      expect(distance(history.validation?.loss ?? [], own.validation?.loss ?? [])).toBeLessThan(1e-6);
      expect(distance(weightsOf(model), weightsOf(other))).toBeLessThan(1e-6);
      // The optimiser's state came along.
      const [further, ownFurther] = [await model.fit(data, quiet), await other.fit(data, quiet)];
      expect(distance(further.loss, ownFurther.loss)).toBeLessThan(1e-6);
      expect((await model.evaluate(data)).loss).toBeCloseTo((await other.evaluate(data)).loss, 6);
    }
    // Some ended before the others.
    expect(new Set(histories.map(({ epochs }) => epochs)).size).toBeGreaterThan(1);
  });

  it('learn the same bits in whatever lane they are, with weights of rows too', async () => {
    const weighted = { ...data, weights: { data: data.x.data.slice(0, 60).map((value) => 1 + value), shape: [60] } };
    const [forwards, backwards] = [modelsOn(simd), modelsOn(simd)];
    const options = forwards.map((_, index) => optionsOf(index));
    const histories = await fitTogether(forwards, weighted, options);
    const turned = await fitTogether([...backwards].reverse(), weighted, [...options].reverse());
    expect([...turned].reverse().map(curves)).toEqual(histories.map(curves));
    expect(backwards.map(weightsOf)).toEqual(forwards.map(weightsOf));
    expect(histories.map(({ run }) => run.together)).toEqual([5, 5, 5, 5, 5]);
  });

  it('may go on together', async () => {
    const [together, alone] = [modelsOn(simd), modelsOn(simd)];
    for (const epochs of [2, 3]) {
      const histories = await fitTogether(together, data, { ...quiet, epochs });
      const expected = await Promise.all(alone.map((model) => model.fit(data, { ...quiet, epochs })));
      for (const [index, { loss }] of histories.entries()) {
        expect(distance(loss, expected[index]?.loss ?? [])).toBeLessThan(1e-6);
      }
    }
  });

  it('train one after another where the backend has no lanes, and say so', async () => {
    const [together, alone] = [modelsOn(js), modelsOn(js)];
    const histories = await fitTogether(
      together,
      data,
      together.map((_, index) => optionsOf(index)),
    );
    expect(histories.map(curves)).toEqual((await fitAll(alone)).map(curves));
    expect(together.map(weightsOf)).toEqual(alone.map(weightsOf));
    for (const { run } of histories) {
      expect(run.together).toBeUndefined();
      expect(run.notes).toEqual(['backend "js" has no lanes, so the models train one after another.']);
    }
  });

  it('are as ever when there is only one', async () => {
    const [[one], [alone]] = [modelsOn(simd), modelsOn(simd)];
    if (one === undefined || alone === undefined) return;
    const [history] = await fitTogether([one], data, quiet);
    expect(history && curves(history)).toEqual(curves(await alone.fit(data, quiet)));
    expect(history?.run.notes).toEqual([]);
  });

  it('are put together with those of their shape', async () => {
    const { plugin, lanes } = inLanes();
    const compiled = (units: number, optimizer = adam(), activation: 'tanh' | 'relu' = 'tanh') =>
      sequential(3, [dense(units, { activation }), dense(1)]).compile({
        backend: plugin,
        loss: 'meanSquaredError',
        optimizer,
        seed: 1,
      });
    const models = [
      compiled(4),
      compiled(5),
      compiled(4, adam({ learningRate: 0.1 })),
      compiled(5),
      compiled(4, adam({ beta1: 0.8 })),
      compiled(4, adam(), 'relu'),
      compiled(4, sgd()),
      compiled(4),
    ];
    const options = models.map((_, index) => (index === 7 ? { ...quiet, batchSize: 9 } : quiet));
    const histories = await fitTogether(models, data, options);
    expect(histories.map(({ run }) => run.together)).toEqual([2, 2, 2, 2, ...new Array(4).fill(undefined)]);
    expect(lanes).toHaveLength(4);
    expect(histories[4]?.run.notes).toEqual([
      'it trains alone: no other of the models has its layers, loss, optimizer (but for the learning rate), batch size, number of rows and backend.',
    ]);
    const alone = await Promise.all(
      [compiled(4), compiled(5), compiled(4, adam({ learningRate: 0.1 }))].map((model) => model.fit(data, quiet)),
    );
    expect(histories.slice(0, 3).map(curves)).toEqual(alone.map(curves));
  });

  it('with loops of their own are of one shape only as one model', async () => {
    const { plugin } = inLanes();
    const own = () => sequential(3, [jitter(0.1), dense(1)]);
    const shared = own();
    const models = [shared, own(), shared].map((model) => model.compile({ backend: plugin, loss: 'meanSquaredError' }));
    const histories = await fitTogether(models, data, quiet);
    expect(histories.map(({ run }) => run.together)).toEqual([2, undefined, 2]);
  });

  it('leave their lane when they end, and the others do not wait', async () => {
    const { plugin, lanes } = inLanes();
    const ends: (readonly boolean[])[] = [];
    const options = [2, 4, 3].map((epochs) => ({
      ...quiet,
      epochs,
      callbacks: [{ onEpochEnd: () => void ends.push(lanes.map(({ disposed }) => disposed)) }],
    }));
    await fitTogether(modelsOn(plugin, [0.1, 0.2, 0.3]), data, options);
    expect(ends.at(-1)).toEqual([true, false, true]);
    expect(lanes.map(({ disposed }) => disposed)).toEqual([true, true, true]);
  });

  it('train recurrent networks too', async () => {
    const recurrent = sequential([3, 1], [lstm(3), dense(1)]);
    const rows = { x: { data: data.x.data, shape: [60, 3, 1] }, y: data.y };
    const compiled = (seed: number) => recurrent.compile({ backend: simd, loss: 'meanSquaredError', seed });
    const [together, alone] = [[1, 2].map(compiled), [1, 2].map(compiled)];
    const histories = await fitTogether(together, rows, quiet);
    for (const [index, model] of alone.entries()) {
      const { loss } = await model.fit(rows, quiet);
      expect(distance(histories[index]?.loss ?? [], loss)).toBeLessThan(1e-6);
    }
  });
});

describe('passes of models that train together', () => {
  /** The stretches of every round of a fit in which some rounds take long. */
  async function rounds(callbacks: readonly (readonly Callback[])[]) {
    const all: (readonly { readonly from: number; readonly to: number }[])[] = [];
    const { plugin } = inLanes(async (stretches) => {
      all.push(stretches);
      const count = ((stretches[0]?.to ?? 0) - (stretches[0]?.from ?? 0)) / 2;
      await new Promise((resolve) => setTimeout(resolve, count > 8 ? 70 : 1));
    });
    const options = callbacks.map((own) => ({ ...quiet, epochs: 6, batchSize: 2, callbacks: own }));
    await fitTogether(modelsOn(plugin, rates.slice(0, callbacks.length)), data, options);
    return all;
  }

  it('cover the same rows, however long they take', async () => {
    const slow: Callback = { onEpochEnd: () => new Promise((resolve) => setTimeout(resolve, 5)) };
    const all = await rounds([[], [slow], []]);
    expect(all.some(([stretch]) => stretch?.to === 60 && stretch.from > 0)).toBe(true);
    for (const stretches of all) expect(new Set(stretches.map(({ from, to }) => `${from} ${to}`)).size).toBe(1);
  });

  it('are batches where a callback of one looks at each', async () => {
    const batches: number[] = [];
    const all = await rounds([[], [{ onBatchEnd: ({ batch }) => void batches.push(batch) }]]);
    expect(batches).toHaveLength(6 * 30);
    for (const stretches of all) {
      expect(stretches.map(({ from, to }) => to - from)).toEqual([2, 2]);
      expect(stretches[0]).toEqual(stretches[1]);
    }
  });
});

describe('a fit that fails', () => {
  const failing: Callback = {
    onEpochEnd: ({ epoch }) => {
      if (epoch === 1) throw boom;
    },
  };

  it.each([
    ['in lanes', simd],
    ['one after another', js],
  ])('leaves the others be, %s', async (_, backend) => {
    const [together, alone] = [modelsOn(backend), modelsOn(backend)];
    const options = together.map((__, index) => (index === 1 ? { ...quiet, callbacks: [failing] } : quiet));
    const error = await errorOf(() => fitTogether(together, data, options));
    expect(error.message).toBe('1 of 5 models failed; the others are trained.\n- Model 2: the disk is full');
    expect(error).toMatchObject({ code: 'crashed', problems: ['Model 2: the disk is full'], cause: boom });
    for (const [index, model] of alone.entries()) {
      await model.fit(data, index === 1 ? { ...quiet, epochs: 1 } : quiet);
      const own = together[index];
      expect(distance(own === undefined ? [] : weightsOf(own), weightsOf(model))).toBeLessThan(1e-6);
    }
    // All of them train again.
    await fitTogether(together, data, quiet);
  });

  it('is told with all others that failed; code and cause are those of the first', async () => {
    const unscaled = (learningRate: number) =>
      sequential(3, layers).compile({
        backend: simd,
        loss: 'meanSquaredError',
        optimizer: sgd({ learningRate }),
        seed: 1,
      });
    const models = [unscaled(0.01), unscaled(1e30), unscaled(0.02)];
    const error = await errorOf(() =>
      fitTogether(models, data, [quiet, { ...quiet, epochs: 9 }, { ...quiet, callbacks: [failing] }]),
    );
    expect(error.code).toBe('diverged');
    expect(error.problems).toHaveLength(2);
    expect(error.problems[0]).toContain('Model 2: ');
    expect(error.problems[1]).toBe('Model 3: the disk is full');
    expect(LinnetError.is(error.cause) && error.cause.code).toBe('diverged');
  });

  it.each([
    [
      'cannot make lanes',
      () => Promise.reject(new LinnetError('out-of-memory', 'there is no room.')),
      'there is no room.',
    ],
    ['makes too few', async () => [], 'Backend "changed" made 0 lanes of 2.'],
  ])('may be all of them: where the backend %s', async (_, compileLanes, message) => {
    const models = modelsOn(
      likeJs(() => ({ compileLanes })),
      [0.1, 0.2],
    );
    const error = await errorOf(() => fitTogether(models, data, quiet));
    expect(error.message).toBe(`2 of 2 models failed.\n- Model 1: ${message}\n- Model 2: ${message}`);
    // Nothing has changed.
    const [model] = models;
    const [alone] = modelsOn(js, [0.1]);
    expect((await model?.fit(data, quiet))?.loss).toEqual((await alone?.fit(data, quiet))?.loss);
  });
});

describe('what fitTogether refuses before it trains', () => {
  const failure = (models: readonly unknown[], options: FitOptions | readonly FitOptions[] = quiet, rows = data) =>
    errorOf(() => fitTogether(models as readonly CompiledModel[], rows, options));
  const [one, two] = modelsOn(js) as readonly [CompiledModel, CompiledModel];

  it('is what cannot be trained', async () => {
    expect((await failure([])).message).toBe('fitTogether takes a list of models; it was given a list.');
    expect((await failure([one, net.compile({ backend: js })])).message).toBe(
      'Model 2 is an object that cannot be trained; compile it with a loss.',
    );
    expect((await failure([one, net])).code).toBe('bad-value');
    expect((await failure([one, undefined])).message).toContain('Model 2 is undefined');
    expect((await failure([one, two, one])).message).toBe('Model 3 is in the list twice; each trains once.');
  });

  it('is a model that is being trained, or data and options that do not fit', async () => {
    const busy = two.fit(data, { ...quiet, epochs: 1 });
    expect((await failure([one, two])).message).toBe('Model 2 is being trained; await that fit before the next one.');
    await busy;
    const training = fitTogether([one, two], data, { ...quiet, epochs: 1 });
    expect((await errorOf(() => two.fit(data, quiet))).message).toContain('is being trained');
    await training;
    expect((await failure([one, two], [quiet])).message).toBe(
      'There are 1 options for 2 models; give one for each, or for all.',
    );
    const bad = await failure([one, two], [quiet, { ...quiet, epochs: 0 }]);
    expect(bad.message).toContain('Model 2: Options of fit: epochs is 0');
    expect((await failure([one, two], quiet, { ...data, y: data.x })).message).toContain('Model 1: Training data (y)');
    const refusing = likeJs(() => ({ refuse: () => ['no kernel for anything'] }));
    expect(await failure([one, ...modelsOn(refusing)])).toMatchObject({
      code: 'refused',
      message: 'Model 2: Backend "changed" cannot run this model: no kernel for anything',
    });
  });

  it('is a checkpoint that a model cannot go on from', async () => {
    const kept: Checkpoint[] = [];
    const checkpoints = { everySeconds: 1e9, save: (checkpoint: Checkpoint) => void kept.push(checkpoint) };
    const models = modelsOn(simd, [0.1, 0.2]) as readonly [CompiledModel, CompiledModel];
    await models[0].fit(data, quiet);
    await models[1].fit(data, { ...quiet, checkpoints });
    const before = models.map(weightsOf);
    const [resume] = kept;
    const bad: readonly (readonly [unknown, string])[] = [
      [{ ...resume, format: 'x' }, 'Model 2: resume is no checkpoint that linnet can go on from'],
      [
        { ...resume, seeds: { weights: 11, order: 9 } },
        'Model 2: The run cannot go on from this checkpoint: the seed was 9, not 5.',
      ],
    ];
    for (const [broken, message] of bad) {
      const error = await failure(models, [quiet, { ...quiet, resume: broken as Checkpoint }]);
      expect(error.code).toBe('bad-option');
      expect(error.message).toContain(message);
      expect(models.map(weightsOf)).toEqual(before);
    }
  });

  it('is what remembers one fit, given to several', async () => {
    const stopping = earlyStopping({ monitor: 'loss' });
    const checkpoints = { everySeconds: 1, save: () => undefined };
    const error = await failure([one, two], { ...quiet, callbacks: [{}, stopping], checkpoints });
    expect(error.problems).toEqual([
      'callback 2 keeps a state, and models 1 and 2 have the same.',
      'checkpoints are of one fit, and models 1 and 2 have the same.',
    ]);
    const listed = [
      { ...quiet, callbacks: [stopping] },
      { ...quiet, callbacks: [stopping] },
    ];
    expect((await failure([one, two], listed)).problems).toHaveLength(1);
    // What remembers nothing may look at all of them.
    const epochs: number[] = [];
    const callbacks = [{ onEpochEnd: ({ epoch }: { readonly epoch: number }) => void epochs.push(epoch) }];
    await fitTogether(modelsOn(simd, [0.1, 0.2]), data, { ...quiet, epochs: 2, callbacks });
    expect(epochs).toEqual([0, 0, 1, 1]);
  });
});

describe('models that train together in a run', () => {
  it('can be interrupted, and each goes on from its checkpoint', async () => {
    const controller = new AbortController();
    const saved: (Checkpoint | undefined)[] = [undefined, undefined];
    const [together, alone, resumed] = [
      modelsOn(simd, [0.1, 0.2]),
      modelsOn(simd, [0.1, 0.2]),
      modelsOn(simd, [0.1, 0.2]),
    ];
    const cut: Callback = {
      onBatchEnd: ({ epoch, batch }) => {
        if (epoch === 2 && batch === 3) controller.abort();
      },
    };
    const histories = await fitTogether(
      together,
      data,
      saved.map((_, index) => ({
        ...quiet,
        epochs: 5,
        callbacks: [index === 1 ? cut : {}],
        signal: controller.signal,
        checkpoints: {
          everySeconds: 1e9,
          save: (checkpoint) => {
            saved[index] = checkpoint;
          },
        },
      })),
    );
    expect(histories.map(({ epochs, interrupted }) => [epochs, interrupted])).toEqual([
      [2, true],
      [2, true],
    ]);
    const rest = await fitTogether(
      resumed,
      data,
      saved.map((resume) => ({ ...quiet, epochs: 5, callbacks: [{}], ...(resume === undefined ? {} : { resume }) })),
    );
    for (const [index, model] of alone.entries()) {
      const { loss } = await model.fit(data, { ...quiet, epochs: 5 });
      expect(rest[index]?.epochs).toBe(5);
      expect(distance(rest[index]?.loss ?? [], loss)).toBeLessThan(1e-6);
    }
  });

  it('are told of one by one, in lines with their number', async () => {
    const texts: string[] = [];
    const ended: History[] = [];
    const progress = {
      sink: { write: (text: string) => void texts.push(text), isTerminal: true },
      style: 'bar',
    } as const;
    const { progress: _, ...options } = quiet;
    await withRunContext({ progress, onFit: ({ history }) => void ended.push(history) }, () =>
      fitTogether(modelsOn(simd, [0.1, 0.2]), data, { ...options, epochs: 2 }),
    );
    expect(texts[0]).toBe(
      'Model 1: Training on simd, one of 2 models that train together: 60 rows in 8 batches of 8; seeds: weights 10, order 5\n',
    );
    expect(texts.map((text) => text.slice(0, 18))).toEqual([
      'Model 1: Training ',
      'Model 2: Training ',
      'Model 1: Epoch 1/2',
      'Model 2: Epoch 1/2',
      'Model 1: Epoch 2/2',
      'Model 2: Epoch 2/2',
    ]);
    expect(ended).toHaveLength(2);
    texts.length = 0;
    await withRunContext({ progress }, () => fitTogether(modelsOn(js, [0.1, 0.2]), data, { ...options, epochs: 1 }));
    expect(texts[1]).toBe('Model 1: Note: backend "js" has no lanes, so the models train one after another.\n');
  });
});
