import { describe, expect, it } from 'vitest';
import type { ModelCurves } from '../client/training-state.js';
import type { LayerView } from '../protocol/index.js';
import { curveSeries, curvesText, epochNumbers, meanCurve } from './curve-series.js';
import { mostUnits, networkLayout, networkText } from './network-layout.js';
import { epochText, secondsText, trainingNews } from './training-text.js';

const curvesOf = (loss: number[], testLoss: number[] = []): ModelCurves => ({
  loss,
  testLoss,
  accuracy: [],
  testAccuracy: [],
  learningRate: [],
});

describe('curveSeries', () => {
  it('is one line a set of rows for one seed', () => {
    const series = curveSeries([curvesOf([2, 1], [3, 2])], 'loss', false);
    expect(series.map(({ rows, part }) => [rows, part])).toEqual([
      ['train', 'only'],
      ['test', 'only'],
    ]);
    expect(epochNumbers(series)).toEqual([1, 2]);
  });

  it('draws the mean of several seeds on top, of those that have come so far', () => {
    const series = curveSeries([curvesOf([2, 1]), curvesOf([4])], 'loss', false);
    expect(series.map(({ part }) => part)).toEqual(['seed', 'seed', 'mean']);
    expect(series.at(-1)?.values).toEqual([3, 1]);
    expect(meanCurve([])).toEqual([]);
  });

  it('leaves out what a scale has no place for', () => {
    expect(curveSeries([curvesOf([1, 0, Number.NaN])], 'loss', true)[0]?.values).toEqual([1, null, null]);
    expect(curveSeries([curvesOf([1, 0])], 'loss', false)[0]?.values).toEqual([1, 0]);
  });

  it('names the last values in words', () => {
    expect(curvesText([curvesOf([2, 1], [3, 2.5])], 'loss')).toBe('Epoch 2: loss 1, of rows kept apart 2.5');
    expect(curvesText([curvesOf([2]), curvesOf([4])], 'loss')).toBe('Epoch 1: mean loss of 2 seeds 3');
    expect(curvesText([], 'accuracy')).toBe('Nothing has been trained yet.');
  });
});

const layer = (kind: string, output: readonly number[], kernel?: LayerView['kernel']): LayerView => ({
  kind,
  name: kind,
  output,
  activation: undefined,
  parameters: 0,
  kernel,
});

describe('networkLayout', () => {
  it('shows as many units as there is room for, and says how many more there are', () => {
    const { columns, lines } = networkLayout({ inputs: [2], layers: [layer('dense', [100])] });
    expect(columns.map(({ units, hidden }) => [units.length, hidden])).toEqual([
      [2, 0],
      [mostUnits - 1, 100 - mostUnits + 1],
    ]);
    expect(lines).toHaveLength(2 * (mostUnits - 1));
    expect(lines[0]?.strength).toBeUndefined();
  });

  it('gives each line its own weight, as a share of the strongest', () => {
    const kernel = { inputs: 2, units: 2, values: Float32Array.of(1, -2, 0, 0.5) };
    const plain = layer('dense', [2]);
    const { lines } = networkLayout({ inputs: [2], layers: [plain] }, [{ ...plain, kernel }]);
    expect(lines.map(({ strength }) => strength)).toEqual([0.5, -1, 0, 0.25]);
  });

  it('shows rows of steps as a box', () => {
    const { columns } = networkLayout({ inputs: [100, 1], layers: [layer('lstm', [8])] });
    expect(columns[0]?.shape).toBe('100 × 1');
  });

  it('stays within its own size', () => {
    const { columns, lines, width, height } = networkLayout({
      inputs: [100],
      layers: [layer('globalAveragePooling1d', [16]), layer('dense', [1])],
    });
    for (const { x, units } of columns) {
      expect(x).toBeLessThan(width);
      for (const y of units) expect(y).toBeLessThan(height - 40);
    }
    for (const { x1, x2 } of lines) expect(x1).toBeLessThan(x2);
  });

  it('can be told in words', () => {
    const network = {
      inputs: [2],
      layers: [{ ...layer('dense', [4]), activation: 'relu' }],
      parameters: 12,
      summary: '',
    };
    expect(networkText(network)).toBe('2 inputs, then dense to 4 with relu; 12 parameters.');
  });
});

describe('a training in words', () => {
  it('tells its turns', () => {
    const curves = [curvesOf([3, 2, 1])];
    expect(trainingNews({ phase: 'running', curves, result: undefined })).toBe('Training.');
    expect(trainingNews({ phase: 'paused', curves, result: undefined })).toBe('Paused after 3 epochs.');
    expect(trainingNews({ phase: 'ended', curves, result: undefined })).toBe('Trained 3 epochs.');
    expect(trainingNews({ phase: 'idle', curves: [], result: undefined })).toBe('');
  });

  it('tells epochs and time', () => {
    expect(epochText(12, 1000)).toBe('Epoch 12 of 1,000');
    expect([1.25, 125].map(secondsText)).toEqual(['1.3 s', '2 min 5 s']);
  });
});
