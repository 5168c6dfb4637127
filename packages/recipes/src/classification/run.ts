import { tell } from 'linnet';
import { drawSets } from '../experiment/draw.js';
import { fitExperiment } from '../experiment/fit.js';
import { type Classifier, compileClassifier } from '../experiment/model.js';
import { withOptions } from '../experiment/with-options.js';
import { shareText } from '../number-text.js';
import type { Outcome } from '../outcome.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { lastOf, type SeededFit } from '../seeds.js';
import type { TrainedExperiment } from '../tutorial.js';
import { draw } from './draw.js';
import { experiments, type NetworkName, networkTitles } from './experiments.js';
import { multilabelRun } from './multilabel.js';
import { overfittingRun } from './overfitting.js';

/** The notebook's three networks, or what it leaves as exercises. */
export async function run(options: RecipeOptions): Promise<RunResult> {
  if (options.experiment === 'overfitting') return overfittingRun(options);
  if (options.experiment === 'multilabel') return multilabelRun(options);
  return notebookRun(options);
}

/** One of the networks after its training. */
interface Part extends TrainedExperiment {
  readonly name: NetworkName;
  readonly model: Classifier;
  readonly history: SeededFit['history'];
}

const order = ['sigmoid', 'softmax', 'deep'] as const satisfies readonly NetworkName[];

async function notebookRun(options: RecipeOptions): Promise<RunResult> {
  const fits: Part[] = [];
  for (const name of order) fits.push(await trainPart(name, options));
  const [first, second, third] = fits;
  if (first === undefined || second === undefined || third === undefined) throw new RangeError('Three networks train.');
  return {
    title: 'Two and three classes',
    lead: `Without hidden layers ${shareText(lastOf(first.history.accuracy))} of the rows of two classes are told right, and ${shareText(lastOf(second.history.accuracy))} of those of three; with two hidden layers it is ${shareText(lastOf(third.history.accuracy))} of the latter, by ${third.model.parameters} weights for ${third.sets.train.rows} rows. Whether that holds for new rows is the first exercise (--experiment overfitting).`,
    model: third.model,
    history: third.history,
    outcomes: outcomesOf(first, second, third),
    figures: (await Promise.all(fits.map((fit) => draw(fit.name, fit)))).flat(),
    sections: [{ title: 'The networks', table: tableOf(fits) }],
  };
}

/** For at most so many epochs as the options say. */
async function trainPart(name: NetworkName, { seed, dataSeed, epochs }: RecipeOptions): Promise<Part> {
  const experiment = withOptions(experiments[name], { seed, dataSeed });
  const sets = drawSets(experiment);
  const model = compileClassifier(experiment, sets);
  tell(`\n${networkTitles[name]}\n${model.summary()}\n`);
  const history = await fitExperiment(model, experiment, sets, epochs === undefined ? {} : { epochs });
  return { name, experiment, sets, model, history };
}

function outcomesOf(first: Part, second: Part, third: Part): readonly Outcome[] {
  const accuracyOf = ({ history }: Part): number => lastOf(history.accuracy);
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

const tableOf = (fits: readonly Part[]) => ({
  head: ['', 'Parameters', 'Epochs', 'Loss', 'Accuracy'],
  rows: fits.map(({ name, model, history }) => [
    networkTitles[name],
    model.parameters,
    history.epochs,
    lastOf(history.loss).toFixed(3),
    lastOf(history.accuracy).toFixed(2),
  ]),
});
