import { describe, expect, it } from 'vitest';
import { drawn } from '../test/svg-document.js';
import {
  errorBars,
  learningRateSweep,
  precisionRecall,
  predictedAgainstTrue,
  roc,
  stackedLines,
  trainingCurves,
} from './index.js';

/** Places along a path of straight lines. */
const placesOf = (path: string): readonly (readonly number[])[] =>
  path
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number));

describe('learningRateSweep', () => {
  const rates = [1e-4, 1e-3, 1e-2, 1e-1, 1];

  it('draws loss over a log axis and marks the suggestion', async () => {
    const figure = learningRateSweep({ rates, losses: [1, 0.9, 0.5, 0.4, 2], suggestion: 1e-2 });
    const { texts, paths, select } = await drawn(figure);
    expect(texts).toEqual(expect.arrayContaining(['0.0001', '0.01', '1', 'Learning rate', 'Loss', 'Suggested: 0.01']));
    const middle = placesOf(paths('line')[0] ?? '')[2]?.[0] ?? 0;
    const mark = select('[aria-label="suggestion"] path')[0]?.getAttribute('d') ?? '';
    expect(Number(/^M([\d.]+)/.exec(mark)?.[1])).toBeCloseTo(middle, 1);
    expect(figure.description).toBe('Loss at learning rates from 0.0001 to 1; 0.01 is suggested.');
  });

  it('shows the smoothed loss before what was measured, and no suggestion where there is none', async () => {
    const { texts, paths, select } = await drawn(
      learningRateSweep({
        rates,
        losses: [1, 0.9, 0.5, Number.NaN, 2],
        smoothed: [1, 0.9, 0.7, 0.6, 1],
        suggestion: undefined,
      }),
    );
    expect(paths('line')).toHaveLength(2);
    expect(texts).toEqual(expect.arrayContaining(['smoothed', 'each batch']));
    expect(select('[aria-label="suggestion"]')).toEqual([]);
  });

  it('is not flattened by a loss that explodes at the end', async () => {
    const exploding = { rates, losses: [1, 0.9, 0.5, 0.4, 1e6], smoothed: [1, 0.95, 0.7, 0.6, 2e4] };
    const { texts, paths } = await drawn(learningRateSweep(exploding));
    expect(texts).toEqual(
      expect.arrayContaining([
        'smoothed: 1 value is above 2.5; not shown.',
        'each batch: 1 value is above 2.5; not shown.',
      ]),
    );
    const heights = paths('line').flatMap((path) => placesOf(path).map(([, y = 0]) => y));
    // Both lines reach the top of the plot, and use all of it.
    const [top, ...others] = [...new Set(heights)].sort((a, b) => a - b);
    expect(heights.filter((y) => y === top)).toHaveLength(2);
    expect(Math.max(...others) - (top ?? 0)).toBeGreaterThan(100);
    expect((await drawn(learningRateSweep(exploding, { yScale: 'log' }))).texts.join(' ')).not.toContain('not shown');
  });

  it('takes losses below 0, and one that is the best at once', async () => {
    const negative = await drawn(learningRateSweep({ rates, losses: [-1, -2, -3, -2, 50] }));
    expect(negative.texts).toContain('loss: 1 value is above 6; not shown.');
    expect((await drawn(learningRateSweep({ rates, losses: [0, 0, 0, 0, 0] }))).paths('line')).toHaveLength(1);
  });

  it('refuses what is no sweep', () => {
    expect(() => learningRateSweep({ rates, losses: [1] })).toThrow('has 1 values and x has 5');
    expect(() => learningRateSweep({ rates, losses: rates, suggestion: -1 })).toThrow('The suggestion is -1');
  });
});

describe('trainingCurves', () => {
  const history = {
    loss: [0.7, 0.6, 0.5],
    accuracy: [0.5, 0.6, 0.7],
    learningRate: [1e-4, 1e-3, 1e-2],
    epochs: 3,
    seconds: 1,
  };

  it('has a row for each quantity, over one axis of epochs', async () => {
    const { texts, paths } = await drawn(trainingCurves(history, { title: 'm7' }));
    expect(paths('line')).toHaveLength(3);
    expect(texts).toEqual(expect.arrayContaining(['m7', 'Loss', 'Accuracy', 'Learning rate', 'Epoch', '0.001']));
    expect(texts.filter((text) => text === 'Epoch')).toHaveLength(1);
    const ends = paths('line').map((path) => placesOf(path).map(([x]) => x));
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
  });

  it('puts validation beside training, and leaves out a rate that stays', async () => {
    const constant = {
      ...history,
      learningRate: [0.1, 0.1, 0.1],
      validation: { loss: [0.8, 0.7, 0.7], accuracy: [0.4, 0.5, 0.5] },
    };
    const { texts, paths } = await drawn(trainingCurves(constant));
    expect(paths('line')).toHaveLength(4);
    expect(texts.filter((text) => text === 'validation')).toHaveLength(2);
    expect(texts).not.toContain('Learning rate');
    expect((await drawn(trainingCurves(constant, { learningRate: true }))).texts).toContain('Learning rate');
  });

  it('refuses rows that are none', () => {
    expect(() => stackedLines([])).toThrow('There are no rows');
    expect(() => stackedLines([{ label: 'Loss', series: {} }])).toThrow('Row "Loss" has no series');
    expect(() => stackedLines([{ series: { a: [1] } } as never])).toThrow('pass { label, series }');
  });
});

