import { confusionMatrix, type Dataset, labels } from 'linnet';
import {
  confusion,
  decisionBoundary,
  type Figure,
  histogram,
  learningRateSweep,
  panels,
  scatter,
  stackedLines,
  trainingCurves,
} from 'linnet/plot';
import { counted } from '../count-text.js';
import type { SeededFit } from '../seeds.js';
import type { Trained } from './models.js';

const names = { classNames: ['outer', 'inner'], xLabel: 'X0', yLabel: 'X1' } as const;

/** m8 from many seeds, and how many training rows each tells right. */
export interface SeedResults {
  readonly seeds: readonly SeededFit[];
  readonly accuracies: readonly number[];
}

/** The figures of the notebook, in its order, and those of the seeds. */
export async function circleFigures(
  sets: Readonly<Record<'all' | 'train' | 'test', Dataset>>,
  of: (name: string) => Trained,
  many: SeedResults,
): Promise<readonly Figure[]> {
  const { all, train, test } = sets;
  const boundary = (name: string, data: Dataset, title: string): Promise<Figure> =>
    decisionBoundary(of(name).model, data, { ...names, title });
  const both = async (name: string): Promise<Figure> =>
    panels([await boundary(name, train, `${name}, training rows`), await boundary(name, test, `${name}, test rows`)]);
  const [m1, m6, m7, m8] = [of('m1'), of('m6'), of('m7'), of('m8')];
  const found = labels(await m8.model.predict(test.x));
  return [
    scatter(all, { ...names, title: 'Two rings' }),
    stackedLines([{ label: 'Accuracy', series: { m1: m1.accuracy, m2: of('m2').accuracy, m3: of('m3').accuracy } }], {
      title: 'Linear models while training',
      xLabel: 'Epoch',
    }),
    await boundary('m3', all, 'm3: one straight line'),
    await boundary('m5', all, `m5: ${counted(of('m5').history.epochs, 'epoch')} at a rate of 0.001`),
    await both('m6'),
    trainingCurves(m6.history, { title: 'm6 while training', learningRate: false }),
    trainingCurves(m7.history, { title: 'm7 while training: loss, accuracy and learning rate', learningRate: true }),
    learningRateSweep(
      { rates: m7.history.learningRate, losses: m7.history.loss, suggestion: 0.02 },
      { title: 'm7: loss by learning rate, and the rate of m8' },
    ),
    trainingCurves(m8.history, { title: 'm8 while training', learningRate: false }),
    await both('m8'),
    confusion(confusionMatrix(test.y, found), { classNames: names.classNames, title: 'm8, test rows' }),
    ...(await seedFigures(many, train)),
  ];
}

/** How well m8 does from each seed, and what the worst of them sees. */
async function seedFigures({ seeds, accuracies }: SeedResults, train: Dataset): Promise<readonly Figure[]> {
  const order = [...seeds.keys()].sort((a, b) => (accuracies[a] ?? 0) - (accuracies[b] ?? 0));
  const [worst, best] = [seeds[order[0] ?? 0], seeds[order.at(-1) ?? 0]];
  if (worst === undefined || best === undefined || worst === best) return [];
  return [
    histogram(
      { accuracy: accuracies },
      {
        title: `m8 from ${counted(seeds.length, 'seed')}`,
        xLabel: 'Training accuracy',
        bins: 20,
        range: [0.5, 1],
      },
    ),
    panels([
      await decisionBoundary(worst.model, train, { ...names, title: `Worst: seed ${worst.seed}` }),
      await decisionBoundary(best.model, train, { ...names, title: `Best: seed ${best.seed}` }),
    ]),
  ];
}
