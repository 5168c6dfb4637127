import { js } from '@linnet/backend-js';
import { defineOp, ndarray, random, sizeOf } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { immediate, late, likeJs } from '../test/backends.js';
import { jitter } from '../test/jitter.js';
import { errorOf, quiet, sums } from '../test/small.js';
import {
  activation,
  clip,
  conv1d,
  dense,
  dropout,
  embedding,
  flatten,
  gru,
  type Layer,
  loadModel,
  lstm,
  type ModelStream,
  type PredictingModel,
  sequential,
  simpleRnn,
  softmax,
} from './index.js';

const loss = 'meanSquaredError';
const noise = random(1).standardNormal(400);

/** Predictions that a stream makes for samples of its width, in a list; undefined where there was none. */
function pushed(stream: ModelStream, samples: Float64Array): readonly (readonly number[] | undefined)[] {
  const { inputs, outputs } = stream;
  return Array.from({ length: samples.length / inputs }, (_, index) => {
    const out = new Float32Array(outputs).fill(9);
    const sample = samples.subarray(index * inputs, (index + 1) * inputs);
    const isWritten = stream.push(inputs === 1 ? (sample[0] ?? 0) : sample, out);
    if (!isWritten) expect(out).toEqual(new Float32Array(outputs).fill(9));
    return isWritten ? [...out] : undefined;
  });
}

/** Predictions of the rows that end with each sample, as soon as there is one. */
async function windows(
  model: Pick<PredictingModel, 'predict' | 'input' | 'output'>,
  samples: Float64Array,
): Promise<readonly (readonly number[] | undefined)[]> {
  const [steps = 1] = model.input;
  const width = sizeOf(model.input) / steps;
  const count = samples.length / width;
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      if (index + 1 < steps) return undefined;
      const row = samples.slice((index + 1 - steps) * width, (index + 1) * width);
      return [...(await model.predict(ndarray(row, [1, ...model.input]))).data];
    }),
  );
}

