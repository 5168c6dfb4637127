import { js } from '@linnet/backend-js';
import {
  type Backend,
  createRegistry,
  defineBackend,
  defineExporter,
  fromRows,
  loadBackend,
  registerDefaults,
} from '@linnet/core';
import { afterEach, describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums, weightsOf } from '../test/small.js';
import { dense, sequential } from './index.js';

const model = sequential(3, [dense(6, { activation: 'tanh' }), dense(1)]);
const data = sums(20);

describe('start weights', () => {
  it('are Glorot uniform, the bias zero, and follow from the seed', () => {
    const weights = weightsOf(small({ seed: 7 }));
    expect(weightsOf(small({ seed: 7 }))).toEqual(weights);
    expect(weightsOf(small({ seed: 8 }))).not.toEqual(weights);
    expect(weights.slice(18, 24)).toEqual(new Array(6).fill(0));
    const kernel = weightsOf(sequential(40, [dense(60, { useBias: false })]).compile({ backend: js, seed: 7 }));
    const limit = Math.sqrt(6 / 100);
    for (const end of [Math.max(...kernel), -Math.min(...kernel)]) {
      expect(end).toBeLessThanOrEqual(Math.fround(limit));
      expect(end).toBeGreaterThan(0.99 * limit);
    }
  });

  it('are drawn where no seed is given; the history keeps the seeds, and they give the same run again', async () => {
    const compiled = (seed?: number) =>
      model.compile({ backend: js, loss: 'meanSquaredError', ...(seed === undefined ? {} : { seed }) });
    const [first, other] = [compiled(), compiled()];
    expect(weightsOf(first)).not.toEqual(weightsOf(other));
    const { seed: _, ...unseeded } = quiet;
    const history = await first.fit(data, unseeded);
    const { weights, order } = history.run.seeds;
    expect([weights.drawn, order.drawn]).toEqual([true, true]);
    const again = compiled(weights.value);
    const repeated = await again.fit(data, { ...unseeded, seed: order.value });
    expect(repeated.loss).toEqual(history.loss);
    expect(weightsOf(again)).toEqual(weightsOf(first));
    expect(repeated.run.seeds).toEqual({
      weights: { value: weights.value, drawn: false },
      order: { value: order.value, drawn: false },
    });
  });

  it('are copies for whoever asks', () => {
    const compiled = small();
    const before = weightsOf(compiled);
    compiled.toArtifact().layers[0]?.weights.kernel?.data.fill(9);
    expect(weightsOf(compiled)).toEqual(before);
  });
});

