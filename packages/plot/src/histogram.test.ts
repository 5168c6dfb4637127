import { describe, expect, it } from 'vitest';
import { drawn } from '../test/svg-document.js';
import { histogram } from './histogram.js';

const spreadOver = (rows: number): number[] => Array.from({ length: rows }, (_, row) => ((row * 7) % 100) / 100);

describe('histogram', () => {
  it('shows shares, so that series of unequal size compare', async () => {
    const figure = histogram(
      { train: spreadOver(5040), validation: spreadOver(560) },
      { bins: 10, range: [0, 1], xLabel: 'Output value' },
    );
    const { texts, paths } = await drawn(figure);
    expect(texts).toEqual(
      expect.arrayContaining([
        'train (5,040 rows)',
        'validation (560 rows)',
        'Share of rows (%)',
        'Output value',
        '0.2',
        '1.0',
      ]),
    );
    const [train, validation] = paths('line');
    expect(paths('line')).toHaveLength(2);
    expect(paths('area')).toHaveLength(1);
    expect(heightOf(train)).toBeCloseTo(heightOf(validation), -1);
  });

  it('says what lies outside the range or is not finite', async () => {
    const { texts } = await drawn(histogram({ train: [0.1, 0.5, 1.5, -2, Number.NaN] }, { range: [0, 1] }));
    expect(texts).toContain('train: 2 values are outside 0 to 1; not shown.');
    expect(texts).toContain('train: 1 value is not finite; not shown.');
    expect(texts).toContain('train (4 rows)');
  });

  it('spans all values where no range is given, also when all are equal', async () => {
    expect(histogram({ a: [-3, 7] }).description).toContain('100 bins from −3 to 7');
    expect((await drawn(histogram({ a: [2, 2] }, { bins: 3 }))).svg).not.toMatch(/NaN|Infinity/);
  });

  it('has a log axis on which few rows show beside many', async () => {
    const values = [...Array.from({ length: 999 }, () => 0.05), 0.55];
    const { texts, svg } = await drawn(histogram({ train: values }, { bins: 10, range: [0, 1], yScale: 'log' }));
    expect(texts).toEqual(expect.arrayContaining(['0.1', '1', '10', '100']));
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('is the same text for the same values', async () => {
    const make = async () => (await drawn(histogram({ a: spreadOver(300), b: spreadOver(77) }))).svg;
    expect(await make()).toBe(await make());
  });

  it('refuses empty series and bins that are none', () => {
    expect(() => histogram({})).toThrow('The histogram has no series');
    expect(() => histogram({ train: [] })).toThrow('Series "train" has no values');
    expect(() => histogram({ train: [Number.NaN] })).toThrow('The histogram has no value that can be drawn');
    expect(() => histogram({ train: [1] }, { bins: 2.5 })).toThrow('There are 2.5 bins');
    expect(() => histogram({ train: [1] }, { range: [1, 0] })).toThrow('The range goes from 1 to 0');
  });

  it('fills in the colour of the series, for every program that draws', async () => {
    const { select } = await drawn(histogram({ a: [1, 2, 2] }));
    const [area] = select('[aria-label="area"]');
    expect(area?.getAttribute('fill')).toBe('currentColor');
    expect(area?.getAttribute('color')).toBe('#0072b2');
  });
});

/** How far an outline rises, in pixels. */
function heightOf(path = ''): number {
  const heights = path
    .slice(1)
    .split('L')
    .map((point) => Number(point.split(',')[1]));
  return Math.max(...heights) - Math.min(...heights);
}
