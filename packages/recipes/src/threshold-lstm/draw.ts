import { trainingCurves } from 'linnet/plot';
import { sidesOf } from '../experiment/class-names.js';
import { answerFigures, whereTrained } from '../experiment/figures.js';
import type { DrawFigures } from '../tutorial.js';
import { accuracyFigure, dataFigures } from './figures.js';

/** The figures of the post, of one optimiser. */
export const draw: DrawFigures = whereTrained(async (_, trained) => {
  const { experiment, sets, history } = trained;
  const { data } = experiment;
  const { train, test } = sets;
  const classNames = data.kind === 'threshold' ? sidesOf(data.at) : undefined;
  return [
    ...(classNames === undefined ? [] : dataFigures(train, classNames)),
    history.accuracy === undefined || history.validation !== undefined
      ? trainingCurves(history, { title: 'While training' })
      : accuracyFigure(history.accuracy),
    ...(await answerFigures(trained, train, { title: 'Predicted classes', classNames })),
    ...(test === undefined ? [] : await answerFigures(trained, test, { title: 'Test rows', classNames })),
  ];
});
