import type { Experiment } from '../experiment/experiment.js';

/** Data, network and settings of the tutorial; as many waves to test with as to train with, the next that are drawn. */
const tutorial = {
  data: { kind: 'waves', seed: 1, rows: 400, length: 128, classes: 2, phase: 'zero' },
  test: 0.5,
  layers: '16:relu,8:tanh,1:sigmoid',
  forInstrument: false,
  scaling: 'none',
  loss: 'binaryCrossentropy',
  optimizer: 'rmsprop',
  learningRate: 0.001,
  tenfoldEvery: 0,
  batchSize: 32,
  shuffle: true,
  epochs: 300,
  patience: 0,
  watch: true,
  seed: 1,
  backend: 'simd',
} as const satisfies Experiment;

/** The tutorial's network, and the others that it asks for; recurrent ones see a wave as steps of one number. */
export const experiments = {
  tutorial,
  linear: { ...tutorial, layers: '16,8,1' },
  softplus: { ...tutorial, layers: '16:softplus,8:tanh,1:sigmoid' },
  classes: {
    ...tutorial,
    data: { ...tutorial.data, classes: 4 },
    layers: '16:relu,8:tanh,4:softmax',
    loss: 'sparseCategoricalCrossentropy',
  },
  lstm: { ...tutorial, layers: 'lstm:16,8:tanh,1:sigmoid' },
  'simple-rnn': { ...tutorial, layers: 'simpleRnn:16,8:tanh,1:sigmoid' },
} as const satisfies Readonly<Record<string, Experiment>>;
