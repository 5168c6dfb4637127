import {
  dense,
  type Layer,
  lstm,
  type MetricName,
  type Model,
  sequential,
  simpleRnn,
  type WaveDataset,
  waves,
} from 'linnet';
import type { Classifier } from '../seeds.js';

/** Samples of a wave, as in the tutorial. */
const length = 128;

/** Which waves there are. */
export interface WaveChoice {
  readonly rows?: number;
  readonly testRows?: number;
  readonly classes?: 2 | 4;
  readonly phase?: 'zero' | 'random';
}

/** Waves to train with and others to test with, from one generator: the test waves are the next that it draws. */
export function waveSets(
  seed: number,
  { rows = 200, testRows = 200, classes = 2, phase = 'zero' }: WaveChoice = {},
): readonly [train: WaveDataset, test: WaveDataset] {
  const all = waves({ rows: rows + testRows, length, classes, phase, seed });
  return [all.slice(0, rows), all.slice(rows)];
}

/** The same waves as 128 steps of one number, for recurrent layers. */
export const asSteps = (data: WaveDataset): WaveDataset =>
  data.withX({ data: data.x.data, shape: [data.rows, length, 1] });

/** A network, and what it takes. */
export interface Network {
  readonly model: Model;
  readonly classes: 2 | 4;
  readonly isRecurrent: boolean;
}

const network = (layers: readonly Layer[], given: Partial<Omit<Network, 'model'>> = {}): Network => {
  const { classes = 2, isRecurrent = false } = given;
  return { model: sequential(isRecurrent ? [length, 1] : length, layers), classes, isRecurrent };
};

const end = dense(1, { activation: 'sigmoid' });
const second = dense(8, { activation: 'tanh' });

/** The tutorial's network, and the others that it asks for. */
export const networks = {
  tutorial: network([dense(16, { activation: 'relu' }), second, end]),
  linear: network([dense(16), dense(8), dense(1)]),
  softplus: network([dense(16, { activation: 'softplus' }), second, end]),
  classes: network([dense(16, { activation: 'relu' }), second, dense(4, { activation: 'softmax' })], { classes: 4 }),
  lstm: network([lstm(16), second, end], { isRecurrent: true }),
  'simple-rnn': network([simpleRnn(16), second, end], { isRecurrent: true }),
} as const satisfies Readonly<Record<string, Network>>;

/** Networks of other sizes, by the units of their hidden layers. */
export const sizes: readonly (readonly number[])[] = [
  [2],
  [4],
  [8],
  [16],
  [64],
  [8, 4],
  [16, 8],
  [64, 32],
  [16, 8, 8],
  [64, 32, 16],
];

/** A network of these hidden layers: relu, and tanh in the last of several, as in the tutorial. */
export const networkOfSize = (units: readonly number[]): Network =>
  network([
    ...units.map((count, index) =>
      dense(count, { activation: index > 0 && index === units.length - 1 ? 'tanh' : 'relu' }),
    ),
    end,
  ]);

/** Compiles a network with the tutorial's settings. */
export function compile({ model, classes }: Network, seed: number): Classifier {
  const metrics = ['accuracy'] as const satisfies readonly MetricName[];
  const loss = classes === 2 ? 'binaryCrossentropy' : 'sparseCategoricalCrossentropy';
  return model.compile({ optimizer: 'rmsprop', loss, metrics, seed });
}
