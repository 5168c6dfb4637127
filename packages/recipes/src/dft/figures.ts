import { type Dataset, type NdArray, rowOf } from 'linnet';
import { type Figure, heatMap, lines, panels, predictedAgainstTrue, signals } from 'linnet/plot';
import { lossFigure } from '../instrument/figures.js';
import type { TrainedLinn } from '../instrument/train.js';
import { bins, samples, transformRows } from './data.js';

/** What the figures are drawn from. */
export interface DftFigures {
  readonly test: Dataset;
  readonly predicted: NdArray;
  readonly weights: readonly Float64Array[];
  readonly history: TrainedLinn['history'];
}

const outputNames = ['Re', 'Im'].flatMap((part) => Array.from({ length: bins }, (_, bin) => `${part} ${bin}`));

/** Signals, what is found in them, and the weights beside those of the transform. */
export function dftFigures({ test, predicted, weights, history }: DftFigures): readonly Figure[] {
  const map = (rows: readonly Float64Array[], title: string, range?: readonly [number, number]): Figure =>
    heatMap(rows, {
      ...(range === undefined ? {} : { range }),
      title,
      rowNames: outputNames,
      xLabel: 'Sample',
      yLabel: 'Output',
    });
  const differences = weights.map((row, output) => row.map((value, at) => value - (transformRows[output]?.[at] ?? 0)));
  return [
    signals(test.slice(0, 3).x, { title: 'Three of the signals', xLabel: 'Sample', yLabel: 'Amplitude (arb.)' }),
    lossFigure(history),
    predictedAgainstTrue(
      { 'new signals': { truth: test.y.data, predicted: predicted.data } },
      { title: 'Bins of new signals: beyond 1 the output stops' },
    ),
    panels([sizesFigure(test.y, 'Sizes of bins: true'), sizesFigure(predicted, 'As the network finds them')]),
    panels([rowFigure(weights, 1), rowFigure(weights, bins + 1)]),
    panels([
      map(transformRows, 'Cosines and sines', [-1 / samples, 1 / samples]),
      map(weights, 'What was learnt', [-1 / samples, 1 / samples]),
    ]),
    map(differences, 'The difference'),
  ];
}

/** Sizes of the bins of some signals: a row for each. */
function sizesFigure(outputs: NdArray, title: string): Figure {
  const rows = Array.from({ length: 6 }, (_, row) => {
    const values = rowOf(outputs, row);
    return Array.from({ length: bins }, (_, bin) => magnitude(values[bin] ?? 0, values[bins + bin] ?? 0));
  });
  return heatMap(rows, { title, range: [0, 1], xLabel: 'Bin', yLabel: 'Signal' });
}

const rowFigure = (weights: readonly Float64Array[], output: number): Figure =>
  lines(
    { transform: transformRows[output] ?? [], learnt: weights[output] ?? [] },
    {
      x: Array.from({ length: samples }, (_, at) => at),
      title: `Weights of ${outputNames[output]}`,
      xLabel: 'Sample',
      yLabel: 'Weight',
    },
  );

const magnitude = (real: number, imaginary: number): number => Math.sqrt(real * real + imaginary * imaginary);
