import { labels, tell } from 'linnet';
import { sidesOf } from '../experiment/class-names.js';
import { drawSets } from '../experiment/draw.js';
import { fitExperiment, targetsFor } from '../experiment/fit.js';
import { compileClassifier } from '../experiment/model.js';
import { withOptions } from '../experiment/with-options.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { accuraciesOn, fitSeeds, seedsFrom } from '../seeds.js';
import { experiments } from './experiments.js';
import { thresholdFigures } from './figures.js';
import { quickOutcome, spreadOutcomes, spreadsOf, spreadText } from './outcomes.js';

/** Trains with the settings of the post, then with an optimiser that gets there. */
export async function run(options: RecipeOptions): Promise<RunResult> {
  const { seed, seeds = 20 } = options;
  const experiment = withOptions(experiments.sgd, options);
  const sets = drawSets(experiment);
  const { train: data } = sets;
  const model = compileClassifier(experiment, sets);
  tell(`${model.summary()}\n`);
  const history = await fitExperiment(model, experiment, sets);
  const all = seedsFrom(seed, seeds);
  const slow = await fitSeeds(all, experiment, sets);
  const quick = await fitSeeds(all, withOptions(experiments.adam, options), sets);
  const predicted = labels(await model.predict(data.x));
  const spreads = spreadsOf(slow);
  return {
    title: 'An LSTM on a threshold',
    lead: `Rows of two steps: a number from 0 to 100, which is not scaled, then noise from 0 to 1. The class is whether the number is above 50. With plain gradient descent the accuracy goes up and down between epochs, so what is printed last depends on when one stops. ${spreadText(spreads, seeds)}`,
    model,
    history,
    outcomes: [
      ...spreadOutcomes(spreads, seeds),
      quickOutcome(await accuraciesOn(targetsFor(experiment, data), quick)),
    ],
    figures: thresholdFigures({
      data,
      classNames: sidesOf(experiments.sgd.data.at),
      history,
      slow,
      quick,
      predicted,
    }),
    sections: [{ title: 'Predicted classes', code: classesText(predicted) }],
  };
}

/** Rows of 25. */
const classesText = (classes: ArrayLike<number>): string =>
  Array.from(classes)
    .join(' ')
    .replace(/((?:\S+ ){25})/gu, '$1\n');
