import type { Experiment } from '../experiment/experiment.js';

/** Data, network and settings of the post. */
const post = {
  data: { kind: 'threshold', seed: 1, rows: 100, at: 50 },
  test: 0,
  layers: 'lstm:10,2:softmax',
  forInstrument: false,
  scaling: 'none',
  loss: 'categoricalCrossentropy',
  optimizer: 'sgd',
  learningRate: 0.01,
  tenfoldEvery: 0,
  batchSize: 50,
  shuffle: true,
  epochs: 300,
  patience: 0,
  watch: false,
  seed: 1,
  backend: 'simd',
} as const satisfies Experiment;

/** The post's optimiser, and one that gets there. */
export const experiments = {
  sgd: post,
  adam: { ...post, optimizer: 'adam', learningRate: 0.02 },
} as const satisfies Readonly<Record<string, Experiment>>;
