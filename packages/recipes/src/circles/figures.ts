import { type Dataset, labels } from 'linnet';
import { decisionBoundary, type Figure, histogram, panels, stackedLines } from 'linnet/plot';
import { counted } from '../count-text.js';
import { confusionFigure } from '../experiment/figures.js';
import type { SeededFit } from '../seeds.js';
import { boundaryFigures, curveFigures, dataFigures, names } from './draw.js';
import type { ModelName, Trained } from './models.js';

/** m8 from many seeds, and how many training rows each tells right. */
export interface SeedResults {
  readonly seeds: readonly SeededFit[];
  readonly accuracies: readonly number[];
}

/** The figures of the notebook, in its order, and those of the seeds. */
export async function circleFigures(
  of: (name: ModelName) => Trained,
  test: Dataset,
  many: SeedResults,
): Promise<readonly Figure[]> {
  const boundary = (name: ModelName): Promise<readonly Figure[]> => boundaryFigures(name, of(name));
  const curves = (name: ModelName): readonly Figure[] => curveFigures(name, of(name));
  const { model, sets } = of('m8');
  const found = labels(await model.predict(test.x));
  return [
    ...dataFigures(of('m8')),
    stackedLines(
      [{ label: 'Accuracy', series: { m1: of('m1').accuracy, m2: of('m2').accuracy, m3: of('m3').accuracy } }],
      { title: 'Linear models while training', xLabel: 'Epoch' },
    ),
    ...(await boundary('m3')),
    ...(await boundary('m5')),
    ...(await boundary('m6')),
    ...curves('m6'),
    ...curves('m7'),
    ...curves('m8'),
    ...(await boundary('m8')),
    confusionFigure(test.y, found, { ...names, title: 'm8, test rows' }),
    ...(await seedFigures(many, sets.train)),
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
