import { counted } from '../count-text.js';
import { shareText } from '../number-text.js';
import type { Outcome } from '../outcome.js';
import { lastOf, median, type SeededFit } from '../seeds.js';

/** Accuracies over the seeds, and what Keras comes to with the settings of the post. */
interface Spread {
  readonly what: string;
  readonly least: number;
  readonly middle: number;
  readonly greatest: number;
  readonly keras: { readonly least: number; readonly greatest: number };
}

/** Of plain gradient descent: where each seed ended, and the best that it was on the way. */
export function spreadsOf(fits: readonly SeededFit[]): readonly Spread[] {
  const spread = (what: string, accuracyOf: (fit: SeededFit) => number, keras: Spread['keras']): Spread => {
    const shares = fits.map(accuracyOf);
    return { what, least: Math.min(...shares), middle: median(shares), greatest: Math.max(...shares), keras };
  };
  return [
    spread('accuracy of the last epoch', ({ history }) => lastOf(history.accuracy), { least: 0.77, greatest: 0.94 }),
    spread('best accuracy of an epoch', ({ history }) => Math.max(...history.accuracy), {
      least: 0.92,
      greatest: 0.99,
    }),
  ];
}

/** Of how many seeds each is told, beside Keras's; the median is held to Keras's range. */
export const spreadOutcomes = (spreads: readonly Spread[], seeds: number): readonly Outcome[] =>
  spreads.flatMap(({ what, least, middle, greatest, keras }) => {
    const of = counted(seeds, 'seed');
    const stated = (share: number): string => share.toFixed(2);
    const source = 'Keras 3.15, of 20 seeds';
    const range = `${stated(keras.least)} to ${stated(keras.greatest)}`;
    const reason = "Keras's least: one seed of many may end low, the middle one not";
    return [
      { name: `SGD, ${what}, least of ${of}`, value: least, isShare: true, stated: stated(keras.least), source },
      {
        name: `SGD, ${what}, median of ${of}`,
        value: middle,
        isShare: true,
        atLeast: keras.least,
        stated: range,
        source: `${source}; the post: ~100 %`,
        reason,
      },
      {
        name: `SGD, ${what}, greatest of ${of}`,
        value: greatest,
        isShare: true,
        stated: stated(keras.greatest),
        source,
      },
    ];
  });

/** The same in a sentence. */
export function spreadText(spreads: readonly Spread[], seeds: number): string {
  const parts = spreads.map(
    ({ what, least, middle, greatest, keras }) =>
      `the ${what} is ${shareText(least)} to ${shareText(greatest)}, half of them at ${shareText(middle)} or more (Keras 3.15: ${shareText(keras.least)} to ${shareText(keras.greatest)})`,
  );
  return `Over ${counted(seeds, 'seed')} ${parts.join('; ')}. The post says about 100 %.`;
}

/** Of the optimiser that gets there, evaluated after the last epoch. */
export const quickOutcome = (accuracies: readonly number[]): Outcome => ({
  name: `Adam 0.02, accuracy after training, median of ${counted(accuracies.length, 'seed')}`,
  value: median(accuracies),
  isShare: true,
  atLeast: 0.99,
  stated: '~100 %',
  source: 'the post, of SGD',
  reason: 'ours: one row of 100 may be wrong',
});
