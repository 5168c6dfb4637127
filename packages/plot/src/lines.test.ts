import { LinnetError, ndarray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { drawn } from '../test/svg-document.js';
import { lines } from './lines.js';

const loss = Array.from({ length: 200 }, (_, epoch) => 0.06 + 0.9 / (1 + epoch / 8));
const validation = Array.from({ length: 200 }, (_, epoch) => 0.2 + 0.4 / (1 + epoch / 5));

describe('lines', () => {
  it('draws one line a series, named at its end, with title and axis labels', async () => {
    const figure = lines({ loss, validation }, { title: 'Training', xLabel: 'Epoch', yLabel: 'Mean squared error' });
    const { texts, paths } = await drawn(figure);
    expect(paths('line')).toHaveLength(2);
    expect(texts).toEqual(
      expect.arrayContaining(['Training', 'Epoch', 'Mean squared error', 'loss', 'validation', '100', '200']),
    );
    expect(figure.description).toBe(
      'Lines: loss, 200 values, the last is 0.0948; validation, 200 values, the last is 0.21.',
    );
  });

  it('writes 0.1 and 1 on a log axis', async () => {
    const { texts } = await drawn(lines({ loss, validation }, { yScale: 'log' }));
    expect(texts).toEqual(expect.arrayContaining(['0.1', '0.2', '0.5', '1']));
    expect(texts.filter((text) => /\dm$/.test(text))).toEqual([]);
  });

  it('takes places along a log axis', async () => {
    const x = [1e-4, 1e-3, 1e-2, 1e-1];
    const { texts, paths } = await drawn(lines({ loss: [4, 3, 2, 1] }, { x, xScale: 'log', xLabel: 'Learning rate' }));
    expect(texts).toEqual(expect.arrayContaining(['0.0001', '0.001', '0.01', '0.1', 'Learning rate']));
    const places = (paths('line')[0] ?? '')
      .slice(1)
      .split('L')
      .map((point) => Number(point.split(',')[0]));
    const steps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 1);
  });

  it('tells series apart without colour', async () => {
    const { select } = await drawn(
      lines(Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`s${index}`, [1, index]]))),
    );
    const looks = select('[aria-label="line"]').map(
      (mark) => `${mark.getAttribute('class')} ${mark.getAttribute('stroke-dasharray')}`,
    );
    expect(new Set(looks).size).toBe(14);
    expect(new Set(looks.slice(0, 7).map((look) => look.split(' ')[1])).size).toBe(7);
  });

  it('keeps labels apart where lines end together', async () => {
    const names = ['one', 'two', 'three', 'four'];
    const { select } = await drawn(lines(Object.fromEntries(names.map((name) => [name, [0, 1]]))));
    const heights = select('text')
      .filter((text) => names.includes(text.textContent ?? ''))
      .map((text) => Number(text.getAttribute('y')));
    heights.sort((a, b) => a - b);
    expect(heights).toHaveLength(4);
    heights.slice(1).forEach((height, index) => {
      expect(height - (heights[index] ?? 0)).toBeGreaterThan(13);
    });
  });

  it('leaves gaps for NaN and infinite values and says so', async () => {
    const { svg, texts, paths, select } = await drawn(
      lines({ loss: [3, 2, Number.NaN, 1, Number.POSITIVE_INFINITY, 0.5, 0.4] }),
    );
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect((paths('line')[0] ?? '').match(/M/g)).toHaveLength(3);
    expect(select('[aria-label="dot"] circle')).toHaveLength(1);
    expect(texts).toContain('loss: 2 values are not finite; not shown.');
  });

  it('leaves out what a log axis cannot show and says so', async () => {
    const { svg, texts } = await drawn(lines({ loss: [1, 0.1, 0, -1, 0.2] }, { yScale: 'log' }));
    expect(texts).toContain('loss: 2 values are not above 0, which a log axis cannot show; not shown.');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('leaves out what is too small for a log axis, and says so', async () => {
    const small = [5e-324, 1e-322, 1e-315, 1, 2];
    const { texts, svg } = await drawn(lines({ loss: small }, { yScale: 'log' }));
    expect(texts).toContain('loss: 3 values are below 1e-300, too small for a log axis; not shown.');
    expect(svg).not.toMatch(/NaN|Infinity/);
    const across = await drawn(lines({ loss: [1, 2, 3, 4, 5] }, { x: small, xScale: 'log' }));
    expect(across.texts).toContain('x: 3 values are below 1e-300, too small for a log axis; not shown.');
    expect(() => lines({ loss: [1e-322, 1e-310] }, { yScale: 'log' })).toThrow('no value that can be drawn');
  });

  it('draws one epoch as a dot, and series of unequal length', async () => {
    expect((await drawn(lines({ loss: [0.5] }))).select('circle')).toHaveLength(1);
    expect((await drawn(lines({ a: [1, 2, 3], b: [2, 3] }))).paths('line')).toHaveLength(2);
  });

  it('draws a constant, and takes arrays with a shape', async () => {
    expect(
      (await drawn(lines({ a: ndarray(Float32Array.of(2, 2, 2), [3, 1]) }, { yScale: 'log' }))).paths('line'),
    ).toHaveLength(1);
  });

  it('goes on when one series has nothing to show', async () => {
    const { texts, paths } = await drawn(lines({ loss: [1, 2], validation: [Number.NaN, Number.NaN] }));
    expect(paths('line').filter((path) => path !== '')).toHaveLength(1);
    expect(texts).toContain('validation: 2 values are not finite; not shown.');
    expect(texts).not.toContain('validation');
  });

  it('gives the same text for the same data', async () => {
    const once = (await drawn(lines({ loss, validation }, { yScale: 'log' }))).svg;
    expect(
      (await drawn(lines({ loss: [...loss], validation: Float64Array.from(validation) }, { yScale: 'log' }))).svg,
    ).toBe(once);
  });

  it.each([
    ['no series', () => lines({}), 'bad-shape', 'has no series'],
    ['an empty series', () => lines({ loss: [] }), 'bad-shape', 'Series "loss" has no values; at least one is needed.'],
    ['nothing to draw', () => lines({ loss: [Number.NaN] }), 'bad-value', 'has no value that can be drawn'],
    [
      'nothing above 0',
      () => lines({ loss: [0, -1] }, { yScale: 'log' }),
      'bad-value',
      'has no value that can be drawn',
    ],
    [
      'x of another length',
      () => lines({ loss: [1, 2] }, { x: [1, 2, 3] }),
      'bad-shape',
      'Series "loss" has 2 values and x has 3',
    ],
    [
      'text for numbers',
      () => lines({ loss: ['1'] as never }),
      'bad-value',
      'Series "loss" holds something that is no number at position 0.',
    ],
    ['a size', () => lines({ loss: [1] }, { width: 3 }), 'bad-option', 'Width is 3; use 320 to 10,000 pixels.'],
  ])('refuses %s', (_, make, code, message) => {
    expect(make).toThrow(LinnetError);
    expect(make).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });

  it('knows its options', () => {
    // @ts-expect-error there is no such scale
    expect(() => lines({ loss }, { yScale: 'log10' })).toThrow('yScale is "log10"; use "linear" or "log".');
    // @ts-expect-error series are given by name
    expect(() => lines([1, 2])).toThrow('takes series by name, such as { loss: [0.9, 0.4] }; it was given a list.');
    // @ts-expect-error a label is called otherwise
    expect(() => lines({ loss }, { xlabel: 'Epoch' })).toThrow('Did you mean "xLabel"?');
  });
});
