import {
  adam,
  confusionMatrix,
  type Dataset,
  dense,
  fromRows,
  labels,
  lstm,
  type MetricName,
  type OptimizerSpec,
  sequential,
  sgd,
  threshold,
} from 'linnet';
import { confusion, type Figure, lines, scatter } from 'linnet/plot';
import type { Outcome } from '../../run/outcome.js';
import type { RunResult } from '../../run/result.js';
import type { RecipeOptions } from '../recipe.js';
import {
  accuraciesOn,
  type Classifier,
  fitSeeds,
  lastOf,
  meanCurve,
  median,
  type SeededFit,
  seedsFrom,
} from '../seeds.js';

const batchSize = 50;
const classNames = ['up to 50', 'above 50'];

/** Trains with the settings of the post, then with an optimiser that gets there. */
export async function run({ seed, dataSeed, epochs = 300, seeds = 20 }: RecipeOptions): Promise<RunResult> {
  const data = threshold({ rows: 100, at: 50, seed: dataSeed });
  const targets = data.oneHot();
  const model = compile(sgd(), seed);
  console.error(`${model.summary()}\n`);
  const history = await model.fit(targets, { epochs, batchSize, seed });
  const all = seedsFrom(seed, seeds);
  const settings = { epochs, batchSize, progress: 'none' } as const;
  const slow = await fitSeeds(all, (each) => compile(sgd(), each), targets, settings);
  const quick = await fitSeeds(all, (each) => compile(adam({ learningRate: 0.02 }), each), targets, settings);
  const predicted = labels(await model.predict(data.x));
  return {
    title: 'An LSTM on a threshold',
    lead: 'Rows of two steps: a number from 0 to 100, which is not scaled, then noise from 0 to 1. The class is whether the number is above 50. With plain gradient descent the accuracy goes up and down between epochs until the end, so what is printed last depends on when one stops; with Adam and a rate of 0.02 it settles.',
    model,
    history,
    outcomes: [...slowOutcomes(slow), await quickOutcome(quick, targets)],
    figures: [
      ...dataFigures(data),
      lines({ accuracy: history.accuracy }, { title: 'Accuracy while training', xLabel: 'Epoch', yLabel: 'Accuracy' }),
      lines(
        { 'SGD 0.01': meanCurve(slow), 'Adam 0.02': meanCurve(quick) },
        { title: `Accuracy, mean of ${seeds} seeds`, xLabel: 'Epoch', yLabel: 'Accuracy' },
      ),
      confusion(confusionMatrix(data.y, predicted), { title: 'Predicted classes', classNames }),
    ],
    sections: [{ title: 'Predicted classes', code: classesText(predicted) }],
  };
}

function compile(optimizer: OptimizerSpec, seed: number): Classifier {
  const metrics = ['accuracy'] as const satisfies readonly MetricName[];
  return sequential([2, 1], [lstm(10), dense(2, { activation: 'softmax' })]).compile({
    loss: 'categoricalCrossentropy',
    optimizer,
    metrics,
    seed,
  });
}

function slowOutcomes(fits: readonly SeededFit[]): readonly Outcome[] {
  const finals = fits.map(({ history }) => lastOf(history.accuracy));
  const bests = fits.map(({ history }) => Math.max(...history.accuracy));
  const of = `median of ${fits.length} seeds`;
  return [
    {
      name: `SGD, accuracy of the last epoch, ${of}`,
      value: median(finals),
      isShare: true,
      atLeast: 0.77,
      source: 'Keras 3.15: 0.77 to 0.94',
    },
    {
      name: `SGD, best accuracy of an epoch, ${of}`,
      value: median(bests),
      isShare: true,
      atLeast: 0.92,
      source: 'Keras 3.15: 0.92 to 0.99; the post: about 1',
    },
  ];
}

async function quickOutcome(fits: readonly SeededFit[], data: Dataset): Promise<Outcome> {
  return {
    name: `Adam 0.02, accuracy after training, median of ${fits.length} seeds`,
    value: median(await accuraciesOn(data, fits)),
    isShare: true,
    atLeast: 0.99,
    source: 'ours',
  };
}

/** The two pictures of the post: the number against the class, and the noise against the class. */
function dataFigures(data: Dataset): readonly Figure[] {
  const against = (step: number, title: string, xLabel: string): Figure => {
    const points = Array.from({ length: data.rows }, (_, row) => [
      data.x.data[row * 2 + step] ?? 0,
      data.y.data[row] ?? 0,
    ]);
    return scatter({ x: fromRows(points), y: data.y }, { title, xLabel, yLabel: 'Class', classNames });
  };
  return [
    against(0, 'The signal: class by the first step', 'First step'),
    against(1, 'The noise: class by the second step', 'Second step'),
  ];
}

/** Rows of 25. */
const classesText = (classes: ArrayLike<number>): string =>
  Array.from(classes)
    .join(' ')
    .replace(/((?:\S+ ){25})/gu, '$1\n');
