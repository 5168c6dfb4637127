import type { Dataset } from 'linnet';
import { counted, countText } from '../count-text.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { epochsAgainstAccuracy, filesAgainstAccuracy } from './amounts.js';
import { linearAgainstPhase } from './linear.js';
import { sizesAgainstAccuracy } from './sizes.js';
import { trainNetwork } from './train-network.js';

/** The tutorial's network, or one of its experiments. */
export async function run(options: RecipeOptions): Promise<RunResult> {
  switch (options.experiment) {
    case 'sizes':
      return sizesAgainstAccuracy(options);
    case 'files':
      return filesAgainstAccuracy(options);
    case 'epochs':
      return epochsAgainstAccuracy(options);
    case 'linear':
      return linearAgainstPhase(options);
    case 'softplus':
      return trainNetwork(options, {
        name: 'softplus',
        title: 'Sine or square, softplus in place of relu',
        about: 'Softplus, log(1 + exp x), is a relu without the corner.',
        unseen: { atLeast: 0.85, reason: 'ours' },
      });
    case 'classes':
      return trainNetwork(options, {
        name: 'classes',
        title: 'Sine, square, triangle or sawtooth',
        about: 'Four shapes, a softmax of four outputs, and sparse categorical cross-entropy in place of the sigmoid.',
        unseen: { atLeast: 0.6, reason: 'ours' },
        mistakes: mostConfused,
      });
    case 'lstm':
      return trainNetwork(options, {
        name: 'lstm',
        title: 'Sine or square, with an LSTM',
        about: recurrent,
        unseen: { atLeast: 0.95, reason: 'ours' },
      });
    case 'simple-rnn':
      return trainNetwork(options, {
        name: 'simple-rnn',
        title: 'Sine or square, with a SimpleRNN',
        about: recurrent,
        unseen: { atLeast: 0.9, reason: 'ours' },
      });
    default:
      return trainNetwork(options, {
        name: 'tutorial',
        title: 'Sine or square',
        about:
          'The frequency of each wave is random, so the places of its edges are; all waves begin at the start of their period.',
        seen: { atLeast: 0.995, stated: '1.00', source: 'Keras 3.15', reason: 'what rounds to it' },
        unseen: { atLeast: 0.93, stated: '0.93 to 0.95', source: 'Keras 3.15' },
      });
  }
}

const recurrent = 'A recurrent layer reads the wave sample by sample, so the place of an edge does not matter to it.';

/** Which two shapes are taken for each other most often. */
function mostConfused({ y, classNames = [] }: Dataset, found: ArrayLike<number>): string {
  const wrong = Array.from(found, (label, row) => [y.data[row] ?? 0, label]).filter(([own, told]) => own !== told);
  const counts = new Map<string, number>();
  for (const pair of wrong) {
    const names = pair.sort((a, b) => a - b).map((label) => classNames[label]);
    counts.set(names.join(' and '), (counts.get(names.join(' and ')) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most === undefined
    ? "The first seed's network makes no mistake."
    : `Of ${counted(wrong.length, 'mistake')} of the first seed's network ${countText(most[1])} ${most[1] === 1 ? 'is' : 'are'} between ${most[0]}, the two that it confuses most.`;
}
