import { js } from '@linnet/backend-js';
import { fromRows, type LinnetError } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums, weightsOf } from '../test/small.js';
import { adam, dense, earlyStopping, learningRateSchedule, loadModel, sequential } from './index.js';

const data = sums(40);

/** As plain JavaScript calls: nothing is checked before it runs. */
// biome-ignore lint/suspicious/noExplicitAny: what these tests are about
type Loose = (...args: readonly any[]) => unknown;
const loose = (act: unknown): Loose => act as Loose;

describe('plain JavaScript that fit is given', () => {
  const cases: readonly (readonly [string, readonly unknown[], string])[] = [
    ['no options', [], 'fit takes an object of options, { epochs, '],
    ['options that are null', [null], 'it was given null'],
    ['a share as text', [{ ...quiet, validation: '0.5' }], 'validation is "0.5"; use a share between 0 and 1'],
    ['validation: true', [{ ...quiet, validation: true }], 'validation is true'],
    ['a callback instead of a list', [{ ...quiet, callbacks: {} }], 'callbacks is an object; use a list.'],
    ['a hole in the list', [{ ...quiet, callbacks: [{}, undefined] }], 'Callback 2 is undefined'],
    ['a hook that is no function', [{ ...quiet, callbacks: [{ onEpochEnd: 5 }] }], 'Callback 1 has 5 for onEpochEnd'],
    [
      'a misspelt hook',
      [{ ...quiet, callbacks: [{ onEpochEnds: () => 0 }] }],
      'Callback 1 has "onEpochEnds", which is no hook. Did you mean "onEpochEnd"?',
    ],
    [
      'a misspelt hook of a class',
      [
        {
          ...quiet,
          callbacks: [
            new (class {
              onBatchend(): void {}
            })(),
          ],
        },
      ],
      'Did you mean "onBatchEnd"?',
    ],
    ['a resume that is no checkpoint', [{ ...quiet, resume: {} }], 'resume is no checkpoint'],
    ['checkpoints: null', [{ ...quiet, checkpoints: null }], 'checkpoints is null; use an object with everySeconds'],
    ['checkpoints that cannot save', [{ ...quiet, checkpoints: { everySeconds: 1 } }], 'and the method save'],
    [
      'a controller for its signal',
      [{ ...quiet, signal: new AbortController() }],
      'signal is an object; use an AbortSignal',
    ],
    ['shuffle that is no truth', [{ ...quiet, shuffle: 'yes' }], 'shuffle is "yes"; use true or false.'],
    ['a seed that is null', [{ ...quiet, seed: null }], 'seed is null'],
  ];

  it.each(cases)('%s', async (_, args, part) => {
    const model = small();
    const before = weightsOf(model);
    const error = await errorOf(() => loose(model.fit)(data, ...args));
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
    expect(weightsOf(model)).toEqual(before);
  });

  it.each([
    ['two arrays', [data.x, data.y, quiet]],
    ['two lists', [[[1, 2, 3]], [1], quiet]],
    ['inputs alone', [data.x, quiet]],
    ['nothing', []],
  ] as const)('%s for samples', async (_, args) => {
    const error = await errorOf(() => loose(small().fit)(...args));
    expect(error.code).toBe('bad-value');
    expect(error.message).toBe('Training data has no x; give inputs and targets as one, as in fit({ x, y }, options).');
  });

  it('several at once are told at once', async () => {
    const error = await errorOf(() => loose(small().fit)(data, { epochs: 1, shuffle: 1, callbacks: 5 }));
    expect(error.problems).toEqual(['shuffle is 1; use true or false.', 'callbacks is 5; use a list.']);
  });
});

