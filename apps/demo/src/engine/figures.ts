import {
  classNamesOf,
  type DataChoice,
  type ExperimentSets,
  loadTutorialFigures,
  type TutorialName,
} from '@linnet/recipes';
import type { Figure } from 'linnet/plot';
import type { FigureText } from '../protocol/index.js';
import { isPlane } from './plane.js';
import { renderFigures } from './render.js';
import { tellsClasses } from './scores.js';
import type { TrainedModel, TrainedSubject } from './subject.js';

/** Those of a tutorial for one of its experiments. */
export async function tutorialFigures(
  name: TutorialName,
  experimentName: string,
  { experiment, sets, models }: TrainedSubject,
): Promise<readonly FigureText[]> {
  const draw = await loadTutorialFigures(name);
  const [first] = models;
  if (first === undefined) return [];
  const { model, history } = first;
  return renderFigures(await draw(experimentName, { experiment, sets, model, history }));
}

/** Those of any experiment: how training went, and what the network does. */
export async function playgroundFigures({ experiment, sets, models }: TrainedSubject): Promise<readonly FigureText[]> {
  const { trainingCurves } = await import('linnet/plot');
  const [first] = models;
  if (first === undefined) return [];
  const isClasses = tellsClasses(experiment, sets);
  return renderFigures([
    trainingCurves(first.history),
    ...(await resultFigures(first, sets, isClasses ? experiment.data : undefined)),
  ]);
}

/** Of classes, those that the rows have; else numbers against those that they should be. */
async function resultFigures(
  { model }: TrainedModel,
  { train, test }: ExperimentSets,
  data: DataChoice | undefined,
): Promise<readonly Figure[]> {
  const { decisionBoundary, predictedAgainstTrue } = await import('linnet/plot');
  const sets = test === undefined ? { Training: train } : { Training: train, Test: test };
  if (data !== undefined) {
    if (!isPlane(model.input)) return [];
    const classNames = train.classNames ?? classNamesOf(data);
    return Promise.all(
      Object.entries(sets).map(([title, rows]) =>
        decisionBoundary(model, rows, classNames === undefined ? { title } : { title, classNames }),
      ),
    );
  }
  const pairs = await Promise.all(
    Object.entries(sets).map(
      async ([name, { x, y }]) => [name, { truth: y, predicted: await model.predict(x) }] as const,
    ),
  );
  return [predictedAgainstTrue(Object.fromEntries(pairs))];
}
