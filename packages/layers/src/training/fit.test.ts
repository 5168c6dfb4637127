import { js } from '@linnet/backend-js';
import { fromRows, type NdArray, type Samples, scale } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { classes, errorOf, quiet, small, sums, weightsOf } from '../../test/small.js';
import { conv1d, dense, type FitOptions, globalAveragePooling1d, reshape, sequential, sgd } from '../index.js';

const data = sums(40);

describe('a history', () => {
  it('has a loss, a learning rate and metrics for each epoch', async () => {
    const model = small({ metrics: ['accuracy', 'meanSquaredError'] });
    const history = await model.fit(classes(40), { ...quiet, epochs: 4, validation: classes(10, 2) });
    for (const curve of [history.loss, history.accuracy, history.learningRate, history.validation.meanSquaredError]) {
      expect(curve).toHaveLength(4);
    }
    expect(history.loss[3]).toBeLessThan(history.loss[0] ?? 0);
    expect(history.learningRate).toEqual([0.001, 0.001, 0.001, 0.001]);
    // Nothing is scaled, so the metric is the loss.
    history.meanSquaredError.forEach((value, epoch) => {
      expect(value).toBeCloseTo(history.loss[epoch] ?? 0, 6);
    });
    expect(history).toMatchObject({ epochs: 4, interrupted: false });
    expect(history).not.toHaveProperty('stopped');
    expect(history.seconds).toBeGreaterThan(0);
    expect(history.microsecondsPerStep).toBeCloseTo((history.seconds * 1e6) / (4 * 5), 6);
    expect(history.run).toMatchObject({
      epochs: 4,
      firstEpoch: 0,
      rows: 40,
      batchSize: 8,
      batches: 5,
      seeds: { weights: { value: 1, drawn: false }, order: { value: 5, drawn: false } },
      backend: { name: 'js' },
      monitors: [
        'loss',
        'accuracy',
        'meanSquaredError',
        'validation.loss',
        'validation.accuracy',
        'validation.meanSquaredError',
      ],
      notes: [],
    });
  });

  it('has no validation where there is none, and no metric that was not asked for', async () => {
    const history = await small().fit(data, quiet);
    expect(history.validation).toBeUndefined();
    expect(Object.keys(history)).not.toContain('accuracy');
    expect(history.run.monitors).toEqual(['loss']);
  });

  it('tells the losses of before each update in training, of after the epoch in validation', async () => {
    const model = small({ optimizer: 'sgd' });
    const start = await model.evaluate(data);
    const history = await model.fit(data, { ...quiet, epochs: 1, batchSize: 40, shuffle: false, validation: data });
    // Summed in other batches.
    expect(history.loss[0]).toBeCloseTo(start.loss, 12);
    expect(history.validation.loss).toEqual([(await model.evaluate(data)).loss]);
  });
});

describe('seeds', () => {
  it('the same give the same bits, others do not', async () => {
    const run = async (seed: number) => {
      const model = small();
      const { loss } = await model.fit(data, { ...quiet, seed });
      return { loss, weights: weightsOf(model) };
    };
    expect(await run(5)).toEqual(await run(5));
    expect((await run(5)).weights).not.toEqual((await run(6)).weights);
  });

  it('every epoch has an order of its own, and without shuffling none', async () => {
    const losses = async (options: FitOptions) =>
      (await small({ optimizer: sgd({ learningRate: 0 }) }).fit(data, options)).loss;
    const fixed = await losses({ ...quiet, shuffle: false });
    expect(new Set(fixed).size).toBe(1);
    // Nothing is learnt at a rate of 0: only the order of the sum differs.
    const shuffled = await losses({ ...quiet, epochs: 10 });
    expect(new Set(shuffled).size).toBeGreaterThan(1);
    for (const loss of shuffled) expect(loss).toBeCloseTo(fixed[0] ?? 0, 12);
  });
});

