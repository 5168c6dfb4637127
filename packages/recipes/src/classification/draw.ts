import { type Figure, lines, trainingCurves } from 'linnet/plot';
import { answerFigures, whereTrained } from '../experiment/figures.js';
import type { DrawFigures, TrainedExperiment } from '../tutorial.js';
import { experiments, type NetworkName, networkTitles } from './experiments.js';

/** The notebook's figures of one of its networks. */
export const draw: DrawFigures = whereTrained(async (name, trained) => {
  const title = titleOf(name, trained.experiment);
  const { train, test } = trained.sets;
  return [
    curves(title, trained),
    ...(await answerFigures(trained, train, { title: `${title}: training rows` })),
    ...(test === undefined ? [] : await answerFigures(trained, test, { title: `${title}: test rows` })),
  ];
});

/** What the network is called; its layers where it is none of the notebook's. */
function titleOf(name: string, { layers }: TrainedExperiment['experiment']): string {
  return isNetwork(name) && layers === experiments[name].layers ? networkTitles[name] : layers;
}

const isNetwork = (name: string): name is NetworkName => Object.hasOwn(networkTitles, name);

function curves(title: string, { history }: TrainedExperiment): Figure {
  const { loss, accuracy, validation } = history;
  if (accuracy === undefined || validation !== undefined)
    return trainingCurves(history, { title: `${title}: while training` });
  return lines(
    { loss, accuracy },
    { title: `${title}: loss and accuracy while training`, xLabel: 'Epoch', yLabel: 'Loss; accuracy' },
  );
}
