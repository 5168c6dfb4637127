import { drawSets } from '../experiment/draw.js';
import { modelOf } from '../experiment/model.js';
import { shareText } from '../number-text.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { mean } from '../seeds.js';
import { experimentOfSize, sizes } from './networks.js';
import { accuracies, keptOf, type Point, pointAt, seedsText, spreadFigure, tableOf } from './points.js';

/** More and fewer layers, larger and smaller ones. */
export async function sizesAgainstAccuracy(options: RecipeOptions): Promise<RunResult> {
  const points: Point[] = [];
  for (const units of sizes) {
    const experiment = experimentOfSize(units, options);
    const { seen, unseen, fits } = await accuracies(experiment, options);
    const { parameters } = modelOf(experiment, drawSets(experiment));
    points.push({ label: units.join(', '), at: parameters, seen, unseen, fits });
  }
  const [best, worst] = [bestOf(points, 1), bestOf(points, -1)];
  return {
    ...keptOf(pointAt(points, -1)),
    title: 'Sine or square: how large a network',
    lead: `The best of these networks has ${hiddenText(best)}; it tells ${shareText(mean(best.unseen))} of new waves right, ${seedsText(best)}. The least of them, with ${hiddenText(worst)}, tells ${shareText(mean(worst.unseen))}.`,
    outcomes: [
      {
        name: `Test accuracy of the best size (${best.label})`,
        value: mean(best.unseen),
        isShare: true,
        atLeast: 0.9,
        reason: 'ours',
      },
    ],
    figures: [spreadFigure(points, { title: 'Size against accuracy', xLabel: 'Parameters', xScale: 'log' })],
    sections: [tableOf('Hidden layers', points)],
  };
}

/** By the accuracy on test waves: the greatest with 1, the least with -1. */
const bestOf = (points: readonly Point[], sign: 1 | -1): Point =>
  points.reduce((a, b) => (sign * (mean(b.unseen) - mean(a.unseen)) > 0 ? b : a));

const hiddenText = ({ label }: Point): string =>
  label.includes(',') ? `hidden layers of ${label} units` : `a hidden layer of ${label} units`;
