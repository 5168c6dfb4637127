import { js } from '@linnet/backend-js';
import { createRegistry, fromRows, type NdArray, ndarray, random, rowOf, type Samples } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { immediate, inLanes, late } from '../test/backends.js';
import { errorOf, quiet, sums } from '../test/small.js';
import { dense, fitTogether, lstm, type PredictingModel, sequential } from './index.js';

/** Three numbers in other units than the model's, the second always the same. */
const units: Samples = {
  x: ndarray(
    sums(30).x.data.map((value, index) => (index % 3 === 1 ? 7 : 40 * value + index)),
    [30, 3],
  ),
  y: ndarray(
    sums(30).y.data.map((value) => 1e3 * value - 5),
    [30, 1],
  ),
};
const layers = [dense(9, { activation: 'tanh' }), dense(1)];
const plain = sequential(3, layers);
const scaled = sequential(3, layers, { scaling: 'perColumn' });
const loss = 'meanSquaredError';

/** What a predictor gives for all rows, one by one. */
async function rowByRow(model: Pick<PredictingModel, 'predictor'>, x: NdArray): Promise<Float32Array> {
  const { run, inputs, outputs } = await model.predictor();
  const rows = x.shape[0] ?? 0;
  const all = new Float32Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    expect(rowOf(x, row)).toHaveLength(inputs);
    run(rowOf(x, row), all.subarray(row * outputs, (row + 1) * outputs));
  }
  return all;
}

describe.each(immediate)('the predictor of a model on $name', (backend) => {
  it('gives the bits of predict, in units that fit found', async () => {
    const model = scaled.compile({ backend, loss, seed: 1 });
    await model.fit(units, quiet);
    expect(await rowByRow(model, units.x)).toEqual((await model.predict(units.x)).data);
  });

  it('gives them for rows of several axes, and of a model that only predicts', async () => {
    const model = sequential([4, 2], [lstm(5, { returnSequences: true }), dense(3)]).compile({ backend, seed: 1 });
    const x = ndarray(random(1).standardNormal(6 * 8), [6, 4, 2]);
    expect(await rowByRow(model, x)).toEqual((await model.predict(x)).data);
  });

  it('takes single floats, doubles and lists', async () => {
    const model = plain.compile({ backend, seed: 1 });
    const { run } = await model.predictor();
    const results = [[0.1, 0.2, 0.3], Float64Array.of(0.1, 0.2, 0.3), Float32Array.of(0.1, 0.2, 0.3)].map((row) => {
      const out = new Float32Array(1);
      run(row, out);
      return out;
    });
    const { data } = await model.predict(fromRows([[0.1, 0.2, 0.3]]));
    expect(results).toEqual([data, data, data]);
  });

  it('follows the model: bounds, weights and programs that come later', async () => {
    const model = scaled.compile({ backend, loss, seed: 1 });
    await model.fit(units, quiet);
    const { run } = await model.predictor();
    const out = new Float32Array(1);
    const row = rowOf(units.x, 4);
    const expectSame = async (): Promise<void> => {
      run(row, out);
      expect(out).toEqual((await model.predict(ndarray(row, [1, 3]))).data);
    };
    await expectSame();
    const before = out.slice();
    const doubled = {
      ...units,
      y: ndarray(
        units.y.data.map((value) => 2 * value),
        units.y.shape,
      ),
    };
    await model.fit(doubled, { ...quiet, batchSize: 5 });
    await expectSame();
    expect(out).not.toEqual(before);
    await fitTogether([model, scaled.compile({ backend, loss, seed: 2 })], units, { ...quiet, batchSize: 5 });
    await expectSame();
  });

  it('refuses what is no row before it computes anything', async () => {
    const { run } = await scaledTo(1e-30).predictor();
    const out = Float32Array.of(5);
    const failing = (row: readonly number[], into = out) => errorOf(() => run(row, into));
    expect(await failing([1, 2])).toMatchObject({
      code: 'bad-shape',
      message: 'The row to predict holds 2 numbers; the model has 3.',
    });
    expect((await failing([1, 2, 3], new Float32Array(2))).message).toBe(
      'The place for the prediction holds 2 numbers; the model has 1.',
    );
    expect(await failing([0, Number.NaN, 0])).toMatchObject({
      code: 'bad-value',
      message: 'Number 1 of the row is NaN, not a finite number; nothing was predicted.',
    });
    expect((await failing([0, 0, 1e20])).message).toContain(
      'Number 2 of the row is 100000000000000000000, more than a single float can hold (3.4e38) once it is scaled',
    );
    expect((await errorOf(() => run([0, undefined, 0] as never, out))).message).toContain('Number 1 of the row');
    expect((await errorOf(() => run([0, null, 0] as never, out))).message).toContain('Number 1 of the row is null');
    expect((await errorOf(() => run(null as never, out))).message).toBe(
      'The row to predict is null; use a list of 3 numbers.',
    );
    expect((await errorOf(() => run([0, 1, 0], [0, 0] as never))).message).toContain('is a list; use a Float32Array');
    expect(out).toEqual(Float32Array.of(5));
    run([0, 0, 1e-30], out);
    expect(out).not.toEqual(Float32Array.of(5));
  });

  /** A model whose inputs reach so far. */
  const scaledTo = (reach: number) => {
    const bounds = { low: [-reach, -reach, -reach], high: [reach, reach, reach] };
    return sequential(3, layers, { scaling: { input: bounds } }).compile({ backend, seed: 1 });
  };
});

describe('a predictor', () => {
  it('works between the passes of a fit in lanes, and after it', async () => {
    const { plugin } = inLanes();
    const models = [1, 2].map((seed) => plain.compile({ backend: plugin, loss, seed }));
    const [model] = models;
    if (model === undefined) return;
    const { run } = await model.predictor();
    const out = new Float32Array(1);
    const seen: number[] = [];
    const look = (): void => {
      run([0.1, 0.2, 0.3], out);
      seen.push(out[0] ?? Number.NaN);
    };
    const callbacks = [{ onEpochBegin: look }];
    await fitTogether(models, sums(20), [{ ...quiet, callbacks }, quiet]);
    look();
    const alone = plain.compile({ backend: js, loss, seed: 1 });
    const expected: number[] = [];
    const predict = async (): Promise<void> => {
      expected.push((await alone.predict(fromRows([[0.1, 0.2, 0.3]]))).data[0] ?? Number.NaN);
    };
    await alone.fit(sums(20), { ...quiet, callbacks: [{ onEpochBegin: predict }] });
    await predict();
    expect(seen).toEqual(expected);
  });

  it('needs a backend that answers at once, and bounds', async () => {
    expect(await errorOf(() => plain.compile({ backend: late }).predictor())).toMatchObject({
      code: 'refused',
      message:
        'Backend "late" answers with a promise, and cannot predict a row at once. Compile the model with backend simd or js for that.',
    });
    const unfitted = scaled.compile({ backend: js, loss });
    expect((await errorOf(() => unfitted.predictor())).message).toContain('fit it first, or give bounds of your own');
  });

  it('tells that its backend was disposed', async () => {
    const registry = createRegistry([js]);
    const { run } = await plain.compile({ backend: 'js', registry }).predictor();
    registry.dispose();
    await Promise.resolve();
    const error = await errorOf(() => run([1, 2, 3], new Float32Array(1)));
    expect(error.code).toBe('disposed');
    expect(error.message).toContain('The backend of this model was disposed');
  });
});
