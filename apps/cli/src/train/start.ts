import type { NdArray } from '@linnet/core';
import type { Outcome, RunResult } from '@linnet/recipes';
import { type Dataset, earlyStopping } from 'linnet';
import { type ReportSection, trainingCurves } from 'linnet/plot';
import { figuresOf, type MeasuredSet } from '../measure/figures.js';
import { measure } from '../measure/measure.js';
import { given } from '../options.js';
import type { Prepared } from './prepare.js';
import type { TrainSettings } from './settings.js';
import type { SplitData } from './split.js';

/** Trains, measures, and draws. */
export async function startTraining(prepared: Prepared, settings: TrainSettings): Promise<RunResult> {
  const { name, model, sets, task } = prepared;
  const { train, validation } = sets;
  const { epochs, batchSize, patience, seed } = settings;
  const monitor = validation === undefined ? 'loss' : 'validation.loss';
  const callbacks = patience === undefined ? [] : [earlyStopping({ monitor, patience, restoreBest: true })];
  console.error(`${model.summary()}\n${prepared.choices.join('\n')}\n`);
  const history = await model.fit(train, { epochs, batchSize, validation, seed, callbacks });
  // Interrupted within the first epoch there is nothing to measure.
  if (history.epochs === 0) return { title: name, model, history };
  const measured = await measureSets(prepared, sets);
  return {
    title: `Training on ${name}`,
    lead: prepared.choices.join('. '),
    model,
    history,
    ...sharesOf(measured),
    outcomes: outcomesOf(measured),
    figures: [trainingCurves(history), ...(await figuresOf(model, task, measured))],
    sections: sectionsOf(measured),
  };
}

/** The test rows count where there are some, else those that validate: they come last. */
async function measureSets({ model, task, areProbabilities }: Prepared, sets: SplitData) {
  const measured: MeasuredSet[] = [];
  const named: Readonly<Record<string, Dataset | undefined>> = {
    training: sets.train,
    validation: sets.validation,
    test: sets.test,
  };
  for (const [name, data] of Object.entries(named)) {
    if (data === undefined) continue;
    const predicted: NdArray = await model.predict(data.x);
    measured.push({ name, data, predicted, measured: measure(task, data.y, predicted, areProbabilities) });
  }
  return measured;
}

function sharesOf(sets: readonly MeasuredSet[]): Pick<RunResult, 'metrics'> {
  const shareOf = (wanted: string) => sets.find(({ name }) => name === wanted)?.measured.share;
  const metrics = given({ train: shareOf('training'), validation: shareOf('validation') });
  return Object.keys(metrics).length === 0 ? {} : { metrics };
}

/** Of the set that counts, all; accuracies of training and validation rows are told with their intervals already. */
function outcomesOf(sets: readonly MeasuredSet[]): readonly Outcome[] {
  const last = sets.at(-1);
  const isTold = last?.name !== 'test' && last?.measured.share !== undefined;
  const scores = last?.measured.scores.filter(({ key }) => !isTold || key !== 'accuracy') ?? [];
  return scores.map(({ key: _, ...score }) => ({ ...score, name: `${score.name}, ${last?.name} rows` }));
}

function sectionsOf(sets: readonly MeasuredSet[]): readonly ReportSection[] {
  const last = sets.at(-1);
  if (last?.measured.report === undefined) return [];
  return [{ title: `Classes, ${last.name} rows`, code: last.measured.report }];
}
