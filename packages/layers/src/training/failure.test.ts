import { js } from '@linnet/backend-js';
import {
  type Backend,
  defineBackend,
  LinnetError,
  loadBackend,
  type Plan,
  type Program,
  type Training,
} from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums, weightsOf } from '../../test/small.js';
import {
  type Callback,
  type Checkpoint,
  type CompiledModel,
  dense,
  type FittedModel,
  sequential,
  withRunContext,
} from '../index.js';

const data = sums(40);
const boom = new Error('the disk is full');

const noTraining: Training = {
  loss: { kind: 'meanSquaredError' },
  optimizer: { kind: 'sgd', learningRate: 0, momentum: 0, nesterov: false },
  batchSize: 8,
};

/** The model of `small` on a backend of which one method fails at a call. */
function breaking(method: 'train' | 'evaluate', call: number, failure: Error = boom) {
  const backend = defineBackend({
    name: 'breaking',
    priority: 0,
    unavailable: () => undefined,
    load: async (): Promise<Backend> => {
      const loaded = await loadBackend(js);
      const compile = (plan: Plan, training?: Training): Program => {
        const program = loaded.compile(plan, training ?? noTraining);
        let calls = 0;
        const broken = (...given: never): never => {
          calls += 1;
          if (calls === call) throw failure;
          return (program[method] as (...given: never) => never)(...given);
        };
        return { ...program, [method]: broken };
      };
      return { ...loaded, compile };
    },
  });
  return sequential(3, [dense(6, { activation: 'tanh' }), dense(1)]).compile({
    backend,
    loss: 'meanSquaredError',
    seed: 1,
  });
}

const failsIn =
  (epoch: number, fail: () => void | Promise<void> = () => Promise.reject(boom)) =>
  (at: { readonly epoch: number }): void | Promise<void> =>
    at.epoch === epoch ? fail() : undefined;
const throws = (): never => {
  throw boom;
};

/** Errors of callbacks come out as they are, those of the backend with the epoch. */
function expectTold(error: unknown, what: string): void {
  if (!what.startsWith('the backend')) {
    expect(error).toBe(boom);
    return;
  }
  const message = 'Backend "js" failed in epoch 3: the disk is full. What was learnt before is kept.';
  expect(error).toMatchObject({ name: 'LinnetError', code: 'crashed', message });
  expect((error as Error).cause).toBe(boom);
}

const cases: readonly (readonly [string, () => Pick<CompiledModel, 'fit' | 'toArtifact'>, Callback])[] = [
  ['the backend, in training', () => breaking('train', 3), { onBatchEnd: () => undefined }],
  ['the backend, in validation', () => breaking('evaluate', 3), {}],
  ['onEpochBegin', () => small(), { onEpochBegin: failsIn(2, throws) }],
  ['onBatchEnd, by a promise', () => small(), { onBatchEnd: failsIn(2) }],
  ['onProgress, by a promise', () => small(), { onBatchEnd: () => undefined, onProgress: failsIn(2) }],
  ['onEpochEnd', () => small(), { onEpochEnd: failsIn(2, throws) }],
  ['onEpochEnd, by a promise', () => small(), { onEpochEnd: failsIn(2) }],
];

