import {
  adam,
  circles,
  type Dataset,
  dense,
  type Layer,
  learningRateSchedule,
  type MetricName,
  type OptimizerSpec,
  pow,
  sequential,
  sgd,
} from 'linnet';
import type { Classifier, SeededFit } from '../seeds.js';

/** The data, whole and split in order: there is nothing to shuffle, the generator has. */
export function circleSets(seed: number): Readonly<Record<'all' | 'train' | 'test', Dataset>> {
  const all = circles({ rows: 1000, noise: 0.03, seed });
  return { all, train: all.slice(0, 800), test: all.slice(800) };
}

/** One of the notebook's models: what it is, how it is trained, and on what. */
export interface Experiment {
  readonly name: string;
  readonly network: string;
  readonly layers: readonly Layer[];
  readonly optimizer: OptimizerSpec;
  readonly optimizerText: string;
  /** For each call of fit. */
  readonly epochs: readonly number[];
  readonly on: 'all' | 'train';
  /** The learning rate at an epoch, for one that changes. */
  readonly rateAt?: (epoch: number) => number;
}

const linear = (...units: readonly number[]): readonly Layer[] => units.map((count) => dense(count));
const relus = [dense(4, { activation: 'relu' }), dense(4, { activation: 'relu' }), dense(1, { activation: 'sigmoid' })];

/** The learning rates of the sweep: from 1e-4, ten times as high every 20 epochs. */
export const sweepRate = (epoch: number): number => 1e-4 * pow(10, epoch / 20);

const descent = { optimizer: sgd(), optimizerText: 'SGD 0.01' } as const;
const curved = { network: '4 relu, 4 relu, 1 sigmoid', layers: relus } as const;

/** All of them, in order. */
export const experiments: readonly Experiment[] = [
  { name: 'm1', network: '1 linear', layers: linear(1), ...descent, epochs: [5, 200], on: 'all' },
  { name: 'm2', network: '1, 1 linear', layers: linear(1, 1), ...descent, epochs: [100], on: 'all' },
  { name: 'm3', network: '100, 10, 1 linear', layers: linear(100, 10, 1), ...descent, epochs: [100], on: 'all' },
  { name: 'm5', ...curved, optimizer: adam(), optimizerText: 'Adam 0.001', epochs: [100], on: 'all' },
  {
    name: 'm6',
    ...curved,
    optimizer: adam({ learningRate: 0.01 }),
    optimizerText: 'Adam 0.01',
    epochs: [30],
    on: 'train',
  },
  {
    name: 'm7',
    ...curved,
    optimizer: adam(),
    optimizerText: 'Adam, swept',
    epochs: [100],
    on: 'train',
    rateAt: sweepRate,
  },
  {
    name: 'm8',
    ...curved,
    optimizer: adam({ learningRate: 0.02 }),
    optimizerText: 'Adam 0.02',
    epochs: [30],
    on: 'train',
  },
];

/** Compiles a model; all losses are binary cross-entropy, also of the linear outputs, limited as probabilities are. */
export function compile({ layers, optimizer }: Experiment, seed: number): Classifier {
  const metrics = ['accuracy'] as const satisfies readonly MetricName[];
  return sequential(2, layers).compile({ loss: 'binaryCrossentropy', optimizer, metrics, seed });
}

/** A model after its training. */
export interface Trained extends Omit<SeededFit, 'seed'> {
  readonly experiment: Experiment;
  readonly data: Dataset;
  /** Of every call of fit, one after another. */
  readonly accuracy: readonly number[];
  /** How many there were, for each call of fit. */
  readonly epochs: readonly number[];
}

/** Trains a model as the notebook does; a second call of fit goes on from the first one. */
export async function trainExperiment(
  experiment: Experiment,
  sets: ReturnType<typeof circleSets>,
  { seed, epochs: most = Number.POSITIVE_INFINITY }: { readonly seed: number; readonly epochs?: number },
): Promise<Trained> {
  const { rateAt, on } = experiment;
  const data = sets[on];
  const model = compile(experiment, seed);
  const callbacks = rateAt === undefined ? [] : [learningRateSchedule(rateAt)];
  const histories: Trained['history'][] = [];
  for (const epochs of experiment.epochs) {
    histories.push(await model.fit(data, { epochs: Math.min(epochs, most), seed, callbacks }));
  }
  const history = histories.at(-1);
  if (history === undefined) throw new RangeError(`${experiment.name} trains for no epoch.`);
  return {
    experiment,
    data,
    model,
    history,
    accuracy: histories.flatMap((each) => each.accuracy),
    epochs: histories.map((each) => each.epochs),
  };
}
