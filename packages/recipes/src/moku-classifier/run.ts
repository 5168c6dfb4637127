import {
  accuracyWithInterval,
  earlyStopping,
  formatProportion,
  linnModel,
  type Proportion,
  plateaus,
  tell,
} from 'linnet';
import { countText } from '../count-text.js';
import { instrumentSection } from '../instrument/section.js';
import type { Outcome } from '../outcome.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { classifierFigures } from './figures.js';

const layers = [
  [100, 'relu'],
  [64, 'relu'],
  [64, 'relu'],
  [32, 'relu'],
  [1, 'tanh'],
] as const;

/** Trains it, and writes what the instrument needs. */
export async function run({ epochs = 1000, patience = 100, seed, dataSeed }: RecipeOptions): Promise<RunResult> {
  const { train, validation, clean } = plateaus({ seed: dataSeed });
  const model = linnModel(100, layers).compile({ optimizer: 'adam', loss: 'meanSquaredError', seed });
  tell(`${model.summary()}\n`);
  const history = await model.fit(train, {
    epochs,
    validation,
    seed,
    callbacks: [earlyStopping({ monitor: 'loss', patience, restoreBest: true })],
  });
  if (history.epochs === 0) return { model, history };
  const [seen, unseen] = [await model.predict(train.x), await model.predict(validation.x)];
  const metrics = {
    train: accuracyWithInterval(train.y, seen),
    validation: accuracyWithInterval(validation.y, unseen),
  };
  const accuracyBlock = accuracyText(metrics);
  tell(`\n${accuracyBlock}`);
  const exported = await model.export('linn', { name: 'classifier', inputChannels: 1, outputChannels: 1 });
  const { report } = exported;
  return {
    title: 'Anomaly classifier for the Moku Neural Network instrument',
    lead: `A network of ${countText(model.parameters)} parameters tells a sine with a plateau in it from a clean one. It is right on ${formatProportion(metrics.validation)} of rows that were held out, and on ${formatProportion(metrics.train)} of those it was trained on. In brackets stands the 95 % interval. Most of the sines of held-out rows also occur among the training rows, with other noise and in the other class: that is how the tutorial splits its data.`,
    model,
    history,
    metrics,
    outcomes: outcomesOf(metrics, report.latencyCycles),
    latencyCycles: report.latencyCycles,
    figures: classifierFigures({ train, clean, history, seen, unseen }),
    files: [{ name: 'classifier.linn', exported }],
    sections: [{ title: 'Accuracy', code: accuracyBlock }, instrumentSection(report, 'classifier.setup.json')],
  };
}

type Accuracies = Readonly<Record<'train' | 'validation', Proportion>>;

function outcomesOf({ train, validation }: Accuracies, cycles: number): readonly Outcome[] {
  const source = 'the tutorial';
  return [
    {
      name: 'Training accuracy',
      value: train.accuracy,
      isShare: true,
      atLeast: 0.99,
      stated: '99.48 %',
      source,
      reason: 'the least of five seeds, 1 to 4 and 42, which come to 99.0 to 99.8 %',
    },
    {
      name: 'Validation accuracy',
      value: validation.accuracy,
      isShare: true,
      atLeast: 0.93,
      stated: '95.71 %',
      source,
      reason: 'these seeds, of data too, come to 93.6 to 94.6 %; 560 rows tell an accuracy to 2 %',
    },
    { name: 'Latency, cycles', value: cycles, atLeast: 375, atMost: 375, stated: '375', source },
  ];
}

/** The tutorial's printed block. */
function accuracyText({ train, validation }: Accuracies): string {
  const line = (name: string, { accuracy, rows }: Proportion): string =>
    `${name.padEnd(12)}${(100 * accuracy).toFixed(2).padStart(6)} %  of ${countText(rows).padStart(5)} rows`;
  return [
    '---------- Model accuracy ----------',
    line('Train:', train),
    line('Validation:', validation),
    '-'.repeat(36),
  ].join('\n');
}
