import { fromRows, LinnetError, ndarray, stream } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { drawn, tagProblems } from '../test/svg-document.js';
import {
  anomaly,
  confusion,
  decisionBoundary,
  errorBars,
  type Figure,
  heatMap,
  histogram,
  learningRateSweep,
  lines,
  panels,
  precisionRecall,
  predictedAgainstTrue,
  roc,
  scatter,
  signals,
  stackedLines,
  trainingCurves,
} from './index.js';

const samples = {
  x: fromRows([
    [0, 1],
    [2, 0],
    [1, 3],
  ]),
  y: ndarray(Float64Array.of(0, 1, 1), [3, 1]),
};
const model = {
  predict: async (x: { readonly data: ArrayLike<number>; readonly shape: readonly number[] }) =>
    ndarray(
      Float64Array.from({ length: x.shape[0] ?? 0 }, (_, row) => (x.data[2 * row] ?? 0) / 2),
      [x.shape[0] ?? 0, 1],
    ),
};
const curve = { falsePositiveRate: [0, 0, 1], truePositiveRate: [0, 1, 1], area: 1 };

const figures: readonly (readonly [string, (values: readonly number[]) => Figure | Promise<Figure>])[] = [
  ['lines', (values) => lines({ a: values })],
  ['histogram', (values) => histogram({ a: values })],
  ['signals', (values) => signals([values], { sampleRate: 100, unit: 'V' })],
  ['anomaly', (values) => anomaly({ defective: { signal: values, start: 0, width: 1 }, sound: { signal: values } })],
  [
    'stackedLines',
    (values) =>
      stackedLines([
        { label: 'A', series: { a: values } },
        { label: 'B', series: { b: values } },
      ]),
  ],
  ['trainingCurves', (values) => trainingCurves({ loss: values, validation: { loss: values } })],
  [
    'learningRateSweep',
    (values) => learningRateSweep({ rates: values.map((_, at) => at + 1), losses: values, suggestion: 2 }),
  ],
  ['predictedAgainstTrue', (values) => predictedAgainstTrue({ a: { truth: values, predicted: values } })],
  ['errorBars', (values) => errorBars({ a: [values] }, { x: [1] })],
  ['heatMap', (values) => heatMap([values])],
  [
    'scatter',
    (values) =>
      scatter({
        x: fromRows(values.map((value) => [value, value])),
        y: ndarray(new Float64Array(values.length), [values.length]),
      }),
  ],
  [
    'decisionBoundary',
    (values) =>
      decisionBoundary(
        model,
        {
          x: fromRows(values.map((value) => [value, value])),
          y: ndarray(new Float64Array(values.length), [values.length]),
        },
        { grid: 10 },
      ),
  ],
  ['panels', (values) => panels([lines({ a: values }), histogram({ a: values })], { title: 'Two' })],
];

const fixed: readonly (readonly [string, () => Figure | Promise<Figure>])[] = [
  [
    'confusion',
    () =>
      confusion({
        labels: ['a', 'b'],
        counts: [
          [3, 1],
          [0, 0],
        ],
      }),
  ],
  ['roc', () => roc({ a: curve })],
  ['precisionRecall', () => precisionRecall({ a: { precision: [0.5, 1], recall: [1, 0], averagePrecision: 0.5 } })],
  ['scatter of classes', () => scatter(samples)],
  ['decisionBoundary of classes', () => decisionBoundary(model, samples, { shading: 'probability', grid: 20 })],
];

const inputs: readonly (readonly [string, readonly number[]])[] = [
  ['some values', [3, 1, 2, 5]],
  ['one value', [7]],
  ['a constant', [0.1, 0.1, 0.1]],
  ['zeros', [0, 0]],
  ['gaps', [1, Number.NaN, 3, Number.POSITIVE_INFINITY, 2]],
  ['a huge range', [-1e150, 1e-150, 1e150]],
  ['the least numbers', [0, 5e-324]],
  ['numbers that are all but equal', [1e9, 1e9 + 1e-6]],
];

