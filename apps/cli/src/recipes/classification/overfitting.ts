import { trainTestSplit } from 'linnet';
import { type Figure, lines } from 'linnet/plot';
import type { RunResult } from '../../run/result.js';
import type { RecipeOptions } from '../recipe.js';
import { lastOf, type SeededFit } from '../seeds.js';
import { classesOf, compile, deepSoftmax } from './networks.js';

/** The exercises: the large network on few and on many rows, with rows held out. */
export async function overfittingRun({ seed, dataSeed, epochs = 500 }: RecipeOptions): Promise<RunResult> {
  const few = await held(100, { seed, dataSeed, epochs });
  const many = await held(2000, { seed, dataSeed, epochs });
  const [fewGap, manyGap] = [gapOf(few), gapOf(many)];
  return {
    title: 'Overfitting, and what helps',
    lead: 'The same network of 187 weights, with a quarter of the rows held out. On 75 training rows the loss of the held-out rows turns and rises while that of the training rows goes on falling: the network learns the rows, not the classes. On 1,500 rows both stay together.',
    model: many.model,
    history: many.history,
    outcomes: [
      {
        name: 'Gap between training and validation accuracy, 75 training rows',
        value: fewGap,
        isShare: true,
        atLeast: 0.05,
        source: 'ours',
      },
      {
        name: 'The same, 1,500 training rows',
        value: manyGap,
        isShare: true,
        atMost: 0.05,
        source: 'ours',
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
