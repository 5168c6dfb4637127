import { tell } from 'linnet';
import { historyTable } from 'linnet/plot';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { accuraciesOn, fitSeeds, seedsFrom } from '../seeds.js';
import { circleFigures } from './figures.js';
import { circleSets, compile, experiments, type Trained, trainExperiment } from './models.js';
import { leadText, modelOutcomes, savedOutcome, seedOutcomes } from './outcomes.js';
import { dataSections, mixedSection, modelsSection, scoresSection, stuckSection } from './sections.js';

/** All models of the notebook, and the last one from many seeds. */
export async function run({ seed, dataSeed, epochs, seeds: count = 20 }: RecipeOptions): Promise<RunResult> {
  const sets = circleSets(dataSeed);
  const settings = { seed, ...(epochs === undefined ? {} : { epochs }) };
  const trained = new Map<string, Trained>();
  for (const experiment of experiments) {
    tell(`\n${experiment.name}: ${experiment.network}, ${experiment.optimizerText}`);
    trained.set(experiment.name, await trainExperiment(experiment, sets, settings));
  }
  const of = (name: string): Trained => {
    const found = trained.get(name);
    if (found === undefined) throw new RangeError(`There is no model ${name}.`);
    return found;
  };
  const m8 = of('m8');
  const { experiment } = m8;
  const seeds = await fitSeeds(seedsFrom(1, count), (each) => compile(experiment, each), sets.train, {
    epochs: Math.min(experiment.epochs[0] ?? 30, epochs ?? 30),
    progress: 'none',
  });
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
    figures: await circleFigures(sets, of, { seeds, accuracies }),
    sections: [
      ...dataSections(sets.all),
      await modelsSection([...trained.values()]),
      { title: 'm6, epoch by epoch', table: historyTable(of('m6').history, { rows: 30 }) },
      scoresSection(sets.test.y, predicted),
      mixedSection(sets.test.y, predicted),
      stuckSection,
    ],
  };
}