describe('what compile refuses', () => {
  const wrong = (options: object) => errorOf(() => model.compile({ loss: 'meanSquaredError', ...options } as never));

  it.each([
    [
      { loss: 'mse' },
      'unknown-name',
      'Unknown loss "mse". Did you mean "meanSquaredError"? Known: meanSquaredError, binaryCrossentropy, ',
    ],
    [{ loss: 'bce' }, 'unknown-name', 'Unknown loss "bce". Did you mean "binaryCrossentropy"?'],
    [{ loss: 'cce' }, 'unknown-name', 'Unknown loss "cce". Did you mean "categoricalCrossentropy"?'],
    [{ loss: 'cross_entropy' }, 'unknown-name', 'Did you mean "binaryCrossentropy" or "categoricalCrossentropy"?'],
    [{ loss: 'sparse_categorical_crossentropy' }, 'unknown-name', 'Did you mean "sparseCategoricalCrossentropy"?'],
    [{ loss: { kind: 'mse' } }, 'unknown-name', 'Unknown loss "mse". Did you mean "meanSquaredError"?'],
    [{ loss: 'constructor' }, 'unknown-name', 'Unknown loss "constructor".'],
    [
      { optimizer: 'adan' },
      'unknown-name',
      'Unknown optimizer "adan". Did you mean "adam"? Known: sgd, adam, adamw, adamax, nadam, rmsprop, adagrad, adadelta.',
    ],
    [{ optimizer: 'RMSprop' }, 'unknown-name', 'Unknown optimizer "RMSprop". Did you mean "rmsprop"?'],
    [{ optimizer: 'momentum' }, 'unknown-name', 'Unknown optimizer "momentum". Did you mean sgd({ momentum: 0.9 })?'],
    [{ optimizer: 'nesterov' }, 'unknown-name', 'Did you mean sgd({ momentum: 0.9, nesterov: true })?'],
    [{ optimizer: { kind: 'lion' } }, 'unknown-name', 'Unknown optimizer "lion".'],
    [
      { optimizer: { kind: 'sgd', learningRate: -1, momentum: 0, nesterov: false } },
      'bad-option',
      'Options of the optimizer sgd: learningRate is -1; use',
    ],
    [
      { optimizer: { kind: 'sgd', learningRate: 0.1 } },
      'bad-option',
      'momentum is undefined; use a number from 0 to 1.\n- nesterov is undefined; use true or false.',
    ],
    [
      { optimizer: { kind: 'sgd', learningRate: 1, rho: 1 } },
      'bad-option',
      'the optimizer sgd does not know the option',
    ],
    [{ metrics: ['acuracy'] }, 'unknown-name', 'Unknown metric "acuracy". Did you mean "accuracy"?'],
    [{ metrics: ['accuracy', 'accuracy'] }, 'duplicate-name', 'The metric "accuracy" is listed twice.'],
    [{ optimiser: 'sgd' }, 'bad-option', 'compile does not know the option "optimiser". Did you mean "optimizer"?'],
    [{ seed: -1 }, 'bad-option', 'The seed is -1; use a whole number from 0 to 4294967295.'],
    [{ seed: 2 ** 32 }, 'bad-option', 'The seed is 4294967296'],
  ])('%j', async (options, code, part) => {
    const error = await wrong(options);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });

  it('training a model that was compiled to predict only', async () => {
    const predicting = model.compile({ backend: js }) as ReturnType<typeof small>;
    for (const act of [() => predicting.fit(data, quiet), () => predicting.evaluate(data)]) {
      expect((await errorOf(act)).message).toContain('compiled to predict only. Compile it with a loss');
    }
    expect((await predicting.predict(data.x)).shape).toEqual([20, 1]);
  });
});

describe('backends', () => {
  const key = Symbol.for('linnet.registry');
  afterEach(() => {
    delete (globalThis as { [key]?: unknown })[key];
  });
  const run = async (options: object): Promise<string> => {
    const compiled = model.compile({ loss: 'meanSquaredError', seed: 1, ...options });
    return (await compiled.fit(data, { ...quiet, epochs: 1 })).run.backend.name;
  };

  it('are found by value, loaded or not, by name, and by themselves', async () => {
    expect(await run({ backend: js })).toBe('js');
    expect(await run({ backend: await loadBackend(js) })).toBe('js');
    expect(await run({ backend: 'js', registry: createRegistry([js]) })).toBe('js');
    expect(await run({ registry: createRegistry([js]) })).toBe('js');
    registerDefaults(js);
    expect(await run({})).toBe('js');
    expect(await run({ backend: 'js' })).toBe('js');
  });

  it('are told in the history, with the reason for those that were passed over', async () => {
    const absent = defineBackend({
      name: 'absent',
      priority: 99,
      unavailable: () => 'it is not installed',
      load: async (): Promise<Backend> => loadBackend(js),
    });
    const compiled = model.compile({ loss: 'meanSquaredError', registry: createRegistry([js, absent]) });
    const { run: info } = await compiled.fit(data, { ...quiet, epochs: 1 });
    expect(info.backend).toEqual({
      name: 'js',
      verdicts: [{ name: 'absent', notPicked: 'it is not installed' }, { name: 'js' }],
    });
  });

  it('errors say what there is; a load that failed can be tried again', async () => {
    expect((await errorOf(() => run({ backend: 'jss', registry: createRegistry([js]) }))).message).toContain(
      'Unknown backend "jss". Did you mean "js"?',
    );
    expect((await errorOf(() => run({}))).message).toContain('None is registered: import "linnet"');
    let loads = 0;
    const flaky = defineBackend({
      name: 'flaky',
      priority: 0,
      unavailable: () => undefined,
      load: async (): Promise<Backend> => {
        if (loads++ === 0) throw new Error('try later');
        return loadBackend(js);
      },
    });
    const compiled = model.compile({ loss: 'meanSquaredError', backend: flaky });
    expect((await errorOf(() => compiled.predict(data.x))).message).toBe('Backend "flaky" did not load: try later');
    expect((await compiled.predict(data.x)).shape).toEqual([20, 1]);
    expect(loads).toBe(2);
  });

  it('load once for all models that get the plugin by value', async () => {
    let loads = 0;
    const counted = defineBackend({
      name: 'counted',
      priority: 0,
      unavailable: () => undefined,
      load: async (): Promise<Backend> => {
        loads += 1;
        return loadBackend(js);
      },
    });
    await Promise.all([1, 2, 3].map(() => run({ backend: counted })));
    expect(loads).toBe(1);
  });
});

