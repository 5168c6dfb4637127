import { errorBars } from 'linnet/plot';
import { withOptions } from '../experiment/with-options.js';
import { shareText } from '../number-text.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { mean } from '../seeds.js';
import { experiments } from './experiments.js';
import { accuracies, keptOf, type Point, pointAt, tableOf } from './points.js';

/** What activation functions are for: waves that all begin at the start of their period, and waves that begin anywhere. */
export async function linearAgainstPhase(options: RecipeOptions): Promise<RunResult> {
  const points: Point[] = [];
  for (const name of ['linear', 'tutorial'] as const) {
    const experiment = withOptions(experiments[name], options);
    for (const phase of ['zero', 'random'] as const) {
      const { seen, unseen, fits } = await accuracies(experiment, options, { phase });
      points.push({ label: `${name}, phase ${phase}`, at: points.length, seen, unseen, fits });
    }
  }
  const testOf = (label: string): number => mean(points.find((point) => point.label === label)?.unseen ?? []);
  const testShare = (label: string): string => shareText(testOf(label));
  const share = { isShare: true } as const;
  return {
    ...keptOf(pointAt(points, -1)),
    title: 'Sine or square, without activation functions',
    lead: `Layers without activation functions are one linear function of the samples, however many there are. The tutorial says that such a network cannot learn. Of waves that its generator makes it tells ${testShare('linear, phase zero')} right: all begin at the start of their period, so a square wave's first sample is 1 and a sine's at most 0.39. Of waves that begin anywhere it tells ${testShare('linear, phase random')} right, and the tutorial's network ${testShare('tutorial, phase random')}. Of these each has a mirror image of the other sign in the same class: without a bias no linear function tells them better than by chance, with one only by edges that happen to stand at a sample.`,
    outcomes: [
      {
        name: "No activations, the tutorial's waves, test accuracy",
        value: testOf('linear, phase zero'),
        ...share,
        atLeast: 0.77,
        stated: '0.77 to 0.92',
        source: 'Keras 3.15',
        reason: 'the tutorial: incapable of learning',
      },
      {
        name: 'No activations, waves of any phase, test accuracy',
        value: testOf('linear, phase random'),
        ...share,
        atMost: 0.65,
        stated: 'incapable of learning',
        source: 'the tutorial',
        reason: 'ours: from 200 waves little but chance is learnt',
      },
      {
        name: 'With activations, waves of any phase, test accuracy',
        value: testOf('tutorial, phase random'),
        ...share,
      },
    ],
    figures: [
      errorBars(
        { training: points.map(({ seen }) => seen), test: points.map(({ unseen }) => unseen) },
        {
          title: 'Activation functions and phases',
          x: points.map(({ label }) => label),
          yLabel: 'Share of waves told right',
        },
      ),
    ],
    sections: [tableOf('Network and waves', points)],
  };
}
