import type { Experiment } from '../experiment/experiment.js';

/** Data, network and settings of the tutorial. */
export const experiments = {
  classifier: {
    data: { kind: 'plateaus', seed: 42, length: 100, noise: 0.2 },
    test: 0.1,
    layers: '100:relu,64:relu,64:relu,32:relu,1:tanh',
    forInstrument: true,
    scaling: 'perColumn',
    loss: 'meanSquaredError',
    optimizer: 'adam',
    learningRate: 0.001,
    tenfoldEvery: 0,
    batchSize: 32,
    shuffle: true,
    epochs: 1000,
    patience: 100,
    watch: true,
    seed: 42,
    backend: 'simd',
  },
} as const satisfies Readonly<Record<string, Experiment>>;
