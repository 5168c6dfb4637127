import { fromRows, ndarray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { drawn } from '../test/svg-document.js';
import { heatMap } from './heat-map.js';

describe('heatMap', () => {
  it('has two colours that meet at 0, a key of eight shades, and values where there is room', async () => {
    const { texts, select } = await drawn(
      heatMap(
        fromRows([
          [-2, 1],
          [0, 2],
        ]),
        { title: 'Weights', columnNames: ['a', 'b'], rowNames: ['r', 's'] },
      ),
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        'Weights',
        'a',
        'b',
        'r',
        's',
        '−2',
        '1',
        '0',
        '2',
        '−2 to −1.5',
        '1.5 to 2',
        '0 to 0.5',
      ]),
    );
    const filled = select('[aria-label="cells"] path').filter((path) => path.getAttribute('d') !== '');
    expect(filled.map((path) => path.getAttribute('class'))).toEqual([
      'linnet-tone-2',
      'linnet-tone-1',
      'linnet-tone-1',
      'linnet-tone-1',
    ]);
  });

  it('has one colour where all values have one sign', async () => {
    const { select } = await drawn(heatMap([[5, 6, 7]]));
    expect(new Set(select('[aria-label="cells"] path').map((path) => path.getAttribute('class')))).toEqual(
      new Set(['linnet-tone-1']),
    );
  });

  it('draws the first row on top, and joins cells of one shade', async () => {
    const wide = ndarray(
      Float64Array.from({ length: 400 }, (_, at) => (at < 200 ? 0 : 1)),
      [20, 20],
    );
    const paths = (await drawn(heatMap(wide)))
      .select('[aria-label="cells"] path')
      .map((path) => path.getAttribute('d') ?? '');
    expect(paths.filter((path) => path !== '')).toHaveLength(2);
    const top = (path: string) => Math.min(...[...path.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y)));
    expect(top(paths[0] ?? '')).toBeLessThan(top(paths[7] ?? ''));
    expect(paths[0]?.match(/L/g)).toHaveLength(3);
  });

  it('leaves cells blank that are not finite, and says so', async () => {
    const { texts, svg } = await drawn(
      heatMap([
        [1, Number.NaN],
        [Number.POSITIVE_INFINITY, 2],
      ]),
    );
    expect(texts).toContain('Values: 2 values are not finite; not shown.');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('refuses what has no rows and columns', () => {
    expect(() => heatMap([])).toThrow('The heat map has no rows');
    expect(() => heatMap([[1, 2], [3]])).toThrow('Rows must be equally long');
    expect(() => heatMap([[Number.NaN]])).toThrow('has no value that can be drawn');
    expect(() => heatMap([[1, 2]], { columnNames: ['a'] })).toThrow('There are 1 names for 2 columns');
  });
});
