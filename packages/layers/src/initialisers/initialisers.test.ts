import { describe, expect, it } from 'vitest';
import { errorOf } from '../../test/small.js';
import {
  constant,
  dense,
  gru,
  type InitialiserChoice,
  identity,
  lstm,
  normal,
  orthogonal,
  sequential,
  truncatedNormal,
  uniform,
  varianceScaling,
} from '../index.js';
import { initialWeights } from '../initialise.js';

const units = 300;
/** The start weights of a dense layer of 200 inputs. */
function drawn(kernelInitialiser: InitialiserChoice, seed = 1): Float32Array {
  const { params } = sequential(200, [dense(units, { kernelInitialiser, useBias: false })]).plan();
  return initialWeights(params, seed)[0] ?? new Float32Array(0);
}

function momentsOf(values: Float32Array): { readonly mean: number; readonly deviation: number; readonly most: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return {
    mean,
    deviation: Math.sqrt(square),
    most: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  };
}

describe('initialisers', () => {
  // The deviations are those of Keras's formulas for 200 inputs and 300 units.
  it.each<[InitialiserChoice, number, number]>([
    ['glorotUniform', Math.sqrt(2 / 500), Math.sqrt(6 / 500)],
    ['glorotNormal', Math.sqrt(2 / 500), (2 * Math.sqrt(2 / 500)) / 0.8796],
    ['heUniform', Math.sqrt(2 / 200), Math.sqrt(6 / 200)],
    ['heNormal', Math.sqrt(2 / 200), (2 * Math.sqrt(2 / 200)) / 0.8796],
    ['lecunUniform', Math.sqrt(1 / 200), Math.sqrt(3 / 200)],
    ['lecunNormal', Math.sqrt(1 / 200), (2 * Math.sqrt(1 / 200)) / 0.8796],
    ['uniform', 0.1 / Math.sqrt(12), 0.05],
    ['normal', 0.05, 0.3],
    ['truncatedNormal', 0.05 * 0.8796, 0.1],
    [uniform({ low: -1 }), 1.05 / Math.sqrt(12), 1],
    [normal({ mean: 0, deviation: 2 }), 2, 12],
    [truncatedNormal({ deviation: 2 }), 2 * 0.8796, 4],
    [varianceScaling({ scale: 3, mode: 'fanOut', distribution: 'untruncatedNormal' }), Math.sqrt(3 / 300), 0.7],
  ])('%o has its deviation and its limit', (choice, deviation, limit) => {
    const found = momentsOf(drawn(choice));
    expect(found.deviation / deviation).toBeGreaterThan(0.98);
    expect(found.deviation / deviation).toBeLessThan(1.02);
    expect(found.most).toBeLessThanOrEqual(Math.fround(limit));
    expect(found.most).toBeGreaterThan(limit / 2);
  });

  it('draw around their middle', () => {
    expect(Math.abs(momentsOf(drawn(normal({ mean: 3, deviation: 1 }))).mean - 3)).toBeLessThan(0.02);
    expect(Math.abs(momentsOf(drawn(uniform({ low: 1, high: 2 }))).mean - 1.5)).toBeLessThan(0.01);
  });

  it('follow from the seed', () => {
    for (const choice of ['heNormal', 'orthogonal', uniform()] as const) {
      expect(drawn(choice, 3)).toEqual(drawn(choice, 3));
      expect(drawn(choice, 3)).not.toEqual(drawn(choice, 4));
    }
  });

  it('glorotUniform has the bits that it always had', () => {
    const { params } = sequential(3, [dense(2)]).plan();
    const [kernel] = initialWeights(params, 7);
    expect([...(kernel ?? [])]).toEqual([
      -0.7924456000328064, 0.9823199510574341, 0.21856966614723206, -1.0937137603759766, -0.433704674243927,
      -0.36305472254753113,
    ]);
  });

  it('make matrices', () => {
    const square = sequential(3, [
      dense(4, { kernelInitialiser: identity({ gain: 2 }), biasInitialiser: constant(0.1) }),
    ]);
    const [kernel, bias] = initialWeights(square.plan().params, 1);
    expect([...(kernel ?? [])]).toEqual([2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0]);
    expect(bias).toEqual(new Float32Array(4).fill(0.1));
    const rows = drawn(orthogonal({ gain: 3 })).subarray(0, units);
    expect(Math.sqrt(rows.reduce((sum, value) => sum + value * value, 0))).toBeCloseTo(3, 5);
  });

  it('reach each weight of a recurrent layer', () => {
    const layer = gru(2, {
      kernelInitialiser: 'zeros',
      recurrentInitialiser: normal(),
      biasInitialiser: constant(0.5),
    });
    expect(
      sequential([4, 1], [layer])
        .plan()
        .params.map(({ initialiser }) => initialiser),
    ).toEqual([
      { kind: 'constant', value: 0 },
      { kind: 'normal', mean: 0, deviation: 0.05, truncated: false },
      { kind: 'constant', value: 0.5 },
    ]);
    const forgetting = sequential([4, 1], [lstm(2, { biasInitialiser: constant(0.5) })]).plan();
    expect(forgetting.params[2]?.initialiser).toEqual({ kind: 'blocks', values: [0.5, 1, 0.5, 0.5] });
    const drawnBias = lstm(2, { biasInitialiser: 'normal', unitForgetBias: false });
    expect(sequential([4, 1], [drawnBias]).plan().params[2]?.initialiser).toMatchObject({ kind: 'normal' });
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'a name of nothing',
      () => dense(1, { kernelInitialiser: 'xavier' as never }),
      'unknown-name',
      'Unknown initialiser "xavier". Did you mean "glorotUniform"? Known: zeros, ones',
    ],
    [
      'a number',
      () => dense(1, { biasInitialiser: 1 as never }),
      'bad-option',
      'biasInitialiser is 1; use a name such',
    ],
    [
      'an object of nothing',
      () => dense(1, { kernelInitialiser: { kind: 'ones' } as never }),
      'bad-option',
      'The initialiser "ones" cannot start weights: use a name such as "heNormal"',
    ],
    ['no value', () => constant(Number.NaN), 'bad-option', 'value is NaN; use a finite number'],
    ['limits upside down', () => uniform({ low: 1, high: 0 }), 'bad-option', 'low is 1, above high, 0'],
    ['a negative deviation', () => normal({ deviation: -1 }), 'bad-option', 'deviation is -1; use a number from 0 up'],
    ['no scale', () => varianceScaling({ scale: 0 }), 'bad-option', 'scale is 0; use a number above 0'],
    ['another mode', () => varianceScaling({ mode: 'fan_in' as never }), 'unknown-name', 'Did you mean "fanIn"?'],
    ['another option', () => normal({ stddev: 1 } as object), 'bad-option', 'normal does not know the option "stddev"'],
    [
      'a matrix for a bias',
      () => sequential(2, [dense(2, { biasInitialiser: 'orthogonal' })]),
      'bad-option',
      '"bias" is no matrix but 2, so it cannot start orthogonal.',
    ],
    [
      'an orthogonal start that would take minutes',
      () => sequential([4, 1], [lstm(3000)]),
      'bad-option',
      '"recurrentKernel" is 3000 x 12000; an orthogonal start has at most 2048 on its shorter side.',
    ],
    [
      'drawn biases with a forget gate at one',
      () => sequential([4, 1], [lstm(2, { biasInitialiser: 'normal' })]),
      'bad-option',
      'say unitForgetBias: false to draw them all',
    ],
    [
      'one for a bias that is not there',
      () => dense(1, { useBias: false, biasInitialiser: 'ones' }),
      'bad-option',
      'biasInitialiser is for a bias, and useBias is false',
    ],
  ])('refuse %s', async (_, act, code, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});