describe('roc', () => {
  const good = { falsePositiveRate: [0, 0, 0.5, 1], truePositiveRate: [0, 0.8, 0.9, 1], area: 0.9 };

  it('names curves with their areas, and draws the line of guessing', async () => {
    const { texts, paths } = await drawn(roc({ relu: good, softplus: { ...good, area: 0.51234 } }));
    expect(paths('line')).toHaveLength(3);
    expect(texts).toEqual(
      expect.arrayContaining([
        'relu (area 0.900)',
        'softplus (area 0.512)',
        'guessing',
        'False positive rate',
        'True positive rate',
      ]),
    );
  });

  it('draws precision in steps that the average counts', async () => {
    const { texts, paths } = await drawn(
      precisionRecall({ test: { precision: [0.5, 0.75, 1], recall: [1, 0.5, 0], averagePrecision: 0.625 } }),
    );
    expect(texts).toContain('test (average precision 0.625)');
    const [a, b, c, d, e] = placesOf(paths('line')[0] ?? '');
    expect(a?.[1]).toBe(b?.[1]);
    expect(b?.[0]).toBe(c?.[0]);
    expect(c?.[1]).toBe(d?.[1]);
    expect(d?.[0]).toBe(e?.[0]);
  });

  it('refuses rates that are none', () => {
    expect(() => roc({ a: { ...good, truePositiveRate: [0, 1] } })).toThrow(
      'has 4 rates for one axis and 2 for the other',
    );
    expect(() => roc({ a: { ...good, truePositiveRate: [0, 2, 1, 1] } })).toThrow(
      'holds 2 at position 1; rates lie from 0 to 1',
    );
    expect(() => roc({ a: [] as never })).toThrow('without area; pass what rocCurve gives');
    expect(() => roc({})).toThrow('has no series');
  });
});

describe('predictedAgainstTrue', () => {
  it('has equal axes with units, a line where predictions are right, and a shape for each set', async () => {
    const { texts, select, paths } = await drawn(
      predictedAgainstTrue(
        { train: { truth: [0, 1, 2], predicted: [0, 1, 3] }, test: { truth: [1], predicted: [1] } },
        { unit: 'mV' },
      ),
    );
    expect(texts).toEqual(
      expect.arrayContaining(['True value (mV)', 'Predicted value (mV)', 'train (3 rows)', 'test (1 row)', 'right']),
    );
    expect(select('[aria-label="points"] path')).toHaveLength(2);
    const [from, to] = placesOf(paths('line')[0] ?? '');
    expect((to?.[0] ?? 0) - (from?.[0] ?? 0)).toBeCloseTo((from?.[1] ?? 0) - (to?.[1] ?? 0), 0);
  });

  it('refuses lists that are not as long', () => {
    expect(() => predictedAgainstTrue({ a: { truth: [1, 2], predicted: [1] } })).toThrow(
      'has 2 true values and 1 predicted ones',
    );
  });
});

describe('errorBars', () => {
  const accuracy = [
    [0.7, 0.6, 0.8],
    [0.9, 0.95, 0.85],
  ];

  it('shows the middle and the spread at each swept number', async () => {
    const figure = errorBars({ accuracy }, { x: [50, 200], xLabel: 'Training files', xScale: 'log' });
    const { texts, select } = await drawn(figure);
    expect(texts).toEqual(
      expect.arrayContaining([
        '50',
        '200',
        'Training files',
        'Marks: medians. Bars: from the least to the greatest value.',
      ]),
    );
    expect(figure.description).toBe('accuracy at 50: 0.7, 200: 0.9.');
    expect(select('[aria-label="error bars"] path').length).toBe(4);
  });

  it('takes names, which no line joins', async () => {
    const { texts, select } = await drawn(
      errorBars({ accuracy, other: accuracy }, { x: ['relu', 'none'], bars: 'deviation' }),
    );
    expect(texts).toEqual(expect.arrayContaining(['relu', 'none', 'accuracy', 'other']));
    expect(select('[aria-label="error bars"] path').length).toBe(6);
  });

  it('leaves out what is not finite, and says so', async () => {
    const { svg, texts } = await drawn(errorBars({ a: [[1, Number.NaN], [Number.NaN]] }, { x: [1, 2] }));
    expect(svg).not.toContain('NaN');
    expect(texts).toContain('a: 2 values are not finite; not shown.');
  });

  it('refuses lists that are not as many', () => {
    expect(() => errorBars({ a: [[1]] }, { x: [1, 2] })).toThrow('has 1 lists of values for 2 places');
    expect(() => errorBars({ a: [[1]] }, { x: [0], xScale: 'log' })).toThrow('x holds 0 at position 0');
    // @ts-expect-error numbers and names do not mix
    expect(() => errorBars({ a: [[1], [2]] }, { x: [1, 'two'] })).toThrow(
      'x is a list; use a list of numbers or a list of names',
    );
  });
});
