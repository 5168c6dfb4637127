import { type Dataset, type NdArray, rowOf, rowsOf } from 'linnet';
import { type Figure, histogram, signals, stackedLines } from 'linnet/plot';
import type { ExportedLinn } from '../instrument/export.js';
import { simulate, slidingRows } from '../instrument/simulate.js';
import { shapeNames, waveOf, windowLength } from './data.js';

/** A window of each shape. */
export const windowFigure = (): Figure =>
  signals(
    shapeNames.map((_, shape) => waveOf(shape, 35, windowLength)),
    { title: 'What the network sees: a window of each shape', xLabel: 'Sample', names: [...shapeNames] },
  );

/** How sure it is: the output of the right shape, by shape. */
export function outputFigure({ y }: Dataset, outputs: NdArray): Figure {
  const own = shapeNames.map((name, shape) => {
    const rows = Array.from({ length: rowsOf(y) }, (_, row) => row).filter((row) => rowOf(y, row)[shape] === 1);
    return [name, rows.map((row) => rowOf(outputs, row)[shape] ?? Number.NaN)] as const;
  });
  return histogram(Object.fromEntries(own), {
    title: 'Output for the right shape',
    xLabel: 'Output value',
    bins: 50,
    range: [0, 1],
  });
}

/** One shape after another on one channel, and the three outputs at every sample. */
export function switchedFigure(file: ExportedLinn): Figure {
  const each = 3 * windowLength;
  const signal = shapeNames.flatMap((_, shape) => Array.from(waveOf(shape, 33, each)));
  const outputs = simulate(file, slidingRows(signal, windowLength));
  const from = windowLength - 1;
  const series = shapeNames.map((name, shape) => [
    name,
    Float64Array.from({ length: rowsOf(outputs) }, (_, row) => rowOf(outputs, row)[shape] ?? Number.NaN),
  ]);
  return stackedLines(
    [
      { label: 'Signal (arb.)', series: { signal: signal.slice(from) } },
      { label: 'Outputs', series: Object.fromEntries(series) },
    ],
    {
      title: 'A signal that changes its shape every 240 samples (simulated instrument)',
      xLabel: 'Sample',
      x: Float64Array.from({ length: signal.length - from }, (_, index) => index + from),
    },
  );
}
