import { type Dataset, loadModel, type NdArray, parseModel, stringifyModel } from 'linnet';
import { counted } from '../count-text.js';
import type { SplitSets } from '../experiment/draw.js';
import { shareText } from '../number-text.js';
import type { Outcome } from '../outcome.js';
import { median } from '../seeds.js';
import type { ModelName, Trained } from './models.js';
import { chosenSeed } from './seed.js';

/** What came out, by the names of the outcomes; the seed is told where it was chosen for that. */
export function leadText(outcomes: readonly Outcome[], m8: Trained, count: number, seed: number): string {
  const share = (name: string): string =>
    shareText(outcomes.find((outcome) => outcome.name === name)?.value ?? Number.NaN);
  const linear = ['m1', 'm2', 'm3'].map((name) => share(`${name}, accuracy`));
  const isChosen = seed === chosenSeed && share('m8, test accuracy') === shareText(1);
  return [
    `No straight line parts the rings, so the linear models m1 to m3 tell no more than about half of the rows right, however long and wide they are: ${linear.join(', ')}.`,
    `Two layers of four relu units can close a curve: m8, with the rate that the notebook reads off its sweep, tells ${share('m8, training accuracy')} of the training rows right and ${share('m8, test accuracy')} of the test rows, after ${counted(m8.history.epochs, 'epoch')}.`,
    ...(isChosen ? [`The seed ${seed} of start weights and order was chosen: it is one of those that do.`] : []),
    `Of ${counted(count, 'seed')} ${share(`m8 from ${counted(count, 'seed')}, share that reaches 99 %`)} come to 99 % of the training rows.`,
  ].join(' ');
}

/** How well the linear models and the last one do. */
export async function modelOutcomes(
  of: (name: ModelName) => Trained,
  { train, test }: SplitSets,
): Promise<readonly Outcome[]> {
  const linear: Outcome[] = [];
  for (const name of ['m1', 'm2', 'm3'] as const) {
    const { model, sets } = of(name);
    const { accuracy: value } = await model.evaluate(sets.train);
    linear.push({
      name: `${name}, accuracy`,
      value,
      isShare: true,
      atMost: 0.6,
      stated: '0.5',
      source: 'the notebook',
      reason: 'nothing is learnt; on which side of one half it is depends on the seed',
    });
  }
  const { model } = of('m8');
  const share = { isShare: true, source: 'the notebook' };
  return [
    ...linear,
    {
      name: 'm8, training accuracy',
      value: (await model.evaluate(train)).accuracy,
      ...share,
      atLeast: 0.9987,
      stated: '99.87 %',
    },
    {
      name: 'm8, test accuracy',
      value: (await model.evaluate(test)).accuracy,
      ...share,
      atLeast: 1,
      stated: 'a matrix without errors',
    },
  ];
}

/** How well the last one does from many seeds. */
export function seedOutcomes(accuracies: readonly number[]): readonly Outcome[] {
  const of = `m8 from ${counted(accuracies.length, 'seed')}`;
  return [
    {
      name: `${of}, median training accuracy`,
      value: median(accuracies),
      isShare: true,
      atLeast: 0.98,
      reason: 'where about half reach 99 %, the median is near that',
    },
    {
      name: `${of}, share that reaches 99 %`,
      value: accuracies.filter((value) => value >= 0.99).length / accuracies.length,
      isShare: true,
      atLeast: 7 / 20,
      stated: 'about half',
      source: 'Keras 3.15 and numpy',
      reason: 'half of 20 seeds, less what chance takes of that',
    },
  ];
}

/** Writes the model as a file, reads that, and compares predictions. */
export async function savedOutcome({ model }: Trained, test: Dataset, predicted: NdArray): Promise<Outcome> {
  const read = loadModel(parseModel(stringifyModel(model.toArtifact()))).compile();
  const again = await read.predict(test.x);
  const differences = Array.from(again.data, (value, index) => Math.abs(value - (predicted.data[index] ?? Number.NaN)));
  return {
    name: 'm8, saved and loaded: largest change of a prediction',
    value: Math.max(...differences),
    atMost: 0,
    reason: 'weights survive to the bit',
  };
}
