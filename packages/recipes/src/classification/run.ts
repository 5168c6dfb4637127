import { confusionMatrix, type Dataset, type LossName, labels, type Model, tell } from 'linnet';
import { confusion, type Figure, lines } from 'linnet/plot';
import { shareText } from '../number-text.js';
import type { Outcome } from '../outcome.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { lastOf, type SeededFit } from '../seeds.js';
import { multilabelRun } from './multilabel.js';
import { classesOf, compile, deepSoftmax, linearSoftmax, logistic } from './networks.js';
import { overfittingRun } from './overfitting.js';

/** The notebook's three networks, or what it leaves as exercises. */
export async function run(options: RecipeOptions): Promise<RunResult> {
  if (options.experiment === 'overfitting') return overfittingRun(options);
  if (options.experiment === 'multilabel') return multilabelRun(options);
  return notebookRun(options);
}

interface Part {
  readonly title: string;
  readonly model: Model;
  readonly loss: LossName;
  readonly data: Dataset;
  readonly epochs: number;
}

async function notebookRun({ seed, dataSeed, epochs: most = 500 }: RecipeOptions): Promise<RunResult> {
  const [two, three] = [classesOf(2, dataSeed), classesOf(3, dataSeed)];
  const sparse = 'sparseCategoricalCrossentropy';
  const parts: readonly Part[] = [
    { title: 'One sigmoid unit', model: logistic(), loss: 'binaryCrossentropy', data: two, epochs: 100 },
    { title: 'A softmax of three', model: linearSoftmax(), loss: sparse, data: three, epochs: 100 },
    { title: 'Two hidden layers', model: deepSoftmax(), loss: sparse, data: three, epochs: 500 },
  ];
  const fits: (SeededFit & { readonly part: Part })[] = [];
  for (const part of parts) {
    const model = compile(part.model, part.loss, seed);
    tell(`\n${part.title}\n${model.summary()}\n`);
    const history = await model.fit(part.data.batch(10), { epochs: Math.min(part.epochs, most), seed });
    fits.push({ part, seed, model, history });
  }
  const [first, second, third] = fits;
  if (first === undefined || second === undefined || third === undefined) throw new RangeError('Three networks train.');
  return {
    title: 'Two and three classes',
    lead: `Without hidden layers ${shareText(lastOf(first.history.accuracy))} of the rows of two classes are told right, and ${shareText(lastOf(second.history.accuracy))} of those of three; with two hidden layers it is ${shareText(lastOf(third.history.accuracy))} of the latter, by ${third.model.parameters} weights for ${three.rows} rows. Whether that holds for new rows is the first exercise (--experiment overfitting).`,
    model: third.model,
    history: third.history,
    outcomes: outcomesOf(first, second, third),
    figures: [...(await Promise.all(fits.map(figuresOf)))].flat(),
    sections: [{ title: 'The networks', table: tableOf(fits) }],
  };
}

function outcomesOf(first: SeededFit, second: SeededFit, third: SeededFit): readonly Outcome[] {
  const accuracyOf = ({ history }: SeededFit): number => lastOf(history.accuracy);
  return [
    {
      name: 'One sigmoid unit, training accuracy',
      value: accuracyOf(first),
      isShare: true,
      atLeast: 0.9,
      stated: '~0.9',
      source: 'the notebook',
    },
    {
      name: 'A softmax of three, training loss',
      value: lastOf(second.history.loss),
      atMost: 0.44,
      stated: 'around 0.44',
      source: 'the notebook',
    },
    {
      name: 'A softmax of three, training accuracy',
      value: accuracyOf(second),
      isShare: true,
      atLeast: 0.87,
      stated: 'around 0.87',
      source: 'the notebook',
    },
    {
      name: 'Two hidden layers, training accuracy',
      value: accuracyOf(third),
      isShare: true,
      atLeast: 0.95,
      stated: 'fairly high',
      source: 'the notebook',
      reason: 'ours: the notebook prints no number',
    },
  ];
}

async function figuresOf({ part, model, history }: SeededFit & { readonly part: Part }): Promise<readonly Figure[]> {
  const predicted = labels(await model.predict(part.data.x));
  return [
    lines(
      { loss: history.loss, accuracy: history.accuracy },
      { title: `${part.title}: loss and accuracy while training`, xLabel: 'Epoch', yLabel: 'Loss; accuracy' },
    ),
    confusion(confusionMatrix(part.data.y, predicted), { title: `${part.title}: training rows` }),
  ];
}

const tableOf = (fits: readonly (SeededFit & { readonly part: Part })[]) => ({
  head: ['', 'Parameters', 'Epochs', 'Loss', 'Accuracy'],
  rows: fits.map(({ part, model, history }) => [
    part.title,
    model.parameters,
    history.epochs,
    lastOf(history.loss).toFixed(3),
    lastOf(history.accuracy).toFixed(2),
  ]),
});