describe('a second fit', () => {
  it('goes on from the weights and the optimiser of the first', async () => {
    const ordered = { ...quiet, shuffle: false };
    const [twice, once] = [small(), small()];
    const first = await twice.fit(data, { ...ordered, epochs: 2 });
    const second = await twice.fit(data, { ...ordered, epochs: 3 });
    const whole = await once.fit(data, { ...ordered, epochs: 5 });
    expect([...first.loss, ...second.loss]).toEqual(whole.loss);
    expect(weightsOf(twice)).toEqual(weightsOf(once));
    expect(second.epochs).toBe(3);
  });

  it('counts its epochs from 0, and takes the orders of rows that one long fit would have taken', async () => {
    const epochs: number[] = [];
    const callbacks = [{ onEpochEnd: ({ epoch }: { readonly epoch: number }) => void epochs.push(epoch) }];
    const [twice, once] = [small(), small()];
    await twice.fit(data, { ...quiet, epochs: 2, callbacks });
    await twice.fit(data, { ...quiet, epochs: 2, callbacks });
    await once.fit(data, { ...quiet, epochs: 4 });
    expect(epochs).toEqual([0, 1, 0, 1]);
    expect(weightsOf(twice)).toEqual(weightsOf(once));
  });
});

describe('a share for validation', () => {
  const rows = (from: number, to: number): Samples => ({
    x: fromRows(
      Array.from({ length: to - from }, (_, index) => [
        ...data.x.data.slice((from + index) * 3, (from + index + 1) * 3),
      ]),
    ),
    y: fromRows(Array.from({ length: to - from }, (_, index) => [data.y.data[from + index] ?? 0])),
  });

  it.each([
    [0.25, 30],
    [0.1, 36],
    // Keras rounds the rows that stay down: 39.2 to 39, 20.4 to 20.
    [0.02, 39],
    [0.49, 20],
  ])('%d takes the last rows, as Keras does', async (share, kept) => {
    const [split, apart] = [small(), small()];
    const history = await split.fit(data, { ...quiet, validation: share });
    const expected = await apart.fit(rows(0, kept), { ...quiet, validation: rows(kept, 40) });
    expect(history.loss).toEqual(expected.loss);
    expect(history.validation.loss).toEqual(expected.validation.loss);
    expect(history.run.rows).toBe(kept);
  });

  it('takes the weights of its rows along', async () => {
    const weights = fromRows(Array.from({ length: 40 }, (_, row) => (row < 30 ? 1 : 0)));
    const history = await small().fit({ ...data, weights }, { ...quiet, validation: 0.25 });
    expect(history.validation.loss).toEqual([0, 0, 0]);
    expect(history.loss[0]).toBeGreaterThan(0);
  });

  it('refuses to leave no row to train on', async () => {
    expect((await errorOf(() => small().fit(rows(0, 1), { ...quiet, validation: 0.5 }))).message).toBe(
      'A validation share of 0.5 of 1 rows leaves no row on one side.',
    );
  });
});

describe('weights of rows', () => {
  it('0 leaves a row out, 2 counts it twice', async () => {
    const weighted = (weights: readonly number[]): Samples => ({ ...data, weights: fromRows(weights) });
    const lost = weighted(Array.from({ length: 40 }, (_, row) => (row < 20 ? 1 : 0)));
    const doubled = weighted(new Array(40).fill(2));
    const options = { ...quiet, epochs: 1, batchSize: 40 };
    const model = small({ optimizer: sgd({ learningRate: 0.1 }) });
    const half = await model.fit(lost, options);
    const first = {
      x: fromRows([...Array(20).keys()].map((row) => [...data.x.data.slice(3 * row, 3 * row + 3)])),
      y: fromRows([...Array(20).keys()].map((row) => [data.y.data[row] ?? 0])),
    };
    // As in Keras: the sum over rows, weighted, divided by all rows.
    const alone = await small().evaluate(first);
    expect(half.loss[0]).toBeCloseTo(alone.loss / 2, 12);
    const twice = await small({ optimizer: sgd({ learningRate: 0.1 }) }).fit(doubled, options);
    const once = await small({ optimizer: sgd({ learningRate: 0.1 }) }).fit(data, options);
    expect(twice.loss[0]).toBeCloseTo(2 * (once.loss[0] ?? 0), 12);
  });

  it('change what is learnt', async () => {
    const right = fromRows([
      [1, 0, 0],
      [1, 0, 0],
    ]);
    const model = sequential(3, [dense(1)]).compile({
      backend: js,
      loss: 'meanSquaredError',
      optimizer: sgd({ learningRate: 0.3 }),
      seed: 1,
    });
    await model.fit({ x: right, y: fromRows([[1], [-1]]), weights: fromRows([1.8, 0.2]) }, { ...quiet, epochs: 200 });
    const { data: answers } = await model.predict(right);
    expect(answers[0]).toBeCloseTo(0.8, 4);
  });
});

