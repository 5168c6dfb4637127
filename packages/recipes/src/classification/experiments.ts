import type { Experiment } from '../experiment/experiment.js';

/** The notebook's data of three classes, and its settings. */
const common = {
  data: {
    kind: 'classification',
    seed: 77317,
    rows: 100,
    features: 10,
    classes: 3,
    clustersPerClass: 1,
    separation: 1,
  },
  test: 0,
  forInstrument: false,
  scaling: 'none',
  loss: 'sparseCategoricalCrossentropy',
  optimizer: 'sgd',
  learningRate: 0.01,
  tenfoldEvery: 0,
  batchSize: 10,
  shuffle: false,
  epochs: 100,
  patience: 0,
  watch: false,
  seed: 1,
  backend: 'simd',
} as const satisfies Partial<Experiment>;

/** The notebook's networks, the last one first: of 187 parameters, 11 and 33. */
export const experiments = {
  deep: { ...common, layers: '8:relu,8:relu,3:softmax', epochs: 500 },
  sigmoid: {
    ...common,
    data: { ...common.data, classes: 2, clustersPerClass: 2 },
    layers: '1:sigmoid',
    loss: 'binaryCrossentropy',
  },
  softmax: { ...common, layers: '3:softmax' },
} as const satisfies Readonly<Record<string, Experiment>>;

/** One of the notebook's networks. */
export type NetworkName = keyof typeof experiments;

/** What they are called. */
export const networkTitles = {
  deep: 'Two hidden layers',
  sigmoid: 'One sigmoid unit',
  softmax: 'A softmax of three',
} as const satisfies Readonly<Record<NetworkName, string>>;