describe.each(immediate)('a stream of a model on $name', (backend) => {
  it('sees the last samples, the newest last, from the first full row on', async () => {
    const model = sequential(5, [dense(4, { activation: 'tanh' }), dense(2)]).compile({ backend, seed: 1 });
    const stream = await model.stream();
    expect(stream).toMatchObject({ inputs: 1, outputs: 2, needed: 5 });
    const samples = noise.subarray(0, 23);
    const results = pushed(stream, samples);
    expect(results).toEqual(await windows(model, samples));
    expect(results.slice(0, 5).map((result) => result === undefined)).toEqual([true, true, true, true, false]);
    stream.reset();
    expect(pushed(stream, samples)).toEqual(results);
  });

  it('scales each place of the row as fit found it', async () => {
    const model = sequential(3, [dense(4), dense(1)], { scaling: 'perColumn' }).compile({ backend, loss, seed: 1 });
    await model.fit(sums(20), quiet);
    const samples = noise.subarray(0, 12);
    expect(pushed(await model.stream(), samples)).toEqual(await windows(model, samples));
  });

  it('takes steps of several features, where no layer is recurrent', async () => {
    const model = sequential([4, 3], [dense(2, { activation: 'relu' }), softmax()]).compile({ backend, seed: 1 });
    const stream = await model.stream();
    expect(stream).toMatchObject({ inputs: 3, outputs: 8, needed: 4 });
    const samples = noise.subarray(0, 36);
    expect(pushed(stream, samples)).toEqual(await windows(model, samples));
  });

  it('of one number takes every sample for itself', async () => {
    const model = sequential(1, [dense(2)]).compile({ backend, seed: 1 });
    const samples = noise.subarray(0, 4);
    expect(pushed(await model.stream(), samples)).toEqual(await windows(model, samples));
  });

  const recurrent: readonly (readonly [string, readonly Layer[]])[] = [
    ['lstm', [lstm(4), dense(2)]],
    ['gru', [gru(4), dense(2, { activation: 'sigmoid' })]],
    ['simpleRnn', [simpleRnn(4), softmax()]],
    ['a stack', [lstm(4, { returnSequences: true }), dropout(0.2), gru(3, { returnSequences: true }), dense(2)]],
    ['layers before it', [dense(3, { activation: 'tanh' }), clip(0.5), simpleRnn(3), activation('relu'), dense(2)]],
  ];
  it.each(recurrent)('keeps the state of %s, for longer than a row', async (_, layers) => {
    const steps = 6;
    const model = sequential([steps, 3], layers).compile({ backend, loss, seed: 1 });
    const stream = await model.stream();
    const outputs = model.output.at(-1) ?? 0;
    expect(stream).toMatchObject({ inputs: 3, outputs, needed: 1 });
    const samples = noise.subarray(0, 3 * 15);
    const results = pushed(stream, samples);
    for (const length of [1, 2, steps, 15]) {
      // The same model on rows of as many steps as have come.
      const longer = loadModel({ ...model.toArtifact(), input: [length, 3] }).compile({ backend });
      const { data } = await longer.predict(ndarray(samples.slice(0, 3 * length), [1, length, 3]));
      for (const [at, value] of (results[length - 1] ?? []).entries()) {
        expect(value).toBeCloseTo(data.at(at - outputs) ?? Number.NaN, 5);
      }
    }
    stream.reset();
    expect(pushed(stream, samples)).toEqual(results);
  });

  it('scales every step alike', async () => {
    const model = sequential([4, 1], [gru(3), dense(2)], { scaling: 'shared' }).compile({ backend, loss, seed: 1 });
    const x = ndarray(noise.slice(0, 80), [20, 4, 1]);
    await model.fit({ x, y: ndarray(noise.map((value) => 100 * value).slice(0, 40), [20, 2]) }, quiet);
    const results = pushed(await model.stream(), x.data.slice(0, 4));
    const { data } = await model.predict(ndarray(x.data.slice(0, 4), [1, 4, 1]));
    for (const [at, value] of (results[3] ?? []).entries()) expect(value).toBeCloseTo(data[at] ?? Number.NaN, 3);
  });

  it('stays as it is when the model learns more', async () => {
    const [sliding, stateful] = [
      sequential(3, [dense(1)]).compile({ backend, loss, seed: 1 }),
      sequential([3, 1], [lstm(2), dense(1)]).compile({ backend, loss, seed: 1 }),
    ];
    for (const model of [sliding, stateful]) {
      const before = pushed(await model.stream(), noise.subarray(0, 9));
      const stream = await model.stream();
      const { x, y } = sums(20);
      await model.fit({ x: ndarray(x.data, [20, ...model.input]), y }, quiet);
      expect(pushed(stream, noise.subarray(0, 9))).toEqual(before);
      expect(pushed(await model.stream(), noise.subarray(0, 9))).not.toEqual(before);
    }
  });

  it('leaves out what is no sample, as if it had not come', async () => {
    const [sliding, stateful] = [
      sequential(3, [dense(1)]).compile({ backend, seed: 1 }),
      sequential([3, 2], [lstm(2), dense(1)]).compile({ backend, seed: 1 }),
    ];
    for (const model of [sliding, stateful]) {
      const [clean, disturbed] = [await model.stream(), await model.stream()];
      const out = new Float32Array(1);
      for (let index = 0; index < 8; index++) {
        const sample = noise.subarray(2 * index, 2 * index + clean.inputs);
        const expected = pushed(clean, sample);
        const bad = [...sample.subarray(1), Number.NaN];
        expect((await errorOf(() => disturbed.push(bad, out))).code).toBe('bad-value');
        const huge = new Float64Array(clean.inputs).fill(1e300);
        expect((await errorOf(() => disturbed.push(huge, out))).code).toBe('bad-value');
        expect((await errorOf(() => disturbed.push([1, 2, 3], out))).message).toBe(
          `The sample holds 3 numbers; the model has ${clean.inputs}.`,
        );
        expect((await errorOf(() => disturbed.push(sample, new Float32Array(2)))).code).toBe('bad-shape');
        expect(pushed(disturbed, sample)).toEqual(expected);
      }
    }
  });

  it('tells what is no sample, and no place for a prediction', async () => {
    const net = (steps: number, ...layers: readonly Layer[]) =>
      sequential([steps, 1], layers).compile({ backend, seed: 1 });
    const last: readonly Layer[] = [flatten(), dense(1)];
    for (const model of [net(3, ...last), net(4, conv1d(2, { kernelSize: 2 }), ...last), net(3, lstm(2), dense(1))]) {
      const stream = await model.stream();
      const out = new Float32Array(1);
      const refused = async (sample: unknown, place: unknown = out) => {
        const { code, message } = await errorOf(() => stream.push(sample as number, place as Float32Array));
        return `${code}: ${message}`;
      };
      expect(await refused(null)).toBe('bad-value: The sample is null; use a number.');
      expect(await refused('1')).toBe('bad-value: The sample is "1"; use a number.');
      expect(await refused([])).toBe('bad-shape: The sample holds 0 numbers; the model has 1.');
      for (const sample of [[null], ['1'], [[1]], [undefined], Number.NaN]) {
        expect(await refused(sample)).toMatch(/^bad-value: .*, not a finite number/u);
      }
      expect(await refused(1, null)).toBe('bad-value: The place for the prediction is null; use a Float32Array of 1.');
      expect(await refused(1, new Float64Array(1))).toContain('is a Float64Array; use a Float32Array of 1.');
    }
  });

  it('leaves out what no place of a row can hold when it comes, and goes on', async () => {
    // simd looks nothing up.
    const words = sequential(3, [embedding(2, { vocabularySize: 5 }), flatten(), dense(1)]).compile({
      backend: js,
      seed: 1,
    });
    const scaling = { input: { low: [0, 0, 0], high: [1e300, 1, 1] } };
    const scaled = sequential(3, [dense(1)], { scaling }).compile({ backend, seed: 1 });
    for (const [model, bad, part] of [
      [words, 7, 'The sample holds 7, and was left out; the embedding looks up whole numbers from 0 to 4.'],
      [scaled, 1e299, 'The sample holds 1e+299, more than a single float can hold (3.4e38) once it is scaled'],
    ] as const) {
      const stream = await model.stream();
      const out = new Float32Array(1);
      expect((await errorOf(() => stream.push(bad, out))).message).toContain(part);
      expect([1, 2, 3].map((sample) => stream.push(sample, out))).toEqual([false, false, true]);
    }
  });

  it('ends', async () => {
    const stream = await sequential([3, 1], [lstm(2)])
      .compile({ backend })
      .stream();
    stream.dispose();
    stream.dispose();
    const error = await errorOf(() => stream.push(1, new Float32Array(2)));
    expect(error).toMatchObject({
      code: 'disposed',
      message: 'This stream was disposed, by itself or with its backend; make another one.',
    });
    expect((await errorOf(() => stream.reset())).code).toBe('disposed');
  });
});