describe('scaling', () => {
  /** The rows of `data` in other units. */
  const inUnits = ({ x, y }: Samples, gain: number, offset: number): Samples => ({
    x: { data: x.data.map((value, index) => (index % 3 === 0 ? gain * value + offset : value)), shape: x.shape },
    y: { data: y.data.map((value) => 100 * value + 7), shape: y.shape },
  });
  const units = inUnits(data, 1000, 5000);
  const validation = inUnits(sums(20, 3), 1000, 5000);

  it('takes the bounds of the training rows for everything, and is undone in predict', async () => {
    const model = small({ model: { scaling: 'perColumn' }, metrics: ['meanSquaredError'] });
    const history = await model.fit(units, { ...quiet, epochs: 60, validation });
    const { scaling } = model.toArtifact();
    expect(scaling?.input?.low[0]).toBe(Math.min(...units.x.data.filter((_, index) => index % 3 === 0)));
    expect(scaling?.output?.high[0]).toBe(Math.max(...units.y.data));
    // Both losses are of scaled values, so they can be compared.
    const last = history.validation.loss.at(-1) ?? Number.NaN;
    expect(last).toBeLessThan(0.2);
    expect(last / (history.loss.at(-1) ?? 0)).toBeLessThan(4);
    // Metrics are in the user's units: those of the targets, squared.
    const spread = ((scaling?.output?.high[0] ?? 0) - (scaling?.output?.low[0] ?? 0)) / 2;
    expect(history.validation.meanSquaredError.at(-1)).toBeCloseTo(last * spread * spread, 1);
    const predicted = await model.predict(validation.x);
    expect(meanSquare(predicted, validation.y)).toBeCloseTo(last * spread * spread, 1);
    expect((await model.evaluate(validation)).loss).toBe(last);
  });

  it('gives what training on rows scaled by hand gives, to the bit', async () => {
    const [itself, byHand] = [small({ model: { scaling: 'perColumn' } }), small()];
    const history = await itself.fit(units, { ...quiet, validation });
    const { input, output } = itself.toArtifact().scaling ?? {};
    if (input === undefined || output === undefined) throw new Error('There are no bounds.');
    const scaled = ({ x, y }: Samples): Samples => ({ x: scale(x, input), y: scale(y, output) });
    const expected = await byHand.fit(scaled(units), { ...quiet, validation: scaled(validation) });
    expect(history.loss).toEqual(expected.loss);
    expect(history.validation.loss).toEqual(expected.validation.loss);
    expect(weightsOf(itself)).toEqual(weightsOf(byHand));
  });

  it('is found anew for other rows', async () => {
    const model = small({ model: { scaling: 'shared' } });
    await model.fit(data, quiet);
    const before = model.toArtifact().scaling;
    await model.fit(units, quiet);
    expect(model.toArtifact().scaling).not.toEqual(before);
  });

  it('by given bounds holds from the start, and stays', async () => {
    const bounds = { input: { low: [-9, -9, -9], high: [9, 9, 9] }, output: { low: [-50], high: [50] } };
    const model = small({ model: { scaling: bounds } });
    const { data: raw } = await small().predict(scale(data.x, bounds.input));
    const { data: answers } = await model.predict(data.x);
    answers.forEach((answer, row) => {
      expect(answer).toBeCloseTo(50 * (raw[row] ?? 0), 4);
    });
    await model.fit(data, quiet);
    expect(model.toArtifact().scaling).toEqual(bounds);
  });

  it('that fit must find is missed before it', async () => {
    const model = small({ model: { scaling: 'perColumn' } });
    const uses = [() => model.predict(data.x), () => model.evaluate(data), () => model.toArtifact()];
    for (const use of uses) {
      expect(await errorOf(use)).toMatchObject({
        code: 'bad-option',
        message:
          'This model scales its data (perColumn) by bounds that fit finds; fit it first, or give bounds of your own.',
      });
    }
    await model.fit(data, quiet);
    for (const use of uses) await use();
  });

  it('of one side leaves the other as it is', async () => {
    const input = { low: [-1, -1, -1], high: [3, 3, 3] };
    const model = small({ model: { scaling: { input } } });
    await model.fit(data, quiet);
    expect(model.toArtifact().scaling).toEqual({ input });
  });

  it('says so where a column is constant', async () => {
    const constant: Samples = {
      x: { data: data.x.data.map((value, index) => (index % 3 === 1 ? 4 : value)), shape: data.x.shape },
      y: data.y,
    };
    const model = small({ model: { scaling: 'perColumn' } });
    const { run, loss } = await model.fit(constant, quiet);
    expect(run.notes).toEqual([
      'input column 1 is constant (4 in column 1): scaled to 0, nothing can be learnt from it.',
    ]);
    expect(loss.every(Number.isFinite)).toBe(true);
  });
});

