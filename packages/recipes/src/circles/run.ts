import { tell } from 'linnet';
import { historyTable } from 'linnet/plot';
import { drawSplit } from '../experiment/draw.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { accuraciesOn, fitSeeds, seedsFrom } from '../seeds.js';
import { experiments } from './experiments.js';
import { circleFigures } from './figures.js';
import { type ModelName, modelNames, networkText, optimizerText, type Trained, trainModel } from './models.js';
import { leadText, modelOutcomes, savedOutcome, seedOutcomes } from './outcomes.js';
import { dataSections, mixedSection, modelsSection, scoresSection, stuckSection } from './sections.js';

/** All models of the notebook, and the last one from many seeds. */
export async function run(options: RecipeOptions): Promise<RunResult> {
  const { seed, epochs, seeds: count = 20 } = options;
  const trained = new Map<ModelName, Trained>();
  for (const name of modelNames) {
    tell(`\n${name}: ${networkText(experiments[name])}, ${optimizerText(experiments[name])}`);
    trained.set(name, await trainModel(name, options));
  }
  const of = (name: ModelName): Trained => {
    const found = trained.get(name);
    if (found === undefined) throw new RangeError(`There is no model ${name}.`);
    return found;
  };
  const m8 = of('m8');
  const sets = drawSplit(m8.experiment);
  const seeds = await fitSeeds(seedsFrom(1, count), m8.experiment, sets, epochs);
  const accuracies = await accuraciesOn(sets.train, seeds);
  const predicted = await m8.model.predict(sets.test.x);
  const outcomes = [
    ...(await modelOutcomes(of, sets)),
    ...seedOutcomes(accuracies),
    await savedOutcome(m8, sets.test, predicted),
  ];
  return {
    title: 'Two rings: from a straight line to a closed curve',
    lead: leadText(outcomes, m8, count, seed),
    model: m8.model,
    history: m8.history,
    outcomes,
    figures: await circleFigures(of, sets.test, { seeds, accuracies }),
    sections: [
      ...dataSections(of('m1').sets.train),
      await modelsSection([...trained.values()]),
      { title: 'm6, epoch by epoch', table: historyTable(of('m6').history, { rows: 30 }) },
      scoresSection(sets.test.y, predicted),
      mixedSection(sets.test.y, predicted),
      stuckSection,
    ],
  };
}
