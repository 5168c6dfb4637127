import { describe, expect, it } from 'vitest';
import { drawn } from '../test/svg-document.js';
import { confusion } from './confusion.js';

const matrix = {
  labels: [0, 1],
  counts: [
    [1017, 3],
    [0, 99],
  ],
};

describe('confusion', () => {
  it('writes counts to the last digit and percentages of the true class', async () => {
    const figure = confusion(matrix, { classNames: ['outer', 'inner'], title: 'm8' });
    const { texts } = await drawn(figure);
    expect(texts).toEqual(expect.arrayContaining(['m8', 'outer', 'inner', 'True class', 'Predicted class']));
    expect(texts).toEqual(expect.arrayContaining(['1,017', '99.7 %', '3', '0.3 %', '0', '0 %', '99', '100.0 %']));
    expect(texts).toContain('Percentages are of the rows of each true class.');
    expect(figure.description).toBe('Confusion matrix of outer, inner: 1,116 of 1,119 rows are right.');
  });

  it('takes percentages of predictions, or of all', async () => {
    expect((await drawn(confusion(matrix, { by: 'predicted' }))).texts).toEqual(
      expect.arrayContaining(['100.0 %', '2.9 %', '97.1 %']),
    );
    expect((await drawn(confusion(matrix, { by: 'all' }))).texts).toEqual(expect.arrayContaining(['90.9 %', '8.8 %']));
  });

  it('tells nothing of a class without rows', async () => {
    const { texts, svg } = await drawn(
      confusion({
        labels: ['a', 'b'],
        counts: [
          [2, 1],
          [0, 0],
        ],
      }),
    );
    expect(texts.filter((text) => text === '–')).toHaveLength(2);
    expect(svg).not.toContain('NaN');
  });

  it('puts true classes on rows and the first on top, and parts mistakes from right answers', async () => {
    const { select } = await drawn(confusion(matrix));
    const [right, wrong] = select('[aria-label="cells"] > g');
    expect(right?.querySelectorAll('rect')).toHaveLength(2);
    expect(wrong?.querySelectorAll('rect')).toHaveLength(2);
    expect(right?.getAttribute('class')).not.toBe(wrong?.getAttribute('class'));
    const place = (text: string) => select('text').find((node) => node.textContent === text);
    expect(Number(place('1,017')?.getAttribute('y'))).toBeLessThan(Number(place('99')?.getAttribute('y')));
    expect(Number(place('3')?.getAttribute('x'))).toBeGreaterThan(Number(place('1,017')?.getAttribute('x')));
  });

  it('leaves out what has no room with many classes', async () => {
    const of = (size: number) => ({
      labels: Array.from({ length: size }, (_, at) => `c${at}`),
      counts: Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 7 : 0))),
    });
    expect((await drawn(confusion(of(13)))).texts.filter((text) => text.endsWith('%'))).toEqual([]);
    expect((await drawn(confusion(of(13)))).texts.filter((text) => text === '7')).toHaveLength(13);
    expect((await drawn(confusion(of(26)))).texts).not.toContain('7');
  });

  it.each([
    ['no classes', { labels: [], counts: [] }, 'bad-shape', 'has no classes'],
    ['rows that are missing', { labels: [0, 1], counts: [[1, 2]] }, 'bad-shape', 'not 2 rows of 2 numbers'],
    ['a negative count', { labels: [0], counts: [[-1]] }, 'bad-value', 'The count in row 0, column 0 is -1'],
    [
      'too many classes',
      { labels: Array.from({ length: 51 }, (_, at) => at), counts: [] },
      'limit',
      'There are 51 classes',
    ],
  ])('refuses %s', (_what, bad, code, message) => {
    expect(() => confusion(bad)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });

  it('refuses names that are not as many', () => {
    expect(() => confusion(matrix, { classNames: ['a'] })).toThrow('There are 1 class names for 2 classes');
  });
});
