import { trainTestSplit } from 'linnet';
import { type Figure, lines } from 'linnet/plot';
import { counted } from '../count-text.js';
import { numberText } from '../number-text.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { lastOf, type SeededFit } from '../seeds.js';
import { classesOf, compile, deepSoftmax } from './networks.js';

/** The exercises: the large network on few and on many rows, with rows held out. */
export async function overfittingRun({ seed, dataSeed, epochs = 500 }: RecipeOptions): Promise<RunResult> {
  const few = await held(100, { seed, dataSeed, epochs });
  const many = await held(2000, { seed, dataSeed, epochs });
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

async function held(rows: number, { seed, dataSeed, epochs = 500 }: RecipeOptions): Promise<SeededFit> {
  const data = classesOf(3, dataSeed, rows);
  const [train, validation] = trainTestSplit(data, { testSize: 0.25, seed, stratify: true });
  const model = compile(deepSoftmax(), 'sparseCategoricalCrossentropy', seed);
  const history = await model.fit(train, { epochs, batchSize: 10, validation, seed });
  return { seed, model, history };
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
