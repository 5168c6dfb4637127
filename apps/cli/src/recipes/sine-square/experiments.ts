import { errorBars, type Figure, lines } from 'linnet/plot';
import type { RunResult } from '../../run/result.js';
import type { RecipeOptions } from '../recipe.js';
import { fitSeeds, lastOf, mean, meanCurve, type SeededFit, seedsFrom } from '../seeds.js';
import { compile, type Network, networkOfSize, networks, sizes, type WaveChoice, waveSets } from './networks.js';

const batchSize = 32;

/** Accuracies after training, one for each seed. */
interface Point {
  readonly label: string;
  readonly at: number;
  readonly seen: readonly number[];
  readonly unseen: readonly number[];
}

/** Trains a network from several seeds, and tells what came of it. */
async function accuracies(
  network: Network,
  { seed, dataSeed, epochs = 300, seeds = 5 }: RecipeOptions,
  choice: WaveChoice = {},
): Promise<Pick<Point, 'seen' | 'unseen'> & { readonly fits: readonly SeededFit[] }> {
  const [train, test] = waveSets(dataSeed, choice);
  const fits = await fitSeeds(seedsFrom(seed, seeds), (each) => compile(network, each), train, {
    epochs,
    batchSize,
    validation: test,
    progress: 'none',
  });
  return {
    seen: fits.map(({ history }) => lastOf(history.accuracy)),
    unseen: fits.map(({ history }) => lastOf(history.validation?.accuracy ?? [])),
    fits,
  };
}

/** What activation functions are for: waves that all begin at the start of their period, and waves that begin anywhere. */
export async function linearAgainstPhase(options: RecipeOptions): Promise<RunResult> {
  const points: Point[] = [];
  for (const [name, network] of Object.entries({ linear: networks.linear, tutorial: networks.tutorial })) {
    for (const phase of ['zero', 'random'] as const) {
      const { seen, unseen } = await accuracies(network, options, { phase });
      points.push({ label: `${name}, phase ${phase}`, at: points.length, seen, unseen });
    }
  }
  const testOf = (label: string): number => mean(points.find((point) => point.label === label)?.unseen ?? []);
  const share = { isShare: true } as const;
  return {
    title: 'Sine or square, without activation functions',
    lead: "Layers without activation functions are one linear function of the samples, however many there are. The tutorial says that such a network cannot learn. With its generator it can, here as in Keras: all waves begin at the start of their period, so a square wave's first sample is 1 and a sine's at most 0.39. Of waves that begin anywhere, each has a mirror image of the other sign in the same class: without a bias no linear function tells them better than by chance, with one only by edges that happen to stand at a sample, and from 200 waves next to nothing of that is learnt.",
    outcomes: [
      {
        name: "No activations, the tutorial's waves, test accuracy",
        value: testOf('linear, phase zero'),
        ...share,
        source: 'Keras 3.15: 0.77 to 0.92; the tutorial: incapable of learning',
      },
      {
        name: 'No activations, waves of any phase, test accuracy',
        value: testOf('linear, phase random'),
        ...share,
        atMost: 0.65,
        source: 'ours, with 200 waves',
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

/** More and fewer layers, larger and smaller ones. */
export async function sizesAgainstAccuracy(options: RecipeOptions): Promise<RunResult> {
  const points: Point[] = [];
  for (const units of sizes) {
    const network = networkOfSize(units);
    const { seen, unseen } = await accuracies(network, options);
    points.push({ label: units.join(', '), at: network.model.parameters, seen, unseen });
  }
  const best = points.reduce((a, b) => (mean(b.unseen) > mean(a.unseen) ? b : a));
  return {
    title: 'Sine or square: how large a network',
    lead: `The best of these networks has hidden layers of ${best.label} units. More units help as long as the first layer is small; a layer more changes little.`,
    outcomes: [
      {
        name: `Test accuracy of the best size (${best.label})`,
        value: mean(best.unseen),
        isShare: true,
        atLeast: 0.9,
        source: 'ours',
      },
    ],
    figures: [spreadFigure(points, { title: 'Size against accuracy', xLabel: 'Parameters', xScale: 'log' })],
    sections: [tableOf('Hidden layers', points)],
  };
}

/** The number of training waves. */
export async function filesAgainstAccuracy(options: RecipeOptions): Promise<RunResult> {
  const points: Point[] = [];
  for (const rows of [10, 20, 50, 100, 200, 500, 1000]) {
    const { seen, unseen } = await accuracies(networks.tutorial, options, { rows });
    points.push({ label: String(rows), at: rows, seen, unseen });
  }
  return {
    title: 'Sine or square: how many training waves',
    lead: 'With few waves the network learns them by heart and new ones are guesswork; the gap closes as there are more.',
    outcomes: [
      {
        name: 'Test accuracy with 1,000 waves',
        value: mean(points.at(-1)?.unseen ?? []),
        isShare: true,
        atLeast: 0.95,
        source: 'ours',
      },
      {
        name: 'Test accuracy with 10 waves',
        value: mean(points[0]?.unseen ?? []),
        isShare: true,
        atMost: 0.85,
        source: 'ours',
      },
    ],
    figures: [
      spreadFigure(points, { title: 'Training waves against accuracy', xLabel: 'Training waves', xScale: 'log' }),
    ],
    sections: [tableOf('Waves', points)],
  };
}

/** The number of epochs: one long training tells of all shorter ones. */
export async function epochsAgainstAccuracy(options: RecipeOptions): Promise<RunResult> {
  const { epochs = 1000 } = options;
  const { fits } = await accuracies(networks.tutorial, { ...options, epochs });
  const seen = meanCurve(fits);
  const unseen = meanCurve(fits, ({ validation }) => validation?.accuracy ?? []);
  const good = unseen.findIndex((accuracy) => accuracy >= 0.9);
  return {
    title: 'Sine or square: how many epochs',
    lead:
      good < 0
        ? 'The mean test accuracy did not come to 90 % within these epochs.'
        : `The mean test accuracy comes to 90 % after ${good + 1} epochs.`,
    outcomes: [
      { name: 'Best mean test accuracy', value: Math.max(...unseen), isShare: true, atLeast: 0.9, source: 'ours' },
    ],
    figures: [
      lines(
        { training: seen, test: unseen },
        {
          title: `Accuracy by epoch, mean of ${fits.length} seeds`,
          xLabel: 'Epoch',
          yLabel: 'Share of waves told right',
          xScale: 'log',
        },
      ),
    ],
  };
}

const spreadFigure = (
  points: readonly Point[],
  options: { readonly title: string; readonly xLabel: string; readonly xScale: 'log' },
): Figure =>
  errorBars(
    { training: points.map(({ seen }) => seen), test: points.map(({ unseen }) => unseen) },
    { ...options, x: points.map(({ at }) => at), yLabel: 'Share of waves told right' },
  );

const tableOf = (head: string, points: readonly Point[]) => ({
  title: 'Accuracy, mean over the seeds',
  table: {
    head: [head, 'Training', 'Test', 'Worst test', 'Best test'],
    rows: points.map(({ label, seen, unseen }) => [
      label,
      ...[mean(seen), mean(unseen), Math.min(...unseen), Math.max(...unseen)].map(
        (share) => `${(100 * share).toFixed(1)} %`,
      ),
    ]),
  },
});
