import { js } from '@linnet/backend-js';
import { simd } from '@linnet/backend-simd';
import { describe, expect, it } from 'vitest';
import { late, likeJs } from '../../test/backends.js';
import golden from '../../test/golden/rate-sweeps.json' with { type: 'json' };
import { expectClose, modelOf, rowsOf } from '../../test/keras-fits.js';
import { errorOf, quiet, small, sums } from '../../test/small.js';
import {
  adam,
  dense,
  dropout,
  type FindLearningRateOptions,
  findLearningRate,
  sequential,
  sgd,
  withRunContext,
} from '../index.js';
import { recordSweep, steepestRate } from './rate-sweep.js';

const data = sums(40);
const options = { seed: 3, batchSize: 8 };

describe('findLearningRate', () => {
  it.each(golden.sweeps)(
    'gives Keras’s losses from $from to $to, and numpy’s curve and steepest fall',
    async (sweep) => {
      const { from, to, steps, smoothing } = sweep;
      const model = modelOf({ width: 4, last: 'linear', loss: 'mse', initial_weights: sweep.initial_weights }, sgd());
      const found = await findLearningRate(model, rowsOf(sweep), {
        from,
        to,
        steps,
        smoothing,
        batchSize: 12,
        seed: 1,
      });
      expect(found.losses).toHaveLength(sweep.losses.length);
      found.losses.forEach((loss, step) => {
        // At rates that are much too high differences in the last digits grow.
        const most = (found.rates[step] ?? 0) < 1 ? 1e-5 : 0.1;
        expect(Math.abs(loss / (sweep.losses[step] ?? 0) - 1)).toBeLessThan(most);
        expect(Math.abs((found.smoothed[step] ?? 0) / (sweep.smoothed[step] ?? 0) - 1)).toBeLessThan(most);
      });
      expectClose(found.rates, sweep.rates);
      expect((found.suggestion ?? 0) / sweep.suggestion).toBeCloseTo(1, 9);
      expect(found.stoppedEarly).toBe(sweep.losses.length < steps);
      expect(found.interrupted).toBe(false);
    },
  );

  it.each([
    ['js', js],
    ['simd', simd],
    ['one that answers late', late],
  ])('leaves the model as it is, to the bit, on %s', async (_, backend) => {
    const layers = [dense(6, { activation: 'tanh' }), dropout(0.2), dense(1)];
    const make = () =>
      sequential(3, layers, { scaling: 'perColumn' }).compile({
        backend,
        loss: 'meanSquaredError',
        optimizer: adam(),
        seed: 1,
      });
    const [model, untouched] = [make(), make()];
    for (const each of [model, untouched]) await each.fit(data, quiet);
    const before = model.toArtifact();
    const sweep = await findLearningRate(model, sums(50, 2), options);
    expect(sweep.losses.length).toBeGreaterThan(50);
    expect(model.toArtifact()).toEqual(before);
    // The optimiser, its steps and the rate too.
    const [next, wanted] = [await model.fit(data, quiet), await untouched.fit(data, quiet)];
    expect([next.loss, next.learningRate]).toEqual([wanted.loss, wanted.learningRate]);
    expect(model.toArtifact()).toEqual(untouched.toArtifact());
  });

  it('works on a model that was never trained, and does not fix its scaling', async () => {
    const model = small({ model: { scaling: 'perColumn' } });
    const { losses, rates } = await findLearningRate(model, data, { ...options, from: 1e-5, to: 10 });
    expect(losses.length).toBeGreaterThan(10);
    expect(losses).toHaveLength(rates.length);
    expect((await errorOf(() => model.predict(data.x))).message).toContain('fit it first');
  });

  it('suggests nothing where losses differ by chance alone', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { suggestion } = await findLearningRate(small({}), data, { ...options, from: 1e-12, to: 1e-9, seed });
      expect(suggestion).toBeUndefined();
    }
  });

  it('goes through the rows in the orders of a fit, again and again; a seed repeats it', async () => {
    const still = { ...options, from: 1e-30, to: 1e-29, steps: 9, smoothing: 0 };
    const model = small({ optimizer: 'sgd' });
    const { losses, smoothed, seed } = await findLearningRate(model, data, still);
    expect(seed).toBe(3);
    expect(smoothed).toEqual(losses);
    const batches: number[] = [];
    await small({ optimizer: sgd({ learningRate: 0 }) }).fit(data, {
      ...quiet,
      seed: 3,
      callbacks: [{ onBatchEnd: ({ loss }) => void batches.push(loss) }],
    });
    expect(losses).toEqual(batches.slice(0, 9));
    expect((await findLearningRate(model, data, { ...still, seed: 4 })).losses).not.toEqual(losses);
    const { seed: _, ...unseeded } = still;
    const drawn = await findLearningRate(model, data, unseeded);
    expect((await findLearningRate(model, data, { ...still, seed: drawn.seed })).losses).toEqual(drawn.losses);
  });

  it('ends where the loss is no number, and has none among its numbers', async () => {
    const model = small({ optimizer: 'sgd' });
    const wild = await findLearningRate(model, data, { ...options, from: 1, to: 1e38, steps: 20, smoothing: 0.999 });
    expect(wild.stoppedEarly).toBe(true);
    expect([...wild.losses, ...wild.smoothed].every(Number.isFinite)).toBe(true);
    expect(wild.rates).toHaveLength(wild.losses.length);
  });

  it('takes the batches that data brings', async () => {
    const { losses } = await findLearningRate(small(), data, { ...options, steps: 6 });
    const batched = await findLearningRate(small(), { ...data, batchSize: 8 }, { seed: 3, steps: 6 });
    expect(batched.losses).toEqual(losses);
  });

  it('can be interrupted, by its own signal and by that of a run', async () => {
    const ended = await findLearningRate(small(), data, { ...options, signal: AbortSignal.abort() });
    expect(ended).toMatchObject({ rates: [], suggestion: undefined, interrupted: true, stoppedEarly: false });
    const run = await withRunContext({ signal: AbortSignal.abort() }, () => findLearningRate(small(), data, options));
    expect(run.interrupted).toBe(true);
  });

  it('is one thing at a time with fits', async () => {
    const model = small();
    const finding = findLearningRate(model, data, options);
    expect((await errorOf(() => model.fit(data, quiet))).message).toContain('is being trained');
    await finding;
    await model.fit(data, quiet);
  });

  it('tells of a backend that fails, and frees what it took', async () => {
    const disposed: string[] = [];
    const failing = likeJs((loaded) => ({
      compile: ((plan: never, training: never) => {
        const program = loaded.compile(plan, training);
        const train = (): never => {
          throw new Error('the card is gone');
        };
        return { ...program, train, dispose: () => void disposed.push('program') };
      }) as never,
    }));
    const model = sequential(3, [dense(1)]).compile({ backend: failing, loss: 'meanSquaredError' });
    const error = await errorOf(() => findLearningRate(model, data, options));
    expect(error).toMatchObject({
      code: 'crashed',
      message: 'The backend failed at a learning rate of 1e-8: the card is gone. The model is as it was.',
    });
    expect(disposed).toEqual(['program']);
  });

  it.each<[string, FindLearningRateOptions, string]>([
    ['a first rate of 0', { from: 0 }, 'from is 0; use a finite number above 0.'],
    ['rates that fall', { from: 1, to: 0.1 }, 'The rates go from 1 to 0.1; use a last one above the first.'],
    ['two steps', { steps: 2 }, 'steps is 2; use a whole number from 3 up.'],
    ['a smoothing of 1', { smoothing: 1 }, 'smoothing is 1; use a number from 0 up to, not including, 1.'],
    ['a bad seed', { seed: -1 }, 'The seed is -1'],
    ['several at once', { to: Number.NaN, steps: 0 }, 'to is NaN; use a finite number above 0.\n- steps is 0'],
  ])('refuses %s', async (_, bad, part) => {
    const error = await errorOf(() => findLearningRate(small(), data, bad));
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
  });

  it('refuses what does not train, and data that does not fit', async () => {
    const predicting = sequential(3, [dense(1)]).compile({ backend: js });
    expect((await errorOf(() => findLearningRate(predicting as never, data))).message).toBe(
      'The model is an object that cannot be trained; compile it with a loss.',
    );
    expect((await errorOf(() => findLearningRate(undefined as never, data))).code).toBe('bad-value');
    expect((await errorOf(() => findLearningRate(small(), { x: data.x, y: data.x }))).code).toBe('bad-shape');
    expect((await errorOf(() => findLearningRate(small(), null as never))).code).toBe('bad-value');
  });
});

