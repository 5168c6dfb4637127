import { type LinnDocument, latencyCycles, runLinn } from '@linnet/linn-export';
import { mokuPro } from '@linnet/quantisation';
import { describe, expect, it } from 'vitest';
import { randomNetwork } from '../../test/networks.js';
import type { NetworkSettings } from '../instruments/network-settings.js';
import { prepareNetwork } from './arithmetic.js';
import { networkOutputs } from './network-output.js';
import { type Signal, signalOf } from './signal.js';
import { createBudget } from './work.js';

const clock = 312.5e6;
const voltsAt = (seconds: number): number => Math.cbrt(((seconds * 37) % 1) - 0.4);

const settingsOf = (document: LinnDocument, sampleRate: number): NetworkSettings => {
  const channel = { low: -1, high: 1, enabled: true };
  return { document, inputs: [channel, channel], outputs: [channel, channel], sampleRate };
};

/** The signal that a network makes of another. */
const through = (document: LinnDocument, rate: number, input: Signal): Signal => {
  const run = prepareNetwork(document, 'float', mokuPro);
  return networkOutputs({ document, run, clock }, settingsOf(document, rate), [input])[0] ?? input;
};

/** The same, a time at a time, by the definition. */
const definition = (document: LinnDocument, rate: number, input: (seconds: number) => number) => (seconds: number) => {
  const width = document.layers[0]?.weights[0]?.length ?? 0;
  const sample = Math.floor((seconds - latencyCycles(document) / clock) * rate + 1e-6);
  const row = Array.from({ length: width }, (_, at) => input((sample - width + 1 + at) / rate));
  return (
    runLinn(
      document,
      row.map((value) => Math.min(1, Math.max(-1, value))),
    )[0] ?? Number.NaN
  );
};

const timesOf = (points: number, end: number): Float64Array =>
  Float64Array.from({ length: points }, (_, at) => (at / (points - 1) - 0.25) * end);

const wide = randomNetwork([100, 1], ['linear']);

describe('a chain of networks', () => {
  it.each([
    [1000, 300],
    [300, 1000],
    [50, 50_000],
  ])('at %d and %d samples a second answers as each does by itself', async (first, second) => {
    const [one, other] = [randomNetwork([5, 3, 1], ['tanh']), randomNetwork([4, 1], ['softsign'], { seed: 2 })];
    const times = timesOf(300, 0.5);
    const signal = through(other, second, through(one, first, signalOf(voltsAt)));
    const answers = await createBudget().run(0, (work) => signal(times, work));
    const expected = definition(other, second, definition(one, first, voltsAt));
    // The levels cost a rounding each way.
    expect(Math.max(...answers.map((answer, at) => Math.abs(answer - expected(times[at] ?? 0))))).toBeLessThan(1e-12);
  });

  it('that takes more at every step is refused before anything is made for it', async () => {
    let asked = 0;
    const source: Signal = async ({ length }) => {
      asked += length;
      return new Float64Array(length);
    };
    const signal = through(wide, 30, through(wide, 1e5, through(wide, 1e6, source)));
    const refused = createBudget().run(0, (work) => signal(timesOf(16_384, 1000), work));
    await expect(refused).rejects.toMatchObject({ code: 'limit', message: expect.stringContaining('time base') });
    expect(asked).toBe(0);
  });

  it('lets others have their turns', async () => {
    let [turns, isRunning] = [0, true];
    const others = (): void => {
      turns += 1;
      if (isRunning) setImmediate(others);
    };
    setImmediate(others);
    const signal = through(wide, 1e6, through(wide, 1e4, signalOf(voltsAt)));
    await createBudget().run(0, (work) => signal(timesOf(16_384, 0.1), work));
    isRunning = false;
    expect(turns).toBeGreaterThan(3);
  });
});

describe('a budget', () => {
  it('is one for all that is under way, and whole again afterwards', async () => {
    const budget = createBudget(100);
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const first = budget.run(0, async (work) => {
      work.spend(60);
      await ended;
    });
    const second = () => budget.run(1, async (work) => work.spend(60));
    await expect(second()).rejects.toMatchObject({ code: 'limit', message: expect.stringContaining('under way') });
    end();
    await first;
    await second();
    await expect(budget.run(2, async (work) => work.spend(101))).rejects.toThrow('time base');
    await second();
  });
});
