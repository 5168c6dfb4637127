import { confusionMatrix, labels, tell, type WaveDataset } from 'linnet';
import { confusion, type Figure, lines, signals } from 'linnet/plot';
import { counted, countText } from '../count-text.js';
import { shareText } from '../number-text.js';
import type { Outcome } from '../outcome.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { accuraciesOn, fitSeeds, mean, type SeededFit, seedsFrom } from '../seeds.js';
import { asSteps, compile, type Network, waveSets } from './networks.js';

/** A network to train, and what is said of it. */
export interface Story {
  readonly network: Network;
  readonly title: string;
  /** What holds whatever the settings; what came out is told after it. */
  readonly about: string;
  /** The accuracy on training waves, mean over the seeds. */
  readonly seen?: Expected;
  /** The same on test waves. */
  readonly unseen: Expected;
  /** What more there is to say of the test waves, from the network's answers. */
  readonly mistakes?: (test: WaveDataset, found: ArrayLike<number>) => string;
}

type Expected = Pick<Outcome, 'atLeast' | 'atMost' | 'stated' | 'source' | 'reason'>;

const batchSize = 32;

/** Trains a network from one seed and shows it, and from others to tell how it does on average. */
export async function trainNetwork(
  { seed, dataSeed, epochs = 300, seeds = 5 }: RecipeOptions,
  { network, title, about, seen: expectedSeen, unseen: expectedUnseen, mistakes }: Story,
): Promise<RunResult> {
  const [train, test] = waveSets(dataSeed, { classes: network.classes });
  const [trainRows, testRows] = network.isRecurrent ? [asSteps(train), asSteps(test)] : [train, test];
  const model = compile(network, seed);
  tell(`${model.summary()}\n`);
  const history = await model.fit(trainRows, { epochs, batchSize, validation: testRows, seed });
  const others = await fitSeeds(seedsFrom(seed + 1, seeds - 1), (other) => compile(network, other), trainRows, {
    epochs,
    batchSize,
    validation: testRows,
    progress: 'none',
  });
  const all: readonly SeededFit[] = [{ seed, model, history }, ...others];
  const of = `mean of ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}`;
  const [seen, unseen] = [await accuraciesOn(trainRows, all), await accuraciesOn(testRows, all)];
  const found = labels(await model.predict(testRows.x));
  return {
    title,
    lead: [
      about,
      `After ${counted(history.epochs, 'epoch')} the network tells ${shareText(mean(unseen))} of ${counted(test.rows, 'new wave')} right, and ${shareText(mean(seen))} of the ${countText(train.rows)} it was trained on, ${of}.`,
      ...(mistakes === undefined ? [] : [mistakes(test, found)]),
    ].join(' '),
    model,
    history,
    outcomes: [
      { name: `Training accuracy, ${of}`, value: mean(seen), isShare: true, ...expectedSeen },
      { name: `Test accuracy, ${of}`, value: mean(unseen), isShare: true, ...expectedUnseen },
    ],
    figures: [...waveFigures(train), ...curves(history), confusionOf(test, found)],
  };
}

/** The first wave of each shape. */
export function waveFigures(data: WaveDataset): readonly Figure[] {
  const firsts = data.classNames.map((_, index) => data.y.data.indexOf(index));
  const found = firsts.filter((row) => row >= 0);
  const names = found.map(
    (row) => `${data.classNames[data.y.data[row] ?? 0]}, ${data.frequencies[row]?.toFixed(3)} rad/sample`,
  );
  return [
    signals(data.take(found).x, { title: 'One wave of each shape', xLabel: 'Sample', yLabel: 'Amplitude', names }),
  ];
}

function curves({
  accuracy,
  loss,
  validation,
}: Awaited<ReturnType<typeof fitSeeds>>[number]['history']): readonly Figure[] {
  const axis = { xLabel: 'Epoch' };
  return [
    lines(
      { training: accuracy, test: validation?.accuracy ?? [] },
      { ...axis, title: 'Accuracy while training', yLabel: 'Share of waves told right' },
    ),
    lines(
      { training: loss, test: validation?.loss ?? [] },
      { ...axis, title: 'Loss while training', yLabel: 'Cross-entropy', yScale: 'log' },
    ),
  ];
}

const confusionOf = (test: WaveDataset, found: Int32Array): Figure =>
  confusion(confusionMatrix(test.y, found), { title: 'Test waves', classNames: test.classNames });
