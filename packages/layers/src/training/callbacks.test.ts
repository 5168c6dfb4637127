import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums, weightsOf } from '../../test/small.js';
import { type BatchLog, type Callback, learningRateSchedule, type TrainingControl } from '../index.js';

const data = sums(20);

describe('callbacks', () => {
  it('learn of each batch before it is trained on, and set its rate', async () => {
    const places: string[] = [];
    const rates = [0.1, 0, 0];
    const each: Callback = {
      onBatchBegin: async ({ epoch, batch, batches, step }, control) => {
        await Promise.resolve();
        places.push(`${epoch}.${batch} of ${batches}: ${step}`);
        control.learningRate = rates[batch] ?? 1;
      },
    };
    const model = small({ optimizer: 'sgd' });
    await model.fit(data, { ...quiet, epochs: 1, callbacks: [each] });
    const { learningRate } = await model.fit(data, { ...quiet, epochs: 1, callbacks: [each] });
    expect(places).toEqual(['0.0 of 3: 0', '0.1 of 3: 1', '0.2 of 3: 2', '0.0 of 3: 3', '0.1 of 3: 4', '0.2 of 3: 5']);
    expect(learningRate).toEqual([0]);
    // Only the first batch of each epoch was learnt from.
    const apart = small({ optimizer: 'sgd' });
    await apart.fit(data, {
      ...quiet,
      epochs: 2,
      callbacks: [learningRateSchedule((step) => (step % 3 === 0 ? 0.1 : 0), { by: 'step' })],
    });
    expect(weightsOf(model)).toEqual(weightsOf(apart));
  });

  it('are given the model as it is', async () => {
    const seen: unknown[] = [];
    const model = small({ model: { scaling: 'perColumn' } });
    const looking: Callback = { onTrainEnd: (control) => void seen.push(control.toArtifact()) };
    await model.fit(data, { ...quiet, callbacks: [looking] });
    expect(seen).toEqual([model.toArtifact()]);
  });

  it('are called in their order, hook by hook, and waited for', async () => {
    const calls: string[] = [];
    const note = async (text: string): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      calls.push(text);
    };
    const named = (name: string): Callback => ({
      onTrainBegin: ({ epochs, batches }) => note(`${name} begin ${epochs} x ${batches}`),
      onEpochBegin: ({ epoch }) => note(`${name} epoch ${epoch}`),
      onBatchEnd: ({ epoch, batch, batches }) => note(`${name} batch ${epoch}.${batch} of ${batches}`),
      onEpochEnd: ({ epoch }) => note(`${name} end of ${epoch}`),
      onTrainEnd: () => note(`${name} end`),
    });
    await small().fit(data, { ...quiet, epochs: 2, batchSize: 12, callbacks: [named('a'), named('b')] });
    const both = (text: string): readonly string[] => [`a ${text}`, `b ${text}`];
    const epoch = (number: number): readonly string[] => [
      ...both(`epoch ${number}`),
      ...both(`batch ${number}.0 of 2`),
      ...both(`batch ${number}.1 of 2`),
      ...both(`end of ${number}`),
    ];
    expect(calls).toEqual([...both('begin 2 x 2'), ...epoch(0), ...epoch(1), ...both('end')]);
  });

  it('that look at every batch do not change a bit', async () => {
    const batches: BatchLog[] = [];
    const [watched, alone] = [small(), small()];
    const callbacks = [{ onBatchEnd: (log: BatchLog) => void batches.push(log) }];
    const history = await watched.fit(data, { ...quiet, callbacks });
    expect(history.loss).toEqual((await alone.fit(data, quiet)).loss);
    expect(weightsOf(watched)).toEqual(weightsOf(alone));
    expect(batches.map(({ epoch, batch }) => [epoch, batch])).toEqual(
      [0, 1, 2].flatMap((epoch) => [0, 1, 2].map((batch) => [epoch, batch])),
    );
    // Losses of batches of 8, 8 and 4 rows.
    const [a, b, c] = batches.map(({ loss }) => loss);
    expect(history.loss[0]).toBeCloseTo((8 * (a ?? 0) + 8 * (b ?? 0) + 4 * (c ?? 0)) / 20, 12);
  });

  it('can stop the run after the epoch, change weights, and read them', async () => {
    const model = small({ optimizer: 'sgd' });
    const seen: (readonly Float32Array[])[] = [];
    const stopper: Callback = {
      onEpochBegin: (control) => {
        seen.push(control.readWeights());
        if (control.epoch !== 1) return;
        control.stop('enough');
        control.stop('too much');
        control.writeWeights(control.readWeights().map((values) => values.fill(0)));
      },
    };
    const history = await model.fit(data, { ...quiet, epochs: 9, callbacks: [stopper] });
    expect(history).toMatchObject({ epochs: 2, stopped: 'enough', interrupted: false });
    expect(seen).toHaveLength(2);
    // From zeros only the last bias moves.
    expect(
      weightsOf(model)
        .slice(0, 30)
        .every((weight) => weight === 0),
    ).toBe(true);
    expect(weightsOf(model)[30]).not.toBe(0);
  });

  it('may keep their methods in a class', async () => {
    class Counter {
      epochs = 0;
      onEpochEnd(): void {
        this.epochs += 1;
      }
      readState(): number {
        return this.epochs;
      }
      writeState(state: unknown): void {
        this.epochs = Number(state);
      }
    }
    const counter = new Counter();
    await small().fit(data, { ...quiet, callbacks: [counter] });
    expect(counter.epochs).toBe(3);
  });

  it('that fail end the fit with their error, and the model can be trained again', async () => {
    const model = small();
    const failing: Callback = {
      onEpochEnd: () => {
        throw new Error('the disk is full');
      },
    };
    await expect(model.fit(data, { ...quiet, callbacks: [failing] })).rejects.toThrow('the disk is full');
    expect((await model.fit(data, quiet)).epochs).toBe(3);
  });

  it('hear how far a long epoch is', async () => {
    const heard: number[] = [];
    const slow: Callback = {
      onBatchEnd: () => undefined,
      onProgress: ({ batchesDone, batches, seconds }) => {
        expect([batches, seconds >= 0]).toEqual([3, true]);
        heard.push(batchesDone);
      },
    };
    await small().fit(data, { ...quiet, epochs: 2, callbacks: [slow] });
    expect(heard).toEqual([1, 2, 1, 2]);
  });
});