describe('a sweep', () => {
  it('is smoothed without the pull of the zero it starts from, and ends past four times the best', () => {
    const { add, sweep } = recordSweep(0.9);
    const fives = new Array<number>(10).fill(5);
    expect(fives.every((loss, step) => add(step + 1, loss))).toBe(true);
    for (const value of sweep.smoothed) expect(value).toBeCloseTo(5, 12);
    expect(add(11, 400)).toBe(false);
    expect(add(12, Number.NaN)).toBe(false);
    expect(sweep.losses).toEqual([...fives, 400]);
  });

  it('goes on where the first losses differ by chance', () => {
    const { add } = recordSweep(0);
    for (let step = 1; step <= 10; step++) expect(add(step, step === 1 ? 1 : 9)).toBe(true);
    expect(add(11, 9)).toBe(false);
  });

  it('ends as far above losses that go below 0, such as those of poisson', () => {
    const { add } = recordSweep(0);
    for (let step = 1; step <= 12; step++) expect(add(step, -0.5)).toBe(true);
    expect(add(13, 0.9)).toBe(true);
    expect(add(14, 1.1)).toBe(false);
  });

  it('suggests nothing where nothing falls, or there is too little to see it', () => {
    const of = (...smoothed: readonly number[]) =>
      steepestRate({ rates: smoothed.map((_, step) => 10 ** step), losses: smoothed, smoothed });
    expect(of()).toBeUndefined();
    expect(of(3, 2)).toBeUndefined();
    expect(of(1, 2, 3, 4)).toBeUndefined();
    expect(of(5, 4.9, 2, 1.5, 9)).toBe(100);
  });
});