describe('a model that cannot predict step by step', () => {
  const refusal = (layers: readonly Layer[], backend = js as ReturnType<typeof likeJs>) =>
    errorOf(() => sequential([4, 3], layers).compile({ backend }).stream());

  it('is on a backend without state, or one that does not answer at once', async () => {
    const stateless = likeJs(() => ({ compileStateful: undefined }));
    const error = await refusal([lstm(2)], stateless);
    expect(error.code).toBe('refused');
    expect(error.message).toBe(
      'Backend "changed" keeps no state between predictions, so it cannot run this recurrent model sample by sample. Compile the model with backend simd or js for that.',
    );
    expect((await refusal([lstm(2)], late)).message).toContain('Backend "late" answers with a promise');
    expect((await refusal([dense(2)], late)).message).toContain('Backend "late" answers with a promise');
  });

  it('has parameters for a number of steps', async () => {
    const error = await refusal([lstm(2, { returnSequences: true }), flat(true)]);
    expect(error.message).toBe(
      'This model cannot predict step by step: its parameters depend on the number of steps: flat/kernel (8 x 2).',
    );
    expect((await refusal([lstm(2, { returnSequences: true }), flat(false)])).message).toContain(
      'it gives 8 numbers, which are not those of a step',
    );
  });

  it('has loops of somebody’s own that see several steps; those after the last step may be', async () => {
    expect((await refusal([jitter(0.1), lstm(2)])).message).toContain(
      'op "jitter" brings loops of its own, which may look at several steps',
    );
    const stream = await sequential([4, 3], [lstm(2), jitter(0.1)])
      .compile({ backend: js })
      .stream();
    expect(stream.push([1, 2, 3], new Float32Array(2))).toBe(true);
  });

  it('has a layer that does not take one step', async () => {
    const picky: Layer = {
      kind: 'picky',
      config: {},
      lower: (plan, from) => {
        if ((from.shape[0] ?? 0) < 4) throw new RangeError('picky needs 4 steps.');
        return plan.op('clip', from, from.shape, { to: [-1, 1] });
      },
    };
    expect((await refusal([picky, lstm(2)])).message).toBe(
      'This model cannot predict step by step: picky needs 4 steps.',
    );
  });

  it('scales each step by bounds of its own', async () => {
    const bounds = { low: [0, 0, 0], high: [1, 2, 3] };
    const model = sequential([3, 1], [lstm(2)], { scaling: { input: bounds } }).compile({ backend: js });
    expect((await errorOf(() => model.stream())).message).toContain(
      'its inputs are scaled by other bounds at each step',
    );
  });
});

const flattenOp = defineOp({
  name: 'flatten',
  outputShape: (input) => [sizeOf(input)],
  kernel: () => ({ forward: () => undefined, backward: () => undefined }),
});

/** All steps side by side; with a kernel or as they are. */
const flat = (hasKernel: boolean): Layer => ({
  kind: 'flat',
  config: {},
  lower: (plan, from) => {
    if (!hasKernel) return plan.op('clip', from, [sizeOf(from.shape)], { to: [-1, 1] });
    const port = plan.custom(flattenOp, from, undefined);
    const slot = { trained: true, initialiser: { kind: 'constant', value: 0 } } as const;
    const kernel = plan.param({ name: 'kernel', shape: [sizeOf(from.shape), 2], ...slot });
    return plan.op('dense', port, [2], { kernel, activation: 'linear' });
  },
});
