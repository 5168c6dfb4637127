import { concatenate, type Dataset } from 'linnet';
import { decisionBoundary, type Figure, learningRateSweep, panels, scatter, trainingCurves } from 'linnet/plot';
import { counted } from '../count-text.js';
import { ringNames } from '../experiment/class-names.js';
import { answerFigures, whereTrained } from '../experiment/figures.js';
import { metricsOf } from '../experiment/loss-facts.js';
import type { DrawFigures, TrainedExperiment } from '../tutorial.js';
import { experiments } from './experiments.js';
import { isLinear } from './models.js';

const axes = { xLabel: 'X0', yLabel: 'X1' } as const;

/** What the rings and their axes are called. */
export const names = { ...axes, classNames: ringNames } as const;

const namesOf = ({ data }: TrainedExperiment['experiment']) => (data.kind === 'circles' ? names : axes);

/** The figures of the notebook that show one of its models, in its order. */
export const draw: DrawFigures = whereTrained(async (name, trained) => {
  const { experiment, sets } = trained;
  const { train, test } = sets;
  return [
    ...dataFigures(trained),
    ...curveFigures(name, trained),
    ...(await boundaryFigures(name, trained)),
    ...(await answerFigures(trained, test ?? train, {
      ...namesOf(experiment),
      title: `${name}, ${test === undefined ? 'training' : 'test'} rows`,
    })),
  ];
});

/** All points, where rows are points of classes. */
export function dataFigures({ experiment, sets }: Pick<TrainedExperiment, 'experiment' | 'sets'>): readonly Figure[] {
  const { train, test } = sets;
  if (!areClasses(experiment, train)) return [];
  const all = test === undefined ? train : concatenate([train, test]);
  return [
    scatter(all, { ...namesOf(experiment), title: experiment.data.kind === 'circles' ? 'Two rings' : 'The data' }),
  ];
}

/** How the training went; of a sweep, what rate it tells too. */
export function curveFigures(
  name: string,
  { experiment, history }: Pick<TrainedExperiment, 'experiment' | 'history'>,
): readonly Figure[] {
  if (experiment.tenfoldEvery === 0) {
    return [trainingCurves(history, { title: `${name} while training`, learningRate: false })];
  }
  const { learningRate: rates, loss: losses } = history;
  const told = metricsOf(experiment).length === 0 ? 'loss and learning rate' : 'loss, accuracy and learning rate';
  return [
    trainingCurves(history, { title: `${name} while training: ${told}`, learningRate: true }),
    learningRateSweep(
      { rates, losses, suggestion: experiments.m8.learningRate },
      { title: `${name}: loss by learning rate, and the rate of m8` },
    ),
  ];
}

/** Which class it gives to every place: with the training rows, and where some were kept apart beside that with those. */
export async function boundaryFigures(
  name: string,
  { experiment, sets, model, history }: TrainedExperiment,
): Promise<readonly Figure[]> {
  const { train, test } = sets;
  if (!areClasses(experiment, train)) return [];
  const boundary = (data: Dataset, title: string): Promise<Figure> =>
    decisionBoundary(model, data, { ...namesOf(experiment), title });
  if (test !== undefined) {
    return [panels([await boundary(train, `${name}, training rows`), await boundary(test, `${name}, test rows`)])];
  }
  const about = isLinear(experiment)
    ? 'one straight line'
    : `${counted(history.epochs, 'epoch')} at a rate of ${experiment.learningRate}`;
  return [await boundary(train, `${name}: ${about}`)];
}

const areClasses = (experiment: TrainedExperiment['experiment'], { x }: Dataset): boolean =>
  metricsOf(experiment).length > 0 && x.shape.slice(1).join() === '2';
