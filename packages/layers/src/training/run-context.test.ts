import { js } from '@linnet/backend-js';
import { backendSource, createRegistry } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums, weightsOf } from '../../test/small.js';
import { type Callback, type Checkpoint, dense, type RunContext, sequential, withRunContext } from '../index.js';
import { runContext } from './run-context.js';

const data = sums(20);
const source = backendSource(createRegistry([js]));
const unbound = () => sequential(3, [dense(1)]).compile({ loss: 'meanSquaredError', seed: 1 });

describe('withRunContext', () => {
  it('gives a job its backends, where the job names none of its own', async () => {
    const history = await withRunContext({ backends: { source, name: 'js' } }, () => unbound().fit(data, quiet));
    expect(history.run.backend).toEqual({ name: 'js', verdicts: [{ name: 'js' }] });
    const chosen = await withRunContext({ backends: { source, name: 'auto' } }, () => unbound().fit(data, quiet));
    expect(chosen.run.backend.name).toBe('js');
    // Outside there is none: nothing is registered.
    expect((await errorOf(() => unbound().fit(data, quiet))).message).toContain('None is registered');
    // Backends that the job chose itself go first.
    const own = createRegistry([js]);
    const job = () =>
      sequential(3, [dense(1)])
        .compile({ loss: 'meanSquaredError', registry: own })
        .fit(data, quiet);
    const nothing: RunContext = { backends: { source: backendSource(createRegistry([])), name: 'wasm' } };
    expect((await withRunContext(nothing, job)).run.backend.name).toBe('js');
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