async function expectWellMade(figure: Figure): Promise<void> {
  const { svg, select } = await drawn(figure);
  expect(tagProblems(svg)).toEqual([]);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(svg).toContain(`<title>`);
  expect(select('svg')[0]?.getAttribute('aria-label')).toBe(figure.title);
  expect(figure.title).not.toBe('');
  expect(figure.description).not.toMatch(/NaN|undefined/);
  expect(svg).not.toMatch(/href|url\(|<script| id="/);
  expect(svg).toContain('prefers-color-scheme:dark');
}

describe.each(figures)('%s', (_name, make) => {
  it.each(inputs)('is well made of %s', async (_input, values) => {
    await expectWellMade(await make(values));
  });

  it('is laid out again for another size', async () => {
    const figure = (await make([3, 1, 2])).resized({ width: 900, height: 500 });
    expect(figure.width).toBe(900);
    expect(figure.height).toBeGreaterThanOrEqual(480);
    await expectWellMade(figure);
  });

  it('refuses nothing', async () => {
    await expect(async () => make([])).rejects.toThrow(LinnetError);
  });
});

describe.each(fixed)('%s', (_name, make) => {
  it('is well made, and the same each time', async () => {
    const figure = await make();
    await expectWellMade(figure);
    expect((await drawn(await make())).svg).toBe((await drawn(figure)).svg);
  });
});

describe('a million values', () => {
  const draws = stream(1);
  const many = Float64Array.from({ length: 1e6 }, () => draws.uniform());
  const half = ndarray(many, [5e5, 2]);
  const labels = ndarray(
    Float64Array.from({ length: 5e5 }, (_, row) => row % 2),
    [5e5],
  );

  it.each([
    ['lines', () => lines({ a: many }), 'a: of 1,000,000 points the least and greatest of every 500 are drawn.'],
    ['signals', () => signals([many]), 'signal 0: of 1,000,000 points the least and greatest of every 500 are drawn.'],
    ['scatter', () => scatter({ x: half, y: labels }), 'Rows: 2,000 of 500,000 are drawn, picked at random.'],
    [
      'predictedAgainstTrue',
      () => predictedAgainstTrue({ a: { truth: many, predicted: many } }),
      'a: 2,000 of 1,000,000 are drawn, picked at random.',
    ],
    ['heatMap', () => heatMap(ndarray(many, [1000, 1000])), 'Each cell is the mean of a block of up to 5 x 5 values.'],
  ])('%s are thinned, and it says so', async (_name, make, note) => {
    const { svg, texts } = await drawn(make());
    expect(texts.join(' ')).toContain(note);
    expect(svg.length).toBeLessThan(1_500_000);
  });
});

describe('misuse', () => {
  it.each([
    ['null for data', () => lines(null as never), 'takes series by name'],
    ['null for a series', () => lines({ loss: null as never }), 'Series "loss" is null; pass a list of numbers'],
    ['null for options', () => scatter(samples, null as never), 'scatter takes an object of options'],
    ['null for samples', () => scatter(null as never), 'scatter takes samples { x, y }'],
    ['null for signals', () => signals(null as never), 'signals takes an array of signals x samples'],
    ['null for a matrix', () => confusion(null as never), 'confusion takes { labels, counts }'],
    ['null for rows', () => stackedLines(null as never), 'stackedLines takes a list of rows'],
    ['null for a history', () => trainingCurves(null as never), 'trainingCurves takes a history'],
    ['null for a sweep', () => learningRateSweep(null as never), 'is undefined; pass a list of numbers'],
    ['null for curves', () => roc(null as never), 'takes series by name'],
    ['null for a curve', () => roc({ a: null as never }), 'pass what rocCurve gives'],
    ['null for figures', () => panels(null as never), 'panels takes a list of figures'],
    ['null for a pair', () => predictedAgainstTrue({ a: null as never }), 'pass { truth, predicted }'],
    ['null for a heat map', () => heatMap(null as never), 'The heat map takes rows x columns'],
    ['null for an anomaly', () => anomaly(null as never), 'anomaly takes { defective'],
    ['no x', () => errorBars({ a: [[1]] }, {} as never), 'errorBars needs x'],
    ['an option that is none', () => histogram({ a: [1] }, { bin: 3 } as never), 'Did you mean "bins"?'],
  ])('%s is told', (_what, make, message) => {
    expect(make).toThrow(LinnetError);
    expect(make).toThrow(message);
  });
});
