import { lines } from 'linnet/plot';
import { counted, countText } from '../count-text.js';
import { withOptions } from '../experiment/with-options.js';
import { shareText } from '../number-text.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { mean, meanCurve } from '../seeds.js';
import { experiments } from './experiments.js';
import { accuracies, keptOf, type Point, pointAt, seedsText, spreadFigure, tableOf } from './points.js';

/** The number of training waves. */
export async function filesAgainstAccuracy(options: RecipeOptions): Promise<RunResult> {
  const experiment = withOptions(experiments.tutorial, options);
  const points: Point[] = [];
  for (const rows of [10, 20, 50, 100, 200, 500, 1000]) {
    const { seen, unseen, fits } = await accuracies(experiment, options, { rows });
    points.push({ label: countText(rows), at: rows, seen, unseen, fits });
  }
  const [fewest, most] = [pointAt(points, 0), pointAt(points, -1)];
  return {
    ...keptOf(pointAt(points, -1)),
    title: 'Sine or square: how many training waves',
    lead: `${trainedOn(fewest)} ${trainedOn(most)} Both ${seedsText(most)}.`,
    outcomes: [
      {
        name: `Test accuracy with ${most.label} waves`,
        value: mean(most.unseen),
        isShare: true,
        atLeast: 0.95,
        reason: 'ours',
      },
      {
        name: `Test accuracy with ${fewest.label} waves`,
        value: mean(fewest.unseen),
        isShare: true,
        atMost: 0.85,
        reason: 'ours',
      },
    ],
    figures: [
      spreadFigure(points, { title: 'Training waves against accuracy', xLabel: 'Training waves', xScale: 'log' }),
    ],
    sections: [tableOf('Waves', points)],
  };
}

const trainedOn = ({ label, seen, unseen }: Point): string =>
  `Trained on ${label} waves the network tells ${shareText(mean(seen))} of these right and ${shareText(mean(unseen))} of new ones.`;

/** The number of epochs: one long training tells of all shorter ones. */
export async function epochsAgainstAccuracy(options: RecipeOptions): Promise<RunResult> {
  const { epochs = 1000 } = options;
  const { fits } = await accuracies(withOptions(experiments.tutorial, { ...options, epochs }), options);
  const seen = meanCurve(fits);
  const unseen = meanCurve(fits, ({ validation }) => validation?.accuracy ?? []);
  const good = unseen.findIndex((accuracy) => accuracy >= 0.9);
  return {
    ...keptOf({ fits }),
    title: 'Sine or square: how many epochs',
    lead:
      good < 0
        ? `The mean test accuracy did not come to 90 % within ${counted(unseen.length, 'epoch')}.`
        : `The mean test accuracy comes to 90 % after ${counted(good + 1, 'epoch')}.`,
    outcomes: [
      { name: 'Best mean test accuracy', value: Math.max(...unseen), isShare: true, atLeast: 0.9, reason: 'ours' },
    ],
    figures: [
      lines(
        { training: seen, test: unseen },
        {
          title: `Accuracy by epoch, mean of ${counted(fits.length, 'seed')}`,
          xLabel: 'Epoch',
          yLabel: 'Share of waves told right',
          xScale: 'log',
        },
      ),
    ],
  };
}
