import {
  boundsOf,
  defineExporter,
  dense,
  embedding,
  flatten,
  fromRows,
  js,
  loadModel,
  type NdArray,
  sequential,
  type Verification,
} from 'linnet';
import { describe, expect, it } from 'vitest';
import { testVectors, verified } from './verify.js';

const scaling = { input: { low: [100, -2, 7], high: [300, -1, 7] }, output: { low: [-50], high: [50] } };
const artifact = sequential(3, [dense(4, { activation: 'tanh' }), dense(1)], { scaling: { output: scaling.output } })
  .compile({ backend: js, seed: 1 })
  .toArtifact();
const model = { ...artifact, scaling };
const source = { arithmetic: 'float', rows: undefined, count: 200, seed: 3 } as const;
const isSingle = ({ data }: NdArray): boolean => data.every((value) => Math.fround(value) === value);

describe('vectors of a model in floats', () => {
  it('are drawn from its bounds, in the user’s units, with what it predicts', async () => {
    const { inputs, expected } = (await testVectors(model, source)).vectors;
    const { low, high } = boundsOf(inputs, 'perColumn');
    expect(low.map((value) => Math.round(value))).toEqual([100, -2, 7]);
    expect(high.map((value) => Math.round(value))).toEqual([298, -1, 7]);
    expect([isSingle(inputs), isSingle(expected)]).toEqual([true, true]);
    const predicted = await loadModel(model).compile({ backend: js }).predict(inputs);
    expect(Array.from(expected.data)).toEqual(Array.from(predicted.data));
  });

  it('are drawn from [-1, 1) where nothing is scaled, and differ by seed', async () => {
    const { scaling: _, ...plain } = model;
    const { inputs } = (await testVectors(plain, source)).vectors;
    expect(Math.min(...inputs.data)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...inputs.data)).toBeLessThan(1);
    expect((await testVectors(plain, { ...source, seed: 4 })).vectors.inputs).not.toEqual(inputs);
  });

  it('are the user’s rows every other time, rounded to single floats', async () => {
    const rows = fromRows([[0.1, 0.2, 0.3]]);
    const { inputs } = (await testVectors(model, { ...source, rows, count: 4 })).vectors;
    const own = [0.1, 0.2, 0.3].map(Math.fround);
    expect([...inputs.data.subarray(0, 3)]).toEqual(own);
    expect([...inputs.data.subarray(6, 9)]).toEqual(own);
    expect([...inputs.data.subarray(3, 6)]).not.toEqual(own);
  });

  it('are symbols where they are looked up', async () => {
    const words = sequential(5, [embedding(2, { vocabularySize: 4 }), flatten(), dense(1)])
      .compile({ backend: js, seed: 1 })
      .toArtifact();
    const { vectors } = await testVectors(words, source);
    expect([...new Set(vectors.inputs.data)].sort()).toEqual([0, 1, 2, 3]);
  });

  it('are never all there are', async () => {
    await expect(testVectors(model, { ...source, count: 'all' })).rejects.toThrow('floats are without number');
  });
});

describe('verified', () => {
  const found = { vectors: 2, mismatches: 0, by: 'a program', worst: 0, notes: ['One thing.'] };
  const exported = { value: undefined, bytes: new Uint8Array(0), report: {} };
  const outcome = (verification: Verification) =>
    verified(
      defineExporter({
        name: 'own',
        extension: 'own',
        check: () => [],
        export: () => exported,
        verify: async () => verification,
      }),
      exported,
      () => testVectors(model, source),
    );

  it('says how answers were compared, where they were', async () => {
    const made = await outcome(found);
    const notes = [expect.stringMatching(/^Answers may differ by up to /), 'One thing.'];
    expect(made).toEqual({ ...found, notes });
    const nothing = { ...found, vectors: 0, by: undefined };
    expect(await outcome(nothing)).toEqual(nothing);
  });
});