describe('a fit in which something fails', () => {
  it.each(cases)('%s: keeps the last good epoch, then throws what failed', async (what, make, failing) => {
    // Five batches an epoch where the backend counts its calls by batch.
    const options = { ...quiet, epochs: 9, batchSize: what.includes('training') ? 40 : 8, validation: sums(9, 7) };
    const kept: Checkpoint[] = [];
    const fits: FittedModel[] = [];
    const ends: number[] = [];
    const watcher: Callback = { onTrainEnd: ({ epoch }) => void ends.push(epoch) };
    const checkpoints = { everySeconds: 1e9, save: (checkpoint: Checkpoint) => void kept.push(checkpoint) };
    const model = make();
    const run = withRunContext({ onFit: (fitted) => void fits.push(fitted) }, () =>
      model.fit(data, { ...options, checkpoints, callbacks: [watcher, failing, watcher] }),
    );
    expectTold(await run.catch((error: unknown) => error), what);
    const short = small();
    await short.fit(data, { ...options, epochs: 2 });
    expect(weightsOf(model)).toEqual(weightsOf(short));
    expect(kept.map(({ epochs }) => epochs)).toEqual([2]);
    expect(kept[0]?.logs).toHaveLength(2);
    expect(ends).toEqual([2, 2]);
    expect(fits.map(({ history }) => history.epochs)).toEqual([2]);
    // As if the epoch had never begun: the optimiser too goes on from there.
    await model.fit(data, { ...options, epochs: 1 });
    await short.fit(data, { ...options, epochs: 1 });
    expect(weightsOf(model)).toEqual(weightsOf(short));
  });

  it('a checkpoint that cannot be saved: the epoch is kept, in the model and where it can be saved', async () => {
    const kept: number[] = [];
    const sink = {
      everySeconds: 0,
      resume: undefined,
      save: ({ epochs }: Checkpoint) => void kept.push(epochs),
    };
    const model = small();
    const run = withRunContext({ checkpointsOf: async () => sink }, () =>
      model.fit(data, { ...quiet, checkpoints: { everySeconds: 0, save: throws } }),
    );
    await expect(run).rejects.toBe(boom);
    expect(kept).toEqual([1, 1]);
    const short = small();
    await short.fit(data, { ...quiet, epochs: 1 });
    expect(weightsOf(model)).toEqual(weightsOf(short));
  });

  it('does not hide the first error behind later ones, and still ends every callback', async () => {
    let ended = false;
    const later = (): never => {
      throw new Error('and this too');
    };
    const callbacks: readonly Callback[] = [
      { onEpochEnd: failsIn(1, throws), onTrainEnd: later },
      {
        onTrainEnd: () => {
          ended = true;
        },
      },
    ];
    const checkpoints = { everySeconds: 1e9, save: later };
    await expect(small().fit(data, { ...quiet, callbacks, checkpoints })).rejects.toBe(boom);
    expect(ended).toBe(true);
  });

  it('in onTrainEnd keeps all that was learnt', async () => {
    const [model, whole] = [small(), small()];
    await expect(model.fit(data, { ...quiet, callbacks: [{ onTrainEnd: throws }] })).rejects.toBe(boom);
    await whole.fit(data, quiet);
    expect(weightsOf(model)).toEqual(weightsOf(whole));
  });

  it('before the first epoch leaves weights and bounds as they were', async () => {
    const model = small({ model: { scaling: 'perColumn' } });
    await model.fit(sums(40, 2), quiet);
    const before = model.toArtifact();
    for (const callback of [{ onTrainBegin: throws }, { onEpochBegin: throws }, { onEpochEnd: throws }]) {
      await expect(model.fit(data, { ...quiet, callbacks: [callback] })).rejects.toBe(boom);
      expect(model.toArtifact()).toEqual(before);
    }
  });
});

describe('an error of linnet that a backend throws', () => {
  it('keeps its code', async () => {
    const full = new LinnetError('out-of-memory', 'No more memory.');
    const model = breaking('train', 3, full);
    const error = await errorOf(() => model.fit(data, { ...quiet, epochs: 9, batchSize: 40 }));
    expect(error).toMatchObject({
      code: 'out-of-memory',
      message: 'Backend "js" failed in epoch 3: No more memory. What was learnt before is kept.',
      cause: full,
    });
  });
});

describe('what a callback may do to the run', () => {
  const acting = (act: Callback['onEpochBegin']) =>
    small().fit(data, { ...quiet, callbacks: act === undefined ? [] : [{ onEpochBegin: act }] });

  it('is not a learning rate that is no rate', async () => {
    const spoil: Callback['onEpochBegin'] = (control) => {
      control.learningRate = Number.NaN;
    };
    await expect(acting(spoil)).rejects.toThrow('The learning rate is NaN; use a finite number from 0 up.');
  });

  it('is not weights that are no numbers', async () => {
    const spoil: Callback['onEpochBegin'] = (control) =>
      control.writeWeights(control.readWeights().map((values) => values.fill(Number.NaN)));
    await expect(acting(spoil)).rejects.toThrow('The weights that a callback writes hold NaN');
  });

  it('is a stop without a reason', async () => {
    const history = await acting((control) => (control.stop as () => void)());
    expect(history).toMatchObject({ epochs: 1, stopped: 'a callback stopped it' });
  });
});
