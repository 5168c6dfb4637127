import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/small.js';
import { adadelta, adagrad, adam, adamax, adamw, nadam, rmsprop, sgd } from './index.js';
import { resolveOptimizer } from './optimizers.js';

describe('optimisers', () => {
  it('have Keras’s defaults', () => {
    const moments = { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
    const expected = {
      sgd: { kind: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false },
      adam: { kind: 'adam', ...moments },
      adamw: { kind: 'adam', ...moments, weightDecay: 0.004 },
      adamax: { kind: 'adamax', ...moments },
      nadam: { kind: 'nadam', ...moments },
      rmsprop: { kind: 'rmsprop', learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false },
      adagrad: { kind: 'adagrad', learningRate: 0.001, initialAccumulator: 0.1, epsilon: 1e-7 },
      adadelta: { kind: 'adadelta', learningRate: 0.001, rho: 0.95, epsilon: 1e-7 },
    } as const;
    expect({
      sgd: sgd(),
      adam: adam(),
      adamw: adamw(),
      adamax: adamax(),
      nadam: nadam(),
      rmsprop: rmsprop(),
      adagrad: adagrad(),
      adadelta: adadelta(),
    }).toEqual(expected);
    for (const [name, spec] of Object.entries(expected)) {
      expect(resolveOptimizer(name as 'adam')).toEqual(spec);
      expect(resolveOptimizer(spec)).toEqual(spec);
    }
  });

  it('take decay and one way to clip gradients', () => {
    expect(sgd({ weightDecay: 0.1, clipNorm: 2 })).toMatchObject({
      weightDecay: 0.1,
      clipping: { by: 'norm', limit: 2 },
    });
    expect(nadam({ clipValue: 0.5 })).toMatchObject({ clipping: { by: 'value', limit: 0.5 } });
    expect(adagrad({ globalClipNorm: 1 })).toMatchObject({ clipping: { by: 'globalNorm', limit: 1 } });
    expect(adam({ amsgrad: true })).toMatchObject({ kind: 'adam', amsgrad: true });
    expect(adamw({ weightDecay: 0 })).not.toHaveProperty('weightDecay');
    const spec = adam({ amsgrad: true, weightDecay: 0.1, clipNorm: 1 });
    expect(resolveOptimizer(spec)).toEqual(spec);
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'two ways to clip',
      () => adam({ clipNorm: 1, globalClipNorm: 2 }),
      'bad-option',
      'adam is to clip gradients by clipNorm and globalClipNorm; use one of them.',
    ],
    ['no limit', () => sgd({ clipValue: 0 }), 'bad-option', 'clipValue is 0; use a finite number above 0'],
    [
      'a negative decay',
      () => adamw({ weightDecay: -1 }),
      'bad-option',
      'weightDecay is -1; use a finite number from 0',
    ],
    ['Keras’s spelling', () => sgd({ clipnorm: 1 } as object), 'bad-option', 'Did you mean "clipNorm"?'],
    [
      'an option of another',
      () => adamax({ amsgrad: true } as object),
      'bad-option',
      'does not know the option "amsgrad"',
    ],
    ['a beta of 1', () => nadam({ beta1: 1 }), 'bad-option', 'beta1 is 1; use a number from 0 up to, not including, 1'],
    [
      'a hand-made clipping',
      () => resolveOptimizer({ ...sgd(), clipping: { by: 'sum' as 'norm', limit: 1 } }),
      'bad-option',
      "clipping is an object; use { by: 'value', 'norm' or 'globalNorm'",
    ],
    [
      'a name that is no kind',
      () => resolveOptimizer({ ...adam(), kind: 'adamw' } as never),
      'unknown-name',
      '"adamw"',
    ],
    ['the name of an option', () => resolveOptimizer('amsgrad' as never), 'unknown-name', 'adam({ amsgrad: true })?'],
  ])('refuse %s', async (_, act, code, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
  });
});