describe('plain JavaScript that a model is given', () => {
  const layers = [dense(1)];
  const compile = (options: unknown) => () => loose(sequential(3, layers).compile)(options);
  const cases: readonly (readonly [string, () => unknown, LinnetError['code'], string])[] = [
    ['inputs as text', () => loose(sequential)('2', layers), 'bad-shape', 'The input is "2"; use a number of inputs'],
    ['a layer that is none', () => loose(sequential)(2, [5]), 'bad-option', 'Layer 1 is 5, not a layer'],
    ['a layer instead of a list', () => loose(sequential)(2, dense(1)), 'bad-option', 'The layers are an object'],
    ['scaling: null', () => loose(sequential)(2, layers, { scaling: null }), 'bad-option', 'scaling is null'],
    [
      'bounds that are none',
      () => loose(sequential)(2, layers, { scaling: { input: 5 } }),
      'bad-value',
      'The input bounds must be { low: [...], high: [...] }',
    ],
    [
      'metrics: a name',
      compile({ loss: 'meanSquaredError', metrics: 'accuracy' }),
      'bad-option',
      'metrics is "accuracy"',
    ],
    ['loss: null', compile({ loss: null }), 'bad-option', 'loss is null'],
    ['optimizer: null', compile({ loss: 'meanSquaredError', optimizer: null }), 'bad-option', 'optimizer is null'],
    ['backend: null', compile({ backend: null }), 'bad-option', 'backend is null'],
    [
      'registry: a list',
      compile({ registry: [js] }),
      'bad-option',
      'registry is a list; use what createRegistry makes',
    ],
    [
      'a backend that is none',
      () => loose(sequential(3, layers).compile({ backend: {} as never }).predict)(data.x),
      'bad-value',
      'The backend of the model is not a backend',
    ],
    ['a rate by its short name', () => loose(adam)({ lr: 0.1 }), 'bad-option', 'Did you mean "learningRate"?'],
    ['momentum for adam', () => loose(adam)({ momentum: 0.9 }), 'bad-option', 'Did you mean "beta1"?'],
    ['Keras’s spelling', () => loose(adam)({ weight_decay: 0.1 }), 'bad-option', 'Did you mean "weightDecay"?'],
    ['no model', () => loose(loadModel)(undefined), 'bad-file', 'This is not a model of linnet'],
    ['no exporter', () => loose(small().export)(undefined), 'unknown-name', 'Unknown exporter undefined'],
    ['an exporter that is none', () => loose(small().export)({}), 'bad-value', 'The exporter is not a linnet plugin'],
    ['a backend for an exporter', () => loose(small().export)(js), 'bad-value', '"js" is a backend, not an exporter'],
    ['earlyStopping(null)', () => loose(earlyStopping)(null), 'bad-option', 'earlyStopping takes an object'],
    [
      'restoreBest: 1',
      () => loose(earlyStopping)({ restoreBest: 1 }),
      'bad-option',
      'restoreBest is 1; use true or false',
    ],
    ['a schedule that is a number', () => loose(learningRateSchedule)(5), 'bad-option', 'The schedule is 5'],
  ];

  it.each(cases)('%s', async (_, act, code, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});

describe('what its owner changes later', () => {
  it.each([['none'], ['perColumn']] as const)('does not reach a fit or a prediction that runs: %s', async (scaling) => {
    const rows = () => ({
      x: { data: Float32Array.from(data.x.data), shape: data.x.shape },
      y: { data: Float32Array.from(data.y.data), shape: data.y.shape },
      weights: { data: new Float32Array(40).fill(1), shape: [40] },
    });
    const make = () => small({ model: { scaling }, metrics: ['meanSquaredError'] });
    const [model, undisturbed] = [make(), make()];
    const [mine, theirs] = [rows(), rows()];
    const run = model.fit(mine, quiet);
    for (const { data: numbers } of [mine.x, mine.y, mine.weights]) numbers.fill(9);
    const [history, expected] = [await run, await undisturbed.fit(theirs, quiet)];
    expect([history.loss, history.meanSquaredError]).toEqual([expected.loss, expected.meanSquaredError]);
    const again = rows();
    const predicted = model.predict(again.x);
    again.x.data.fill(9);
    expect(await predicted).toEqual(await undisturbed.predict(theirs.x));
  });

  it('does not reach the bounds of a model', async () => {
    const input = { low: [-1, -1, -1], high: [3, 3, 3] };
    const model = small({ model: { scaling: { input } } });
    const before = await model.predict(data.x);
    input.low.fill(-100);
    const saved = model.toArtifact();
    const found = (saved.scaling?.input?.low ?? []) as number[];
    expect(found.fill(-100)).toHaveLength(3);
    expect(await model.predict(data.x)).toEqual(before);
  });
});

describe('limits', () => {
  it('a batch may be as large as anybody likes', async () => {
    const [huge, whole] = [small(), small()];
    const validation = sums(70, 3);
    const history = await huge.fit(data, { ...quiet, batchSize: 1e9, validation });
    const expected = await whole.fit(data, { ...quiet, batchSize: 70, validation });
    expect(history.loss).toEqual(expected.loss);
    expect(history.validation.loss).toEqual(expected.validation.loss);
    expect(weightsOf(huge)).toEqual(weightsOf(whole));
    expect(history.run).toMatchObject({ batches: 1, batchSize: 40 });
    // More rows than before: a batch of all of them again.
    expect((await huge.fit(sums(90), { ...quiet, batchSize: 1e9 })).run.batches).toBe(1);
  });

  it('targets that no prediction could reach are refused', async () => {
    const great = { x: data.x, y: fromRows(Array.from({ length: 40 }, (_, row) => [row * 1e300])) };
    const error = await errorOf(() => small({ model: { scaling: 'perColumn' } }).fit(great, quiet));
    expect(error.code).toBe('bad-value');
    expect(error.message).toContain('more than a single float can (3.4e38)');
  });

  it('rows that all weigh nothing are refused', async () => {
    const error = await errorOf(() => small().fit({ ...data, weights: fromRows(new Array(40).fill(0)) }, quiet));
    expect(error.message).toBe('Training data (weights) holds nothing but 0; no row counts.');
  });

  it('a model whose registry was disposed says so', async () => {
    const backend = await js.load({});
    const model = sequential(3, [dense(1)]).compile({ backend, loss: 'meanSquaredError' });
    await model.fit(data, quiet);
    backend.dispose();
    const uses = [
      () => model.predict(data.x),
      () => model.evaluate(data),
      () => model.toArtifact(),
      () => model.fit(data, quiet),
    ];
    for (const use of uses) {
      const error = await errorOf(use);
      expect(error.code).toBe('disposed');
      expect(error.message).toContain('The backend of this model was disposed');
    }
  });
});