describe('targets that the last layer cannot reach', () => {
  it('are told, with what to use instead', async () => {
    const model = sequential(3, [dense(1, { activation: 'sigmoid' })], { scaling: 'perColumn' });
    const { run } = await model.compile({ backend: js, loss: 'meanSquaredError', seed: 1 }).fit(classes(20), quiet);
    expect(run.notes).toEqual([
      'the targets go down to -1.00 (as the loss takes them), and the last layer, sigmoid, gives 0 to 1. Use tanh or linear there, or output bounds of your own.',
    ]);
    const fine = sequential(3, [dense(1, { activation: 'sigmoid' })]).compile({
      backend: js,
      loss: 'meanSquaredError',
    });
    expect((await fine.fit(classes(20), quiet)).run.notes).toEqual([]);
  });
});

describe('what fit refuses, before it changes anything', () => {
  const nan = { x: fromRows([[0, 1, Number.NaN]]), y: fromRows([[0]]) };
  const cases: readonly (readonly [string, Samples, object, string, string])[] = [
    ['no epochs', data, { epochs: 0 }, 'bad-option', 'epochs is 0; use a whole number from 1 up.'],
    ['half an epoch', data, { epochs: 1.5 }, 'bad-option', 'epochs is 1.5'],
    ['a missing number of epochs', data, { epochs: undefined }, 'bad-option', 'epochs is undefined'],
    ['no rows in a batch', data, { batchSize: 0 }, 'bad-option', 'batchSize is 0; use a whole number from 1 up.'],
    ['a bad seed', data, { seed: 0.5 }, 'bad-option', 'The seed is 0.5'],
    [
      'a share of 1',
      data,
      { validation: 1 },
      'bad-option',
      'validation is 1; use a share between 0 and 1, or samples.',
    ],
    ['a share of NaN', data, { validation: Number.NaN }, 'bad-option', 'validation is NaN'],
    [
      'an unknown option',
      data,
      { epoch: 3 },
      'bad-option',
      'fit does not know the option "epoch". Did you mean "epochs"?',
    ],
    [
      'an unknown progress',
      data,
      { progress: 'line' },
      'unknown-name',
      'Unknown style of progress "line". Did you mean "lines"?',
    ],
    ['NaN rows', nan, {}, 'bad-value', 'Training data (x) holds NaN in row 0, column 2'],
    ['NaN in validation', data, { validation: nan }, 'bad-value', 'Validation data (x) holds NaN'],
    ['too few targets', { ...data, y: sums(39).y }, {}, 'bad-shape', 'Training data has 40 rows of x and 39 of y'],
    [
      'too few targets to split',
      { ...data, y: sums(39).y },
      { validation: 0.5 },
      'bad-shape',
      '40 rows of x and 39 of y',
    ],
    [
      'rows of another length',
      { x: fromRows([[1, 2]]), y: fromRows([[0]]) },
      {},
      'bad-shape',
      'rows of 2; the model takes 3',
    ],
    [
      'targets of another length',
      { x: fromRows([[1, 2, 3]]), y: fromRows([[0, 1]]) },
      {},
      'bad-shape',
      'rows of 2; the model gives 1',
    ],
    [
      'a negative weight',
      { ...data, weights: fromRows(new Array(40).fill(-1)) },
      {},
      'bad-value',
      'weights) holds -1 in row 0',
    ],
    [
      'too few weights',
      { ...data, weights: fromRows(new Array(39).fill(1)) },
      {},
      'bad-shape',
      'Training data has weights of 39; one number for each of the 40 rows is needed.',
    ],
    [
      'a column of weights',
      { ...data, weights: fromRows(new Array(40).fill([1])) },
      {},
      'bad-shape',
      'has weights of 40 x 1; one number for each of the 40 rows',
    ],
    [
      'a list for weights',
      { ...data, weights: [1] as never },
      {},
      'bad-value',
      '(weights) is not an array with a shape',
    ],
    [
      'too few weights to validate with',
      data,
      { validation: { ...data, weights: fromRows([1]) } },
      'bad-shape',
      'Validation data has weights of 1; one number for each of the 40 rows is needed.',
    ],
    ['targets that a metric cannot judge', data, {}, 'bad-value', 'labels are 0 or 1'],
    [
      'checkpoints at no pace',
      data,
      { checkpoints: { everySeconds: Number.NaN, save: () => undefined } },
      'bad-option',
      'everySeconds of checkpoints is NaN',
    ],
  ];

  it.each(cases)('%s', async (_, samples, options, code, part) => {
    const judged = code === 'bad-value' && part.startsWith('labels');
    const model = small({ model: { scaling: 'perColumn' }, ...(judged ? { metrics: ['accuracy'] as const } : {}) });
    await model.fit(classes(40, 9), { ...quiet, epochs: 1 });
    const before = model.toArtifact();
    const error = await errorOf(() => model.fit(samples, { ...quiet, ...options } as FitOptions));
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
    expect(model.toArtifact()).toEqual(before);
  });

  it('batches whose values no machine has room for', async () => {
    const layers = [reshape([-1, 1]), conv1d(1000, { kernelSize: 1 }), globalAveragePooling1d(), dense(1)];
    const wide = sequential(1000, layers).compile({ backend: js, loss: 'meanSquaredError', seed: 1 });
    const rows = {
      x: { data: new Float64Array(300_000), shape: [300, 1000] },
      y: { data: sums(300).y.data, shape: [300, 1] },
    };
    const error = await errorOf(() => wide.fit(rows, { ...quiet, batchSize: 300 }));
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain('300 rows have 301200300 values in all layers');
    expect(error.message).toContain('Use batches of 267, or smaller layers.');
  });

  it('numbers too great for single floats, scaled or not', async () => {
    const great = { x: fromRows([[1, 2, -1e300]]), y: fromRows([[0]]) };
    expect((await errorOf(() => small().fit(great, quiet))).message).toBe(
      'Training data (x) holds -1e+300, more than a single float can (3.4e38). Scale the data, or leave these rows out.',
    );
    const scaling = { output: { low: [0], high: [1e-300] } };
    const error = await errorOf(() => small({ model: { scaling } }).fit(data, quiet));
    expect(error.message).toContain('once it is scaled, more than a single float can');
    // Bounds that are found bring any finite numbers within reach.
    const { loss } = await small({ model: { scaling: 'perColumn' } }).fit(great, quiet);
    expect(loss.every(Number.isFinite)).toBe(true);
  });
});

function meanSquare(a: NdArray, b: NdArray): number {
  const squares = Array.from(a.data, (value, index) => (value - (b.data[index] ?? Number.NaN)) ** 2);
  return squares.reduce((sum, square) => sum + square, 0) / squares.length;
}
