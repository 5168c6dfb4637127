import type { RunResult } from '../../run/result.js';
import type { RecipeOptions } from '../recipe.js';
import {
  epochsAgainstAccuracy,
  filesAgainstAccuracy,
  linearAgainstPhase,
  sizesAgainstAccuracy,
} from './experiments.js';
import { networks } from './networks.js';
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
        network: networks.softplus,
        title: 'Sine or square, softplus in place of relu',
        lead: 'Softplus, log(1 + exp x), is a relu without the corner.',
        expected: { atLeast: 0.85, source: 'ours' },
      });
    case 'classes':
      return trainNetwork(options, {
        network: networks.classes,
        title: 'Sine, square, triangle or sawtooth',
        lead: 'Four shapes, a softmax of four outputs, and sparse categorical cross-entropy in place of the sigmoid. A triangle differs little from a sine: most mistakes are between these two.',
        expected: { atLeast: 0.6, source: 'ours' },
      });
    case 'lstm':
      return trainNetwork(options, {
        network: networks.lstm,
        title: 'Sine or square, with an LSTM',
        lead: 'A recurrent layer reads the wave sample by sample, so the place of an edge does not matter to it.',
        expected: { atLeast: 0.95, source: 'ours' },
      });
    case 'simple-rnn':
      return trainNetwork(options, {
        network: networks['simple-rnn'],
        title: 'Sine or square, with a SimpleRNN',
        lead: 'A recurrent layer reads the wave sample by sample, so the place of an edge does not matter to it.',
        expected: { atLeast: 0.9, source: 'ours' },
      });
    default:
      return trainNetwork(options, {
        network: networks.tutorial,
        title: 'Sine or square',
        lead: 'The frequency of each wave is random, so no single sample tells the shape.',
        expected: { atLeast: 0.9, source: 'Keras 3.15: 0.93 to 0.95' },
      });
  }
}
