import { fromRows, ndarray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { close, flat } from '../../test/close.js';
import { failure } from '../../test/errors.js';
import golden from '../../test/golden/scalers.json' with { type: 'json' };
import { minMaxScaler, restoreScaler, standardScaler } from '../index.js';

const x = fromRows(golden.x);

describe("scikit-learn's scalers", () => {
  it.each(golden.cases.map((one) => [one.scaler, JSON.stringify(one.options), one] as const))(
    '%s(%s)',
    (name, _, one) => {
      const make = name === 'standardScaler' ? standardScaler : minMaxScaler;
      const scaler = make(one.options as never).fit(x);
      // The second column lies a million deviations from 0, so its rounding counts as much.
      close(scaler.transform(x).data, flat(one.transformed), 1e-6);
      close(scaler.transform(fromRows(golden.new)).data, flat(one.new), 1e-6);
      close(scaler.inverse(fromRows(golden.new)).data, flat(one.inverse));
    },
  );
});

describe('a scaler', () => {
  it('goes through JSON and gives the same bits', () => {
    for (const scaler of [standardScaler().fit(x), minMaxScaler({ range: [-1, 1], clip: true }).fit(x)]) {
      const restored = restoreScaler(JSON.parse(JSON.stringify(scaler.state)));
      expect(restored.transform(x)).toEqual(scaler.transform(x));
    }
  });

  it('takes constant columns to one number, and back', () => {
    const constant = fromRows([[3], [3], [3]]);
    expect([...standardScaler().fit(constant).transform(constant).data]).toEqual([0, 0, 0]);
    const scaler = minMaxScaler({ range: [-1, 1] }).fit(constant);
    expect([...scaler.transform(constant).data]).toEqual([-1, -1, -1]);
    expect([...scaler.inverse(scaler.transform(constant)).data]).toEqual([3, 3, 3]);
  });

  it('takes all axes of a row as columns and keeps the shape', () => {
    const waves = ndarray(Float32Array.of(1, 2, 3, 6), [2, 2, 1]);
    const scaled = minMaxScaler().fit(waves).transform(waves);
    expect(scaled).toEqual(ndarray(Float64Array.of(0, 0, 1, 1), [2, 2, 1]));
  });

  it.each([
    ['NaN', () => standardScaler().fit(fromRows([[Number.NaN]])), 'NaN in row 0'],
    ['nothing', () => minMaxScaler().fit(null as never), 'is not an array with a shape'],
    ['no rows', () => standardScaler().fit(ndarray(new Float64Array(0), [0, 2])), 'has no rows'],
    [
      'other columns',
      () =>
        standardScaler()
          .fit(x)
          .transform(fromRows([[1]])),
      'A scaler for 5 columns does not fit rows of 1',
    ],
    ['a range the wrong way round', () => minMaxScaler({ range: [1, 0] }), 'range is [1, 0]'],
    ['an unknown option', () => standardScaler({ center: true } as never), 'Did you mean "centre"'],
    ['numbers beyond doubles', () => minMaxScaler().fit(fromRows([[1e308], [-1e308]])), 'column 0 lie too far apart'],
    ['the same, squared', () => standardScaler().fit(fromRows([[1e200], [-1e200]])), 'column 0 lie too far apart'],
    ['a state of no kind', () => restoreScaler({ kind: 'robust' } as never), '"robust"'],
    ['no state', () => restoreScaler(null as never), 'undefined'],
    ['a damaged state', () => restoreScaler({ kind: 'standard', mean: [0], scale: [0] }), 'scale[0] of a scaler is 0'],
    [
      'lists of unequal length',
      () => restoreScaler({ kind: 'minMax', factor: [1], offset: [], clip: null }),
      'as many numbers',
    ],
    ['a bad clip', () => restoreScaler({ kind: 'minMax', factor: [1], offset: [0], clip: [1, 0] }), 'clip of a scaler'],
  ])('refuses %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});
