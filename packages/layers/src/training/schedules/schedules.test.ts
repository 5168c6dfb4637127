import { describe, expect, it } from 'vitest';
import golden from '../../../test/golden/schedules.json' with { type: 'json' };
import { errorOf } from '../../../test/small.js';
import {
  cosineDecay,
  cosineDecayRestarts,
  exponentialDecay,
  inverseTimeDecay,
  piecewiseConstant,
  polynomialDecay,
  type RateSchedule,
} from '../../index.js';

type Arguments = readonly (number | boolean | string | readonly number[])[];

/** Of Keras's classes, with their arguments in order. */
const made: Readonly<Record<string, (given: Arguments) => RateSchedule>> = {
  ExponentialDecay: ([rate, decaySteps, decayRate, staircase]) =>
    exponentialDecay(rate as number, defined({ decaySteps, decayRate, staircase })),
  InverseTimeDecay: ([rate, decaySteps, decayRate, staircase]) =>
    inverseTimeDecay(rate as number, defined({ decaySteps, decayRate, staircase })),
  PiecewiseConstantDecay: ([boundaries, rates]) =>
    piecewiseConstant(rates as readonly number[], defined({ boundaries })),
  PolynomialDecay: ([rate, decaySteps, endLearningRate, power, cycle]) =>
    polynomialDecay(rate as number, defined({ decaySteps, endLearningRate, power, cycle })),
  CosineDecay: ([rate, decaySteps, alpha, _, target, steps]) =>
    cosineDecay(
      rate as number,
      defined({ decaySteps, alpha, warmUp: target === undefined ? undefined : { steps, target } }),
    ),
  CosineDecayRestarts: ([rate, firstDecaySteps, lengthFactor, rateFactor, alpha]) =>
    cosineDecayRestarts(rate as number, defined({ firstDecaySteps, lengthFactor, rateFactor, alpha })),
};

/** Without what is not given. */
const defined = (options: object): never =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;

describe('schedules', () => {
  it.each(golden.cases)('$name $arguments gives Keras’s rates', ({ name, arguments: given, rates }) => {
    const schedule = made[name]?.(given as Arguments);
    golden.counts.forEach((count, index) => {
      // Keras computes in single floats.
      const wanted = rates[index] ?? Number.NaN;
      expect(Math.abs((schedule?.(count, 0) ?? Number.NaN) - wanted), `${count}`).toBeLessThan(1e-8 + 2e-6 * wanted);
    });
  });

  it('warm up from nothing in a straight line', () => {
    const schedule = cosineDecay(0, { decaySteps: 10, warmUp: { steps: 4, target: 0.8 } });
    expect([0, 1, 2, 3, 4].map((step) => schedule(step, 0))).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8]);
    expect(schedule(14, 0)).toBe(0);
  });

  it('restart exactly where a fall ends, however often', () => {
    const schedule = cosineDecayRestarts(1, { firstDecaySteps: 1 });
    // Falls of 1, 2, 4 and so on begin at 0, 1, 3, 7.
    for (let fall = 0; fall < 30; fall++) expect(schedule(2 ** fall - 1, 0)).toBe(1);
    const even = cosineDecayRestarts(1, { firstDecaySteps: 5, lengthFactor: 1, rateFactor: 0.5 });
    expect([0, 5, 10].map((step) => even(step, 0))).toEqual([1, 0.5, 0.25]);
  });
});

describe('what schedules refuse', () => {
  const loose = (make: unknown, ...given: readonly unknown[]) =>
    errorOf(() => (make as (...all: unknown[]) => void)(...given));

  it.each<[string, unknown, readonly unknown[], string]>([
    ['a rate below 0', exponentialDecay, [-1, { decaySteps: 1, decayRate: 1 }], 'rate of exponentialDecay is -1'],
    [
      'options in place of the rate',
      exponentialDecay,
      [{ initialRate: 0.1, decaySteps: 1, decayRate: 1 }],
      'exponentialDecay takes the initial learning rate first, then its options: exponentialDecay(0.1, { decaySteps, decayRate }).',
    ],
    ['no options', exponentialDecay, [0.1], 'exponentialDecay takes an object of options'],
    [
      'no stretch',
      exponentialDecay,
      [0.1, { decaySteps: 0, decayRate: 0.9 }],
      'decaySteps is 0; use a finite number above 0',
    ],
    [
      'a missing rate',
      inverseTimeDecay,
      [0.1, { decaySteps: 4 }],
      'decayRate is undefined; use a finite number from 0 up',
    ],
    ['a name of Keras’s', polynomialDecay, [0.1, { decay_steps: 4 }], 'Did you mean "decaySteps"?'],
    ['NaN', polynomialDecay, [0.1, { decaySteps: 4, power: Number.NaN }], 'power is NaN; use a finite number above 0.'],
    ['more than a share', cosineDecay, [0.1, { decaySteps: 4, alpha: 2 }], 'alpha is 2; use a number from 0 to 1.'],
    ['half a warm-up', cosineDecay, [0.1, { decaySteps: 4, warmUp: { steps: 3 } }], 'target is undefined'],
    ['a warm-up that is none', cosineDecay, [0.1, { decaySteps: 4, warmUp: 3 }], 'warmUp is 3; use { steps, target }.'],
    [
      'falls that shrink',
      cosineDecayRestarts,
      [0.1, { firstDecaySteps: 4, lengthFactor: 0.5 }],
      'lengthFactor is 0.5; use a finite number from 1 up.',
    ],
    ['no list', piecewiseConstant, [0.1, { boundaries: [] }], 'The rates of piecewiseConstant are 0.1'],
    [
      'a rate that is none',
      piecewiseConstant,
      [[0.1, Number.NaN], { boundaries: [1] }],
      'Rate 2 of piecewiseConstant is NaN',
    ],
    ['no boundaries', piecewiseConstant, [[0.1, 0.2], {}], 'boundaries is undefined; use a list of numbers.'],
    [
      'boundaries that do not grow',
      piecewiseConstant,
      [[1, 2, 3], { boundaries: [4, 4] }],
      'number 2 is 4; use numbers from 0 up that grow.',
    ],
  ])('%s', async (_, make, given, part) => {
    const error = await loose(make, ...given);
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
  });

  it('several problems at once', async () => {
    const error = await loose(piecewiseConstant, [1, 2], { boundaries: [3, 1] });
    expect(error.problems).toEqual([
      'number 2 is 1; use numbers from 0 up that grow.',
      'there are 2 for 2 rates; give one fewer than rates.',
    ]);
  });
});
