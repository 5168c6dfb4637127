import { type Dataset, type History, type NdArray, type PlateauDataset, rowOf, rowsOf, takeRows } from 'linnet';
import { anomaly, type Figure, histogram, lines, type Series, signals } from 'linnet/plot';
import { countText } from '../count-text.js';
import { lossScale } from '../experiment/figures.js';

/** What the figures are drawn from. */
export interface ClassifierFigures {
  readonly train: Dataset;
  /** The sines that rows are made of, where they are. */
  readonly clean?: NdArray;
  readonly history: History;
  readonly lossLabel: string;
  /** What the network answers to rows of each set, where that is one number between two classes. */
  readonly outputs?: Readonly<Record<string, Series>>;
}

const axes = { xLabel: 'Sample', yLabel: 'Amplitude (arb.)' } as const;

/** The tutorial's four figures; the last one once more with an axis that shows the doubtful rows. */
export const classifierFigures = ({
  train,
  clean,
  history,
  lossLabel,
  outputs,
}: ClassifierFigures): readonly Figure[] => [
  ...(clean === undefined ? [] : [cleanFigure(clean)]),
  ...exampleFigures(train),
  lossFigure(history, lossLabel),
  ...(outputs === undefined ? [] : outputFigures(outputs)),
];

function cleanFigure(clean: NdArray): Figure {
  const everyThousandth = Array.from({ length: Math.ceil(rowsOf(clean) / 1000) }, (_, index) => index * 1000);
  return signals(takeRows(clean, everyThousandth), {
    ...axes,
    title: 'Every 1,000th clean signal',
    names: everyThousandth.map((row) => `Signal ${countText(row)}`),
  });
}

function exampleFigures(train: Dataset): readonly Figure[] {
  if (!hasAnomalies(train)) return [];
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

function lossFigure({ loss, validation }: History, yLabel: string): Figure {
  const curves = validation === undefined ? { loss } : { loss, validation: validation.loss };
  const yScale = lossScale(...Object.values(curves));
  return lines(curves, { title: 'Loss while training', xLabel: 'Epoch', yLabel, yScale });
}

function outputFigures(outputs: Readonly<Record<string, Series>>): readonly Figure[] {
  const options = { xLabel: 'Output value', bins: 100, range: [0, 1] } as const;
  return [
    histogram(outputs, { ...options, title: 'Predictions' }),
    histogram(outputs, { ...options, title: 'Predictions, few rows made visible', yScale: 'log' }),
  ];
}

/** What the generator knows of its rows. */
const hasAnomalies = (data: Dataset): data is PlateauDataset => 'anomalies' in data;
