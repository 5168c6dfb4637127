import type { Dataset, NdArray } from 'linnet';
import { type Figure, lines, stackedLines } from 'linnet/plot';
import type { ExportedLinn } from '../instrument/export.js';
import { lossFigure } from '../instrument/figures.js';
import { simulate } from '../instrument/simulate.js';
import type { TrainedLinn } from '../instrument/train.js';

/** The channels, the training, and what the file makes of them. */
export async function sumFigures(
  data: Dataset,
  model: TrainedLinn['model'],
  history: TrainedLinn['history'],
  file: ExportedLinn,
): Promise<readonly Figure[]> {
  const predicted = await model.predict(data.x);
  return [
    lines(channelsOf(data), { title: 'The channels and their sum', xLabel: 'Sample', yLabel: 'Amplitude (arb.)' }),
    lossFigure(history),
    stackedLines(
      [
        { label: 'Output (arb.)', series: { wanted: data.y.data, network: simulate(file, data.x).data } },
        { label: 'Error', series: { error: differences(data.y, predicted) } },
      ],
      { title: 'The sum, and what the file gives (simulated instrument)', xLabel: 'Sample' },
    ),
  ];
}

function channelsOf({ x, y }: Dataset): Readonly<Record<string, Float64Array>> {
  const channels = x.shape[1] ?? 1;
  const column = (channel: number): Float64Array =>
    Float64Array.from({ length: y.data.length }, (_, row) => x.data[row * channels + channel] ?? Number.NaN);
  const named = Array.from({ length: channels }, (_, channel) => [`channel ${channel + 1}`, column(channel)] as const);
  return { ...Object.fromEntries(named), sum: Float64Array.from(y.data) };
}

const differences = (truth: NdArray, predicted: NdArray): Float64Array =>
  Float64Array.from(truth.data, (value, index) => (predicted.data[index] ?? Number.NaN) - value);
