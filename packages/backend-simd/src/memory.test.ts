import { describe, expect, it } from 'vitest';
import { heapGrowth, held, watched } from '../test/memory-in-use.js';
import {
  dense,
  paramsOf,
  passOver,
  planOf,
  recurrent,
  samplesFor,
  softmax,
  trained,
  trainingOf,
} from '../test/nets.js';

describe('training', () => {
  it.each([
    ['dense', planOf([20], dense(30, 'relu'), dense(4), softmax)],
    ['lstm', planOf([8, 3], recurrent('lstm', 9), dense(4), softmax)],
  ])('%s: 1,000 passes, evaluations and predictions leave nothing behind', async (_, plan) => {
    const { backend, bytes } = await watched();
    const training = trainingOf(16, 'adam', 'sparseCategoricalCrossentropy');
    const program = backend.compile(plan, training);
    program.write(paramsOf(plan, 1));
    const samples = samplesFor(plan, 40, 2, training.loss);
    const pass = passOver(plan, samples, 16);
    const work = (passes: number): void => {
      for (let count = 0; count < passes; count++) {
        void program.train(samples, pass);
        void program.evaluate(samples, pass.out);
        void program.infer(samples.x, pass.out);
      }
    };
    work(100);
    const memory = bytes();
    // An object for each pass would be 16,000 bytes and more.
    expect(await heapGrowth(() => work(1000))).toBeLessThan(8000);
    expect(bytes()).toBe(memory);
    backend.dispose();
  });

  it('keeps one copy of samples: those that are new take the place of those before', async () => {
    const { backend, bytes } = await watched();
    const plan = planOf([100], dense(1));
    const program = backend.compile(plan, trainingOf(32));
    const train = (seed: number): void => {
      const samples = samplesFor(plan, 2000, seed);
      void program.train(samples, passOver(plan, samples, 32));
    };
    train(0);
    const memory = bytes();
    for (let seed = 1; seed <= 20; seed++) train(seed);
    expect(bytes()).toBe(memory);
    backend.dispose();
  });
});

describe('programs that come and go', () => {
  it('1,000 times take no more memory than once', async () => {
    const { backend, bytes } = await watched();
    const plans = [planOf([50], dense(40, 'relu'), dense(1)), planOf([6, 2], recurrent('gru', 12, true), dense(2))];
    for (const plan of plans) await backend.prepare?.(plan, trainingOf(8));
    const comeAndGo = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time++) {
        for (const plan of plans) {
          const program = backend.compile(plan, trainingOf(8));
          trained(program, plan, samplesFor(plan, 20, 1), 8);
          program.dispose();
          const lanes = time % 10 === 0 ? ((await backend.compileLanes?.(plan, trainingOf(8), 3)) ?? []) : [];
          for (const lane of [...lanes, backend.compile(plan)]) lane.dispose();
        }
      }
    };
    await comeAndGo(200);
    const [before, memory] = [held(), bytes()];
    expect(await heapGrowth(() => comeAndGo(1000))).toBeLessThan(100_000);
    expect(bytes()).toBe(memory);
    expect(held().rss - before.rss).toBeLessThan(64 * 2 ** 20);
    backend.dispose();
  });
});
