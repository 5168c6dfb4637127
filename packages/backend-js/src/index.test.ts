import { createRegistry, LinnetError, loadBackend } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { dense, descent, lstm, planOf } from '../test/nets.js';
import { js } from './index.js';

const plan = planOf(3, [dense(2, 'relu')]);

describe('the js plugin', () => {
  it('is available everywhere and stands in a registry', async () => {
    expect(js.unavailable()).toBeUndefined();
    const registry = createRegistry([js]);
    const [single, double] = [await registry.backend('js'), await registry.backend('js', { precision: 'float64' })];
    expect(single).not.toBe(double);
    // @ts-expect-error two precisions are known
    await expect(registry.backend('js', { precision: 'float16' })).rejects.toThrow(
      'Unknown precision "float16". Did you mean "float32"? Known: float32, float64.',
    );
    // @ts-expect-error an unknown option
    await expect(registry.backend('js', { threads: 2 })).rejects.toThrow('js does not know the option "threads".');
  });

  it('keeps parameters in single floats unless it is told otherwise', async () => {
    const { x, y } = {
      x: { data: Float32Array.of(0.1, 0.2, 0.3), shape: [1, 3] },
      y: { data: Float32Array.of(1, 1), shape: [1, 2] },
    };
    for (const precision of ['float32', 'float64'] as const) {
      const program = (await loadBackend(js, { precision })).compile(plan, descent(1));
      program.write([Float32Array.of(1, 1, 1, 1, 1, 1), Float32Array.of(0, 0)]);
      const pass = {
        order: Uint32Array.of(0),
        from: 0,
        to: 1,
        learningRate: 0.1,
        noiseSeed: 0,
        out: new Float32Array(2),
        losses: new Float64Array(1),
      };
      await program.train({ x, y }, pass);
      const values = program.readState().params.flatMap((array) => [...array]);
      expect(values.every((value) => Math.fround(value) === value)).toBe(precision === 'float32');
    }
  });

  it('compiles a plan without training to a program that only predicts', async () => {
    const program = (await loadBackend(js)).compile(plan);
    expect(Object.keys(program).sort()).toEqual(['dispose', 'infer', 'read', 'write']);
  });

  it('ends its programs when it is disposed', async () => {
    const backend = await loadBackend(js);
    const programs = [backend.compile(plan), backend.compile(plan, descent(4)), backend.compileStateful?.(plan)];
    backend.dispose();
    for (const program of programs) {
      expect(() => program?.read()).toThrow(LinnetError);
      expect(() => program?.read()).toThrow('This program was disposed; compile the plan again.');
    }
  });

  it('says everything that is wrong with a plan made by hand', async () => {
    const backend = await loadBackend(js);
    const [op] = plan.ops;
    if (op?.kind !== 'dense') throw new TypeError('The plan has no dense op.');
    const broken = {
      ...plan,
      ops: [
        { ...op, kernel: 9 },
        { ...op, inputs: [7] },
        { ...op, activation: 'swish' as 'relu' },
      ],
    };
    expect(backend.refuse(broken)).toEqual([
      'op 0 (dense) names a buffer or parameter that the plan does not have',
      'op 1 (dense) names a buffer or parameter that the plan does not have',
      'no activation "swish"',
    ]);
    expect(backend.refuse(plan, descent(4))).toEqual([]);
  });

  it('says every kind that it does not know', async () => {
    const backend = await loadBackend(js);
    const recurrent = planOf(
      [4, 3],
      [lstm(2, { activation: 'swish' as 'tanh', recurrentActivation: 'gelu' as 'tanh' })],
    );
    const [op] = recurrent.ops;
    const future = {
      ...recurrent,
      // Names that every object has are no kinds either.
      ops: [
        ...recurrent.ops,
        { ...op, kind: 'toString' as 'softmax', inputs: [0], outputs: [1] },
        { kind: 'activation' as const, activation: 'gelu' as const, inputs: [0], outputs: [1] },
        { kind: 'merge' as const, by: 'vote' as 'sum', inputs: [0], outputs: [1] },
      ],
      params: recurrent.params.map((slot) => ({
        ...slot,
        constraint: { kind: 'sphere' as 'interval', to: [0, 1] as const },
      })),
    };
    const training = {
      loss: { kind: 'focal' as 'meanSquaredError' },
      optimizer: {
        ...{ kind: 'ftrl' as 'sgd', learningRate: 1, momentum: 0, nesterov: false },
        clipping: { by: 'percentile' as 'value', limit: 1 },
      },
      batchSize: 1,
    } as const;
    const ops = ['no activation "swish"', 'no activation "gelu"', 'no loops for op "toString"', 'no merge by "vote"'];
    expect(backend.refuse(future)).toEqual(ops);
    const constraints = recurrent.params.map(() => 'no constraint "sphere"');
    expect(backend.refuse(future, training)).toEqual([
      ...ops,
      ...constraints,
      'no loss "focal"',
      'no optimizer "ftrl"',
      'no clipping by "percentile"',
    ]);
  });
});
