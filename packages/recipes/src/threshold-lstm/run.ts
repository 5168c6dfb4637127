import {
  adam,
  dense,
  labels,
  lstm,
  type MetricName,
  type OptimizerSpec,
  sequential,
  sgd,
  tell,
  threshold,
} from 'linnet';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { accuraciesOn, type Classifier, fitSeeds, seedsFrom } from '../seeds.js';
import { thresholdFigures } from './figures.js';
import { quickOutcome, spreadOutcomes, spreadsOf, spreadText } from './outcomes.js';

const batchSize = 50;

/** Trains with the settings of the post, then with an optimiser that gets there. */
export async function run({ seed, dataSeed, epochs = 300, seeds = 20 }: RecipeOptions): Promise<RunResult> {
  const data = threshold({ rows: 100, at: 50, seed: dataSeed });
  const targets = data.oneHot();
  const model = compile(sgd(), seed);
  tell(`${model.summary()}\n`);
  const history = await model.fit(targets, { epochs, batchSize, seed });
  const all = seedsFrom(seed, seeds);
  const settings = { epochs, batchSize, progress: 'none' } as const;
  const slow = await fitSeeds(all, (each) => compile(sgd(), each), targets, settings);
  const quick = await fitSeeds(all, (each) => compile(adam({ learningRate: 0.02 }), each), targets, settings);
  const predicted = labels(await model.predict(data.x));
  const spreads = spreadsOf(slow);
  return {
    title: 'An LSTM on a threshold',
    lead: `Rows of two steps: a number from 0 to 100, which is not scaled, then noise from 0 to 1. The class is whether the number is above 50. With plain gradient descent the accuracy goes up and down between epochs, so what is printed last depends on when one stops. ${spreadText(spreads, seeds)}`,
    model,
    history,
    outcomes: [...spreadOutcomes(spreads, seeds), quickOutcome(await accuraciesOn(targets, quick))],
    figures: thresholdFigures({ data, history, slow, quick, predicted }),
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

/** Rows of 25. */
const classesText = (classes: ArrayLike<number>): string =>
  Array.from(classes)
    .join(' ')
    .replace(/((?:\S+ ){25})/gu, '$1\n');
