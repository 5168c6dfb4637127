import { js } from '@linnet/backend-js';
import { fromRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet } from '../test/small.js';
import { dense, embedding, flatten, gru, loadModel, sequential } from './index.js';

const layers = [embedding(2, { vocabularySize: 4 }), flatten(), dense(1)];
const model = () => sequential(3, layers).compile({ backend: js, loss: 'meanSquaredError', seed: 1 });
const rows = fromRows([
  [0, 1, 3],
  [2, 2, 1],
]);
const y = fromRows([[0], [1]]);

describe('a model that looks its inputs up', () => {
  it('learns and predicts', async () => {
    const compiled = model();
    const { loss } = await compiled.fit({ x: rows, y }, { ...quiet, epochs: 5 });
    expect(loss.every(Number.isFinite)).toBe(true);
    const { run } = await compiled.predictor();
    const out = new Float32Array(1);
    run([0, 1, 3], out);
    expect(out[0]).toBe((await compiled.predict(rows)).data[0]);
  });

  it.each([[4], [-1], [0.5]])('says which input it does not know: %d', async (token) => {
    const x = fromRows([
      [0, 1, 3],
      [0, token, 1],
    ]);
    const advice = `holds ${token} in row 1; the embedding looks up whole numbers from 0 to 3. Number what comes in so, or give it a larger vocabularySize.`;
    const compiled = model();
    for (const act of [
      () => compiled.fit({ x, y }, quiet),
      () => compiled.fit({ x: rows, y }, { ...quiet, validation: { x, y } }),
      () => compiled.evaluate({ x, y }),
      () => compiled.predict(x),
    ]) {
      const error = await errorOf(act);
      expect(error.code).toBe('bad-value');
      expect(error.message).toContain(advice);
    }
    const { run } = await compiled.predictor();
    const error = await errorOf(() => run([0, token, 1], new Float32Array(1)));
    expect(error.message).toContain(`Number 1 of the row is ${token}; the embedding looks up`);
  });

  it('takes one after the other in a stream', async () => {
    const recurrent = sequential(3, [embedding(2, { vocabularySize: 4 }), gru(2)]).compile({ backend: js, seed: 1 });
    const stream = await recurrent.stream();
    const out = new Float32Array(2);
    for (const token of [0, 1, 3]) stream.push(token, out);
    const whole = await recurrent.predict(fromRows([[0, 1, 3]]));
    out.forEach((value, at) => {
      expect(Math.abs(value - (whole.data[at] ?? Number.NaN))).toBeLessThan(1e-6);
    });
    expect((await errorOf(() => stream.push(9, out))).code).toBe('bad-value');
  });

  it('does not scale them', async () => {
    const input = { low: [0, 0, 0], high: [3, 3, 3] };
    for (const scaling of ['perColumn', 'shared', { input }] as const) {
      const error = await errorOf(() => sequential(3, layers, { scaling }).compile({ backend: js }));
      expect(error.message).toContain('An embedding looks up whole numbers, and scaling would change them.');
    }
    const output = { low: [0], high: [1] };
    expect(() => sequential(3, layers, { scaling: { output } }).compile({ backend: js })).not.toThrow();
    const artifact = { ...model().toArtifact(), scaling: { input } };
    expect((await errorOf(() => loadModel(artifact).compile({ backend: js }))).message).toContain(
      'scaling would change',
    );
  });
});
