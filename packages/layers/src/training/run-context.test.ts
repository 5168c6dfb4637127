import { js } from '@linnet/backend-js';
import { createRegistry, defineExporter } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums, weightsOf } from '../../test/small.js';
import {
  type Callback,
  type Checkpoint,
  dense,
  type FittedModel,
  learningRateSchedule,
  type RunContext,
  sequential,
  withRunContext,
} from '../index.js';
import { runContext } from './run-context.js';

const data = sums(20);
const registry = createRegistry([js]);
const unbound = () => sequential(3, [dense(1)]).compile({ loss: 'meanSquaredError', seed: 1 });

describe('withRunContext', () => {
  it('gives a job its registry and its backend, where the job names none of its own', async () => {
    const history = await withRunContext({ registry, backend: 'js' }, () => unbound().fit(data, quiet));
    expect(history.run.backend).toEqual({ name: 'js', verdicts: [{ name: 'js' }] });
    const chosen = await withRunContext({ registry }, () => unbound().fit(data, quiet));
    expect(chosen.run.backend.name).toBe('js');
    // Outside there is none: nothing is registered.
    expect((await errorOf(() => unbound().fit(data, quiet))).message).toContain('None is registered');
  });

  it('does not take the place of what the job names itself, and says so', async () => {
    const nothing: RunContext = { registry: createRegistry([]), backend: 'wasm' };
    const own = () =>
      sequential(3, [dense(1)])
        .compile({ loss: 'meanSquaredError', registry: createRegistry([js]) })
        .fit(data, quiet);
    expect((await withRunContext(nothing, own)).run.backend.name).toBe('js');
    const byValue = await withRunContext(nothing, () => small().fit(data, quiet));
    expect(byValue.run.backend).toEqual({
      name: 'js',
      verdicts: [{ name: 'wasm', notPicked: 'the model itself names "js"' }, { name: 'js' }],
    });
  });

  it('gives a job its exporters', async () => {
    const letters = defineExporter({
      name: 'letters',
      extension: 'txt',
      check: () => [],
      export: ({ layers }) => ({ value: layers.length, bytes: new Uint8Array(0), report: undefined }),
    });
    const job = () => small().export('letters' as never, {} as never);
    expect(await withRunContext({ registry: createRegistry([letters]) }, job)).toMatchObject({ value: 2 });
    expect((await errorOf(job)).message).toContain('Unknown exporter "letters"');
  });

  it('is told of every fit, also of one that fails', async () => {
    const told: FittedModel[] = [];
    const onFit = (fitted: FittedModel): void => void told.push(fitted);
    const wild = learningRateSchedule((epoch) => (epoch === 2 ? 1e30 : 0.01));
    const job = async (): Promise<void> => {
      await small().fit(data, quiet);
      await small({ optimizer: 'sgd' }).fit(data, { ...quiet, epochs: 9, callbacks: [wild] });
    };
    expect((await errorOf(() => withRunContext({ onFit }, job))).code).toBe('diverged');
    expect(told.map(({ history: { epochs } }) => epochs)).toEqual([3, 2]);
    expect(told[1]?.parameters).toBe(31);
    const short = small({ optimizer: 'sgd' });
    await short.fit(data, { ...quiet, epochs: 2, callbacks: [wild] });
    expect(told[1]?.toArtifact()).toEqual(short.toArtifact());
  });

  it('ends its fits by a signal', async () => {
    const controller = new AbortController();
    const callbacks: readonly Callback[] = [
      { onBatchEnd: ({ epoch }) => (epoch === 1 ? controller.abort() : undefined) },
    ];
    const history = await withRunContext({ signal: controller.signal }, () =>
      small().fit(data, { ...quiet, epochs: 9, callbacks }),
    );
    expect(history).toMatchObject({ epochs: 1, interrupted: true });
  });

  it('keeps the checkpoints of each fit, and resumes each from its own', async () => {
    const saved = new Map<number, Checkpoint>();
    const context = (resuming: boolean): RunContext => ({
      checkpointsOf: async (fit) => ({
        everySeconds: 1e9,
        resume: resuming ? saved.get(fit) : undefined,
        save: (checkpoint) => void saved.set(fit, checkpoint),
      }),
    });
    // A job of two fits that knows nothing of checkpoints.
    const job = (epochs: number) => async (): Promise<readonly (readonly number[])[]> => {
      const [first, second] = [small(), small({ seed: 2 })];
      await first.fit(data, { ...quiet, epochs });
      await second.fit(data, { ...quiet, epochs, seed: 9 });
      return [weightsOf(first), weightsOf(second)];
    };
    const whole = await job(6)();
    await withRunContext(context(false), job(4));
    expect([...saved.keys()]).toEqual([0, 1]);
    expect(saved.get(1)).toMatchObject({ epochs: 4, seeds: { weights: 2, order: 9 } });
    expect(await withRunContext(context(true), job(6))).toEqual(whole);
    expect([...saved.values()].map(({ epochs }) => epochs)).toEqual([6, 6]);
  });

  it('is over when the job is, also when it fails; inner contexts come first', async () => {
    const [outer, inner]: readonly RunContext[] = [{}, {}];
    if (outer === undefined || inner === undefined) throw new RangeError();
    await withRunContext({ ...outer, signal: AbortSignal.abort() }, async () => {
      expect(runContext()?.signal?.aborted).toBe(true);
      await withRunContext(inner, async () => expect(runContext()?.signal).toBeUndefined());
      expect(runContext()?.signal?.aborted).toBe(true);
    });
    expect(runContext()).toBeUndefined();
    const failing = withRunContext({}, async () => {
      throw new Error('the job failed');
    });
    await expect(failing).rejects.toThrow('the job failed');
    expect(runContext()).toBeUndefined();
  });
});