describe('a compiled model', () => {
  it('answers calls that come side by side, from the very first on', async () => {
    const expected = await small().predict(data.x);
    const compiled = small();
    const answers = await Promise.all([
      compiled.predict(data.x),
      compiled.evaluate(data),
      compiled.predict(data.x),
      compiled.predict(data.x),
    ]);
    for (const index of [0, 2, 3]) expect(answers[index]).toEqual(expected);
    const predicting = model.compile({ backend: js, seed: 1 });
    expect(await Promise.all([predicting.predict(data.x), predicting.predict(data.x)])).toEqual([expected, expected]);
  });

  it('trains one fit at a time', async () => {
    const compiled = small();
    const first = compiled.fit(data, quiet);
    expect((await errorOf(() => compiled.fit(data, quiet))).message).toContain('await that fit before the next one');
    expect((await first).epochs).toBe(3);
    expect((await compiled.fit(data, quiet)).epochs).toBe(3);
  });

  it('keeps weights and optimiser state when the batch size changes', async () => {
    // Both sizes take all 20 rows at once, so they make the same steps.
    const whole = { ...quiet, shuffle: false, batchSize: 20 };
    const [changing, same] = [small(), small()];
    await changing.fit(data, { ...whole, epochs: 3 });
    await changing.fit(data, { ...whole, epochs: 2, batchSize: 40 });
    await same.fit(data, { ...whole, epochs: 5 });
    expect(weightsOf(changing)).toEqual(weightsOf(same));
  });

  it('predicts what its weights say, in the order of the rows', async () => {
    const compiled = sequential(2, [dense(1)]).compile({ backend: js, seed: 3 });
    const [a = 0, b = 0, c = 0] = weightsOf(compiled);
    const rows = Array.from({ length: 200 }, (_, row) => [row / 100, 1 - row / 50]);
    const predicted = await compiled.predict(fromRows(rows));
    expect(predicted.shape).toEqual([200, 1]);
    rows.forEach(([x = 0, y = 0], row) => {
      expect(predicted.data[row]).toBeCloseTo(a * Math.fround(x) + b * Math.fround(y) + c, 6);
    });
  });

  it.each([
    [fromRows([[1, 2]]), 'bad-shape', 'has rows of 2; the model takes 3'],
    [fromRows([[1, 2, Number.NaN]]), 'bad-value', 'holds NaN in row 0, column 2'],
    [fromRows([[1, 2, 1e39]]), 'bad-value', 'holds 1e+39, more than a single float can'],
    [[[1, 2, 3]] as never, 'bad-value', 'is not an array with a shape'],
  ])('refuses to predict %j', async (x, code, part) => {
    const error = await errorOf(() => small().predict(x));
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});

describe('export', () => {
  const layerNames = defineExporter({
    name: 'names',
    extension: 'txt',
    check: () => [],
    export: ({ layers }) => {
      const value = layers.map(({ name }) => name);
      return { value, bytes: new Uint8Array(0), report: value.length };
    },
  });

  it('works by value, and by the name in a registry', async () => {
    expect((await small().export(layerNames)).value).toEqual(['dense', 'dense_1']);
    const registry = createRegistry([js, layerNames]);
    const compiled = model.compile({ loss: 'meanSquaredError', registry });
    expect((await compiled.export('names')).report).toBe(2);
    // @ts-expect-error no such exporter
    expect((await errorOf(() => compiled.export('nams'))).message).toBe(
      'Unknown exporter "nams". Did you mean "names"? Known: names.',
    );
  });
});
