import { type History, type NdArray, type PlateauDataset, rowOf, rowsOf, takeRows } from 'linnet';
import { anomaly, type Figure, histogram, lines, signals } from 'linnet/plot';
import { countText } from '../count-text.js';

/** What the figures are drawn from. */
export interface ClassifierFigures {
  readonly train: PlateauDataset;
  readonly clean: NdArray;
  readonly history: History;
  readonly seen: NdArray;
  readonly unseen: NdArray;
}

/** The tutorial's four figures; the last one once more with an axis that shows the doubtful rows. */
export function classifierFigures({ train, clean, history, seen, unseen }: ClassifierFigures): readonly Figure[] {
  const everyThousandth = Array.from({ length: Math.ceil(rowsOf(clean) / 1000) }, (_, index) => index * 1000);
  const axes = { xLabel: 'Sample', yLabel: 'Amplitude (arb.)' };
  const outputs = { train: seen.data, validation: unseen.data };
  return [
    signals(takeRows(clean, everyThousandth), {
      ...axes,
      title: 'Every 1,000th clean signal',
      names: everyThousandth.map((row) => `Signal ${countText(row)}`),
    }),
    ...examples(),
    lines(
      { loss: history.loss, validation: history.validation?.loss ?? [] },
      { title: 'Loss while training', xLabel: 'Epoch', yLabel: 'Mean squared error of scaled outputs', yScale: 'log' },
    ),
    histogram(outputs, { title: 'Predictions', xLabel: 'Output value', bins: 100, range: [0, 1] }),
    histogram(outputs, {
      title: 'Predictions, few rows made visible',
      xLabel: 'Output value',
      bins: 100,
      range: [0, 1],
      yScale: 'log',
    }),
  ];

  function examples(): readonly Figure[] {
    const defective = train.anomalies.findIndex((entry) => entry !== undefined);
    const sound = train.anomalies.indexOf(undefined);
    const place = train.anomalies[defective];
    if (place === undefined || sound < 0) return [];
    return [
      anomaly(
        { defective: { signal: rowOf(train.x, defective), ...place }, sound: { signal: rowOf(train.x, sound) } },
        { ...axes, title: 'A defective and a sound signal' },
      ),
    ];
  }
}
