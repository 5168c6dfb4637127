import type { Dataset, WaveDataset } from 'linnet';
import { type Figure, lines, type Series, signals } from 'linnet/plot';
import { answerFigures, lossLabel, lossScale, whereTrained } from '../experiment/figures.js';
import type { DrawFigures, TrainedExperiment } from '../tutorial.js';

/** A wave of each shape, how the training went, and which shapes are taken for which. */
export const draw: DrawFigures = whereTrained(async (_, trained) => {
  const { train, test } = trained.sets;
  return [
    ...(isWaves(train) ? waveFigures(train) : []),
    ...curves(trained),
    ...(await answerFigures(trained, test ?? train, { title: test === undefined ? 'Training waves' : 'Test waves' })),
  ];
});

/** What the generator knows of its rows. */
const isWaves = (data: Dataset): data is WaveDataset => 'frequencies' in data;

/** The first wave of each shape. */
function waveFigures(data: WaveDataset): readonly Figure[] {
  const firsts = data.classNames.map((_, index) => data.y.data.indexOf(index));
  const found = firsts.filter((row) => row >= 0);
  const names = found.map(
    (row) => `${data.classNames[data.y.data[row] ?? 0]}, ${data.frequencies[row]?.toFixed(3)} rad/sample`,
  );
  return [
    signals(data.take(found).x, { title: 'One wave of each shape', xLabel: 'Sample', yLabel: 'Amplitude', names }),
  ];
}

function curves({ experiment, history }: Pick<TrainedExperiment, 'experiment' | 'history'>): readonly Figure[] {
  const { accuracy, loss, validation } = history;
  const axis = { xLabel: 'Epoch' };
  return [
    ...(accuracy === undefined
      ? []
      : [
          lines(both(accuracy, validation?.accuracy), {
            ...axis,
            title: 'Accuracy while training',
            yLabel: 'Share of waves told right',
          }),
        ]),
    lines(both(loss, validation?.loss), {
      ...axis,
      title: 'Loss while training',
      yLabel: lossLabel(experiment),
      yScale: lossScale(loss, validation?.loss ?? []),
    }),
  ];
}

const both = (training: readonly number[], test: readonly number[] | undefined): Readonly<Record<string, Series>> =>
  test === undefined ? { training } : { training, test };
