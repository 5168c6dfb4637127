import type { TutorialName } from '../state/page-name.js';
import type { Story } from './story.js';

const common = ['layers', 'optimizer', 'learningRate', 'batchSize', 'epochs', 'seed', 'dataSeed', 'backend'] as const;

/** The five stories, by the name of the recipe. */
export const stories: Readonly<Record<TutorialName, Story>> = {
  'moku-classifier': {
    title: 'An anomaly classifier for an instrument',
    text: [
      'A sine of some frequency runs through an instrument, and now and then it stands still for a moment. A network that sees the last hundred samples is to raise an output while such a plateau is in its window.',
      'The rows are noisy sines of every period from 16 to 126 samples, each once sound and once with a plateau. Five dense layers learn to tell them apart. All weights and values stay between -1 and 1, because that is what the instrument can hold; what is trained here can be taken away as a .linn file and uploaded.',
    ],
    tries: [
      'Fewer units, or a layer less: how far down can the latency go before the accuracy does? It is told below, for each instrument.',
      'More noise, or none.',
      'The bits of a fixed-point network, on the page of the playground or when it is exported as C or Verilog.',
    ],
    controls: [...common, 'noise', 'patience', 'test', 'watch'],
    networks: { classifier: 'the network of the tutorial' },
    isForInstrument: true,
  },
  'sine-square': {
    title: 'Sine or square?',
    text: [
      'A wave of 128 samples is either a sine or a square wave, of a frequency that nobody knows. Two hundred of them are there to learn from, and two hundred others to see what was learnt.',
      'Every wave begins at the start of its period, so the very first sample tells a square from a sine. That is why even a network without activation functions does well here, though it is one linear function of the samples. Let the waves begin anywhere, and it cannot.',
    ],
    tries: [
      'The network without activations, then waves of any phase.',
      'Ten waves to train with, or a thousand: of all rows, half are kept apart.',
      'More layers and larger ones; softplus in place of ReLU.',
      'Four shapes in place of two; an LSTM as first layer, which is slow and good.',
    ],
    controls: [...common, 'rows', 'data', 'watch', 'forInstrument'],
    networks: {
      tutorial: '16 ReLU, 8 tanh, 1 sigmoid',
      linear: 'the same without activation functions',
      softplus: 'softplus in place of ReLU',
      classes: 'four shapes',
      lstm: 'an LSTM first',
      'simple-rnn': 'a simple RNN first',
    },
  },
  circles: {
    title: 'Two rings, and a learning rate',
    text: [
      'The points of two rings lie one around the other. No straight line parts them, so the first three networks, which are linear however long and wide they are, stay at about one half.',
      'Two layers of four ReLU units can fold the plane into a closed curve. Whether they do hangs on the learning rate: network m7 goes through all rates from 0.0001 up, a tenfold every twenty epochs, and where its loss falls fastest is the rate for m8. It hangs on the start weights too. Some seeds get stuck with a curve that stays open on one side.',
    ],
    tries: [
      'm1 to m3, then m5: what does an activation function change?',
      'Look for a learning rate, and train with it.',
      'Other seeds, several at once: about half of them close the curve.',
      'Eight units in place of four.',
    ],
    controls: [...common, 'rows', 'noise', 'test', 'watch', 'forInstrument'],
    networks: {
      m8: '4 ReLU, 4 ReLU, 1 sigmoid; Adam 0.02',
      m1: 'one linear unit',
      m2: 'two linear layers',
      m3: '100, 10, 1 linear',
      m5: '4 ReLU, 4 ReLU, 1 sigmoid; Adam 0.001',
      m6: 'the same with Adam 0.01, on 800 rows',
      m7: 'the learning rate grows with every epoch',
    },
    findsRate: true,
  },
  'threshold-lstm': {
    title: 'A first LSTM',
    text: [
      'Each row has two steps. The first is a number from 0 to 100, the second is noise, and the class says whether the number was above 50. An LSTM of ten units has to remember the one over the other.',
      'With plain gradient descent the accuracy jumps between epochs and ends wherever one stops: numbers up to 100 are large for a network. With Adam at a rate of 0.02 it gets there.',
    ],
    tries: [
      'Both optimisers, several seeds at once.',
      'More rows, another threshold.',
      'A GRU: write gru:10 in place of lstm:10.',
    ],
    controls: [...common, 'rows', 'data'],
    networks: { sgd: 'gradient descent, rate 0.01', adam: 'Adam, rate 0.02' },
  },
  classification: {
    title: 'Two classes, three classes',
    text: [
      'A hundred rows of ten columns fall into two or three classes; only some of the columns matter. One sigmoid unit is a logistic regression and tells about nine of ten rows of two classes right; a softmax of three does about as well with three.',
      'Two hidden layers tell nearly every row right, with more weights than there are rows. So they learn the rows by heart, which the share of rows that is kept apart shows.',
    ],
    tries: [
      'Keep a fifth of the rows apart, measure them after every epoch, and watch both curves part.',
      'A thousand rows.',
      'Classes that lie further apart.',
    ],
    controls: [...common, 'rows', 'data', 'test', 'watch', 'forInstrument'],
    networks: {
      deep: '8 ReLU, 8 ReLU, a softmax of three',
      sigmoid: 'one sigmoid unit, two classes',
      softmax: 'a softmax of three',
    },
  },
};
