import { type Dataset, labels, tell } from 'linnet';
import { counted, countText } from '../count-text.js';
import { drawSplit } from '../experiment/draw.js';
import { fitExperiment } from '../experiment/fit.js';
import { compileClassifier } from '../experiment/model.js';
import { withOptions } from '../experiment/with-options.js';
import { shareText } from '../number-text.js';
import type { Outcome } from '../outcome.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { accuraciesOn, fitSeeds, mean, type SeededFit, seedsFrom } from '../seeds.js';
import { draw } from './draw.js';
import { experiments } from './experiments.js';

/** A network to train, and what is said of it. */
export interface Story {
  readonly name: keyof typeof experiments;
  readonly title: string;
  /** What holds whatever the settings; what came out is told after it. */
  readonly about: string;
  /** The accuracy on training waves, mean over the seeds. */
  readonly seen?: Expected;
  /** The same on test waves. */
  readonly unseen: Expected;
  /** What more there is to say of the test waves, from the network's answers. */
  readonly mistakes?: (test: Dataset, found: ArrayLike<number>) => string;
}

type Expected = Pick<Outcome, 'atLeast' | 'atMost' | 'stated' | 'source' | 'reason'>;

/** Trains a network from one seed and shows it, and from others to tell how it does on average. */
export async function trainNetwork(
  options: RecipeOptions,
  { name, title, about, seen: expectedSeen, unseen: expectedUnseen, mistakes }: Story,
): Promise<RunResult> {
  const { seed, seeds = 5 } = options;
  const experiment = withOptions(experiments[name], options);
  const sets = drawSplit(experiment);
  const { train, test } = sets;
  const model = compileClassifier(experiment, sets);
  tell(`${model.summary()}\n`);
  const history = await fitExperiment(model, experiment, sets);
  const others = await fitSeeds(seedsFrom(seed + 1, seeds - 1), experiment, sets);
  const all: readonly SeededFit[] = [{ seed, model, history }, ...others];
  const of = `mean of ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}`;
  const [seen, unseen] = [await accuraciesOn(train, all), await accuraciesOn(test, all)];
  return {
    title,
    lead: [
      about,
      `After ${counted(history.epochs, 'epoch')} the network tells ${shareText(mean(unseen))} of ${counted(test.rows, 'new wave')} right, and ${shareText(mean(seen))} of the ${countText(train.rows)} it was trained on, ${of}.`,
      ...(mistakes === undefined ? [] : [mistakes(test, labels(await model.predict(test.x)))]),
    ].join(' '),
    model,
    history,
    outcomes: [
      { name: `Training accuracy, ${of}`, value: mean(seen), isShare: true, ...expectedSeen },
      { name: `Test accuracy, ${of}`, value: mean(unseen), isShare: true, ...expectedUnseen },
    ],
    figures: await draw(name, { experiment, sets, model, history }),
  };
}
