import { js } from '@linnet/backend-js';
import {
  type Backend,
  createRegistry,
  defineBackend,
  type Float32NdArray,
  type InferenceProgram,
  LinnetError,
  loadBackend,
  lowerLayers,
  ndarray,
  type Plan,
  type Program,
  type Training,
} from '@linnet/core';
import { testBackend } from '@linnet/testing';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { formatTrace, type Trace, traced } from './index.js';

const silent = { onDispose: (): void => undefined };

// A backend that works elsewhere, in another thread or on a card, answers with promises.
const elsewhere = defineBackend({
  name: 'elsewhere',
  priority: 0,
  unavailable: () => undefined,
  load: async (): Promise<Backend> => {
    const inner = await loadBackend(js);
    function compile(plan: Plan): InferenceProgram;
    function compile(plan: Plan, training: Training): Program;
    function compile(plan: Plan, training?: Training): InferenceProgram | Program {
      if (training === undefined) return later(inner.compile(plan));
      const program = inner.compile(plan, training);
      return {
        ...later(program),
        train: async (samples, pass) => program.train(samples, pass),
        evaluate: async (samples, out) => program.evaluate(samples, out),
      };
    }
    return { ...inner, name: 'elsewhere', compile };
  },
});

const later = <P extends InferenceProgram>(program: P): P => ({
  ...program,
  infer: async (x: Float32NdArray, out: Float32Array) => program.infer(x, out),
});

testBackend(traced(js, silent));
testBackend(traced(js, silent), { load: { precision: 'float64' } });
testBackend(traced(elsewhere, silent));

const half: Plan = lowerLayers(
  [2],
  [['half', { lower: (plan, from) => plan.op('clip', from, from.shape, { to: [-0.5, 0.5] }) }]],
).plan;

const training: Training = {
  loss: { kind: 'meanSquaredError' },
  optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
  batchSize: 4,
};

describe('traced', () => {
  it('counts calls, rows and time, and tells them at the end', async () => {
    const traces: Trace[] = [];
    const backend = await loadBackend(traced(js, { onDispose: (trace) => traces.push(trace) }));
    const program = backend.compile(half);
    const out = new Float32Array(4);
    program.infer(ndarray(Float32Array.of(1, -1, 0.25, 0), [2, 2]), out);
    program.infer(ndarray(Float32Array.of(1, -1), [1, 2]), out);
    expect(traces).toEqual([]);
    backend.dispose();
    expect(traces).toMatchObject([{ compile: { calls: 1 }, train: { calls: 0 }, infer: { calls: 2, rows: 3 } }]);
    expect(formatTrace('traced-js', traces[0] as Trace)).toMatch(
      /^traced-js:\n {2}compile {2}\d+\.\d{3} s in 1 call\n {2}infer .* in 2 calls, 3 rows, [\d.]+ us a row$/u,
    );
  });

  it('has the parts that the other has, and no others', async () => {
    const without = defineBackend({
      ...js,
      name: 'without',
      load: async () => {
        const { describe: _, compileStateful: __, compileLanes: ___, ...rest } = await loadBackend(js);
        return { ...rest, name: 'without' };
      },
    });
    const backend = await loadBackend(traced(without, silent));
    for (const part of ['describe', 'compileStateful', 'compileLanes']) expect(backend).not.toHaveProperty(part);
    const full = defineBackend({
      ...js,
      name: 'full',
      load: async (): Promise<Backend> => {
        const inner = await loadBackend(js);
        return {
          ...inner,
          name: 'full',
          describe: ({ ops }) => ops.map(({ kind }) => `a ${kind}`),
          compileStateful: (plan) => ({ ...inner.compile(plan), reset: () => undefined }),
          compileLanes: async (plan, training, lanes) =>
            Array.from({ length: lanes }, () => inner.compile(plan, training)),
        };
      },
    });
    const traces: Trace[] = [];
    const whole = await loadBackend(traced(full, { onDispose: (trace) => traces.push(trace) }));
    expect(whole.describe?.(half)).toEqual(['a clip']);
    const out = new Float32Array(2);
    whole.compileStateful?.(half).infer(ndarray(Float32Array.of(1, -1), [1, 2]), out);
    expect([...out]).toEqual([0.5, -0.5]);
    expect(await whole.compileLanes?.(half, training, 3)).toHaveLength(3);
    whole.dispose();
    expect(traces).toMatchObject([{ compile: { calls: 2 }, infer: { calls: 1, rows: 1 } }]);
  });

  it('is not counted when it fails', async () => {
    const traces: Trace[] = [];
    const backend = await loadBackend(traced(elsewhere, { onDispose: (trace) => traces.push(trace) }));
    const program = backend.compile(half);
    program.dispose();
    const failing = Promise.resolve(program.infer(ndarray(new Float32Array(2), [1, 2]), new Float32Array(2)));
    await expect(failing).rejects.toSatisfy(LinnetError.is);
    backend.dispose();
    expect(traces).toMatchObject([{ infer: { calls: 0 } }]);
  });

  it('has a name and options of its own type', () => {
    const registry = createRegistry([js, traced(js)]);
    expectTypeOf(registry.backend).parameter(0).toEqualTypeOf<'js' | 'traced-js'>();
    expectTypeOf<
      Parameters<ReturnType<typeof traced<'js', { readonly precision?: 'float64' }>>['load']>
    >().toEqualTypeOf<[{ readonly precision?: 'float64' }]>();
  });
});