describe('learningRateSchedule', () => {
  it('sets the rate of each epoch, and the history keeps it', async () => {
    const rates = [0.1, 0.01, 0];
    const model = small();
    const weights: (readonly Float32Array[])[] = [];
    const schedule = learningRateSchedule((epoch) => rates[epoch] ?? 0);
    const watcher: Callback = {
      onEpochEnd: (_log, control: TrainingControl) => void weights.push(control.readWeights()),
    };
    const history = await model.fit(data, { ...quiet, callbacks: [schedule, watcher] });
    expect(history.learningRate).toEqual(rates);
    expect(weights[1]).not.toEqual(weights[0]);
    expect(weights[2]).toEqual(weights[1]);
  });

  it('is given the rate that there is', async () => {
    const slower = learningRateSchedule((epoch, rate) => (epoch === 0 ? rate : rate / 4));
    const { learningRate } = await small({ optimizer: 'sgd' }).fit(data, { ...quiet, callbacks: [slower] });
    expect(learningRate).toEqual([0.01, 0.0025, 0.000625]);
  });

  it('refuses other counts than epochs and steps, and tells of the step of a bad rate', async () => {
    const error = await errorOf(() => learningRateSchedule(() => 1, { by: 'steps' as never }));
    expect(error.message).toBe('Unknown count of a schedule "steps". Did you mean "step"? Known: epoch, step.');
    const callbacks = [learningRateSchedule((step) => (step === 4 ? -1 : 0.1), { by: 'step' })];
    expect((await errorOf(() => small().fit(data, { ...quiet, callbacks }))).message).toBe(
      'The learning rate of step 4 is -1; use a finite number from 0 up.',
    );
  });

  it.each([[-1], [Number.NaN], [Number.POSITIVE_INFINITY]])('refuses %d, with the epoch', async (rate) => {
    const schedule = learningRateSchedule((epoch) => (epoch === 1 ? rate : 0.1));
    expect((await errorOf(() => small().fit(data, { ...quiet, callbacks: [schedule] }))).message).toBe(
      `The learning rate of epoch 1 is ${rate}; use a finite number from 0 up.`,
    );
  });
});
