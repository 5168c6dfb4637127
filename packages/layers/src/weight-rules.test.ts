import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/small.js';
import {
  dense,
  l1,
  l1l2,
  l2,
  loadModel,
  lstm,
  maxNorm,
  minMaxNorm,
  nonNegative,
  sequential,
  stringifyModel,
  unitNorm,
  within,
} from './index.js';

describe('regularizers and constraints', () => {
  it('are plain values with Keras’s defaults', () => {
    expect([l1(), l2(0.1), l1l2({ l1: 0.1, l2: 0.2 })]).toEqual([
      { l1: 0.01, l2: 0 },
      { l1: 0, l2: 0.1 },
      { l1: 0.1, l2: 0.2 },
    ]);
    expect([maxNorm(), unitNorm(), minMaxNorm({ low: 0.5, rate: 0.9 })]).toEqual([
      { kind: 'norm', low: 0, high: 2, rate: 1 },
      { kind: 'norm', low: 1, high: 1, rate: 1 },
      { kind: 'norm', low: 0.5, high: 1, rate: 0.9 },
    ]);
    expect([nonNegative(), within(0.5), within([-1, 2])]).toEqual([
      { kind: 'interval', to: [0, Number.POSITIVE_INFINITY] },
      { kind: 'interval', to: [-0.5, 0.5] },
      { kind: 'interval', to: [-1, 2] },
    ]);
  });

  it('go to the weights they are for', () => {
    const layer = lstm(2, { kernelRegularizer: l2(), recurrentConstraint: maxNorm(3), biasRegularizer: l1(0.5) });
    const { params } = sequential([4, 1], [layer, dense(1, { kernelConstraint: nonNegative() })]).plan();
    expect(params.map(({ regularizer, constraint }) => [regularizer, constraint])).toEqual([
      [{ l1: 0, l2: 0.01 }, undefined],
      [undefined, { kind: 'norm', low: 0, high: 3, rate: 1 }],
      [{ l1: 0.5, l2: 0 }, undefined],
      [undefined, nonNegative()],
      [undefined, undefined],
    ]);
    for (const slot of [params[1], params[4]]) expect(slot).not.toHaveProperty('regularizer');
  });

  it('come back from a file, with limits that JSON has no number for', () => {
    const layers = [
      lstm(2, {
        kernelRegularizer: l1l2({ l1: 0.1, l2: 0.2 }),
        recurrentRegularizer: l1(),
        kernelConstraint: nonNegative(),
        recurrentConstraint: minMaxNorm({ low: 0.5, high: 1.5, rate: 0.5 }),
        biasConstraint: within([-2, 1]),
      }),
      dense(1, { kernelRegularizer: l2(), biasConstraint: maxNorm() }),
    ];
    const model = sequential([4, 1], layers);
    const artifact = model.compile({ seed: 1 }).toArtifact();
    expect(artifact.layers[0]?.config.kernelConstraint).toEqual({ kind: 'interval', to: [0, null] });
    for (const source of [artifact, stringifyModel(artifact)]) {
      const loaded = loadModel(source);
      expect(loaded.plan()).toEqual(model.plan());
      expect(loaded.compile({ seed: 2 }).toArtifact()).toEqual(artifact);
    }
  });

  it.each<[string, () => unknown, string]>([
    ['a negative factor', () => l2(-1), 'A factor of l2 is -1; use a finite number from 0 up.'],
    ['half a pair', () => l1l2({ l1: 1 } as never), 'A factor of l1l2 is undefined'],
    ['no limit', () => maxNorm(0), 'maxNorm is to keep norms from 0 to 0 at a rate of 1; use finite norms from 0 up'],
    ['norms upside down', () => minMaxNorm({ low: 2 }), 'minMaxNorm is to keep norms from 2 to 1'],
    ['too high a rate', () => minMaxNorm({ rate: 2 }), 'at a rate of 2'],
    ['an empty interval', () => within(0), 'The interval of within is [0, 0]'],
    [
      'a name for a regularizer',
      () => dense(1, { kernelRegularizer: 'l2' as never }),
      'Options of dense: kernelRegularizer is "l2"; use l1(0.01), l2(0.01) or l1l2({ l1: 0.01, l2: 0.01 }).',
    ],
    [
      'a function that was not called',
      () => dense(1, { biasConstraint: maxNorm as never }),
      'biasConstraint is a function; use maxNorm(2), unitNorm()',
    ],
    [
      'a regularizer for a constraint',
      () => lstm(1, { kernelConstraint: l2() as never }),
      'kernelConstraint is an object',
    ],
    [
      'clip and a constraint',
      () => dense(1, { clip: 1, kernelConstraint: maxNorm() }),
      'has both clip, which limits kernel and bias, and a constraint of its own; use within(...)',
    ],
  ])('refuse %s', async (_, act, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
  });
});
