import { trainTestSplit } from 'linnet';
import { type Figure, lines } from 'linnet/plot';
import { counted } from '../count-text.js';
import { drawSets, type SplitSets } from '../experiment/draw.js';
import type { OpenExperiment } from '../experiment/experiment.js';
import { fitExperiment } from '../experiment/fit.js';
import { compileClassifier } from '../experiment/model.js';
import { withOptions } from '../experiment/with-options.js';
import { numberText } from '../number-text.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { lastOf, type SeededFit } from '../seeds.js';
import { experiments } from './experiments.js';

/** The exercises: the large network on few and on many rows, with rows held out. */
export async function overfittingRun(options: RecipeOptions): Promise<RunResult> {
  const few = await held(100, options);
  const many = await held(2000, options);
  const [fewGap, manyGap] = [gapOf(few), gapOf(many)];
  return {
    title: 'Overfitting, and what helps',
    lead: `The same network of ${many.model.parameters} weights, with a quarter of the rows held out. ${lossText('75', few)} ${lossText('1,500', many)} Where the loss of held-out rows rises while that of the training rows falls, the network learns the rows, not the classes.`,
    model: many.model,
    history: many.history,
    outcomes: [
      {
        name: 'Gap between training and validation accuracy, 75 training rows',
        value: fewGap,
        isShare: true,
        atLeast: 0.05,
        reason: 'ours',
      },
      {
        name: 'The same, 1,500 training rows',
        value: manyGap,
        isShare: true,
        atMost: 0.05,
        reason: 'ours',
      },
    ],
    figures: [...figuresOf('75 training rows', few), ...figuresOf('1,500 training rows', many)],
  };
}

async function held(rows: number, options: RecipeOptions): Promise<SeededFit> {
  const { deep } = experiments;
  const experiment = withOptions({ ...deep, data: { ...deep.data, rows }, shuffle: true, watch: true }, options);
  const sets = stratified(experiment);
  const { seed } = experiment;
  const model = compileClassifier(experiment, sets);
  return { seed, model, history: await fitExperiment(model, experiment, sets) };
}

/** A quarter of each class held out. */
function stratified(experiment: OpenExperiment): SplitSets {
  const { train: all } = drawSets(experiment);
  const [train, test] = trainTestSplit(all, { testSize: 0.25, seed: experiment.seed, stratify: true });
  return { train, test };
}

/** How far the loss of the held-out rows came down, and where it ended. */
function lossText(rows: string, { history: { loss, validation } }: SeededFit): string {
  const held = validation?.loss ?? [];
  const least = held.reduce((best, value, epoch) => (value < (held[best] ?? Number.NaN) ? epoch : best), 0);
  return `On ${rows} training rows the loss of held-out rows is least after ${counted(least + 1, 'epoch')}, ${numberText(held[least] ?? Number.NaN)}, and ${numberText(lastOf(held))} at the end; that of the training rows ends at ${numberText(lastOf(loss))}.`;
}

/** How much better the network does on the rows it was trained on. */
const gapOf = ({ history }: SeededFit): number => lastOf(history.accuracy) - lastOf(history.validation?.accuracy ?? []);

function figuresOf(title: string, { history }: SeededFit): readonly Figure[] {
  const both = (name: 'loss' | 'accuracy', yLabel: string): Figure =>
    lines(
      { training: history[name], validation: history.validation?.[name] ?? [] },
      { title: `${yLabel}, ${title}`, xLabel: 'Epoch', yLabel },
    );
  return [both('loss', 'Loss'), both('accuracy', 'Accuracy')];
}
