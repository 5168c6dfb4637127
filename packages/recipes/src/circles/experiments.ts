import type { Experiment } from '../experiment/experiment.js';
import { chosenSeed } from './seed.js';

const common = {
  data: { kind: 'circles', seed: 42, rows: 1000, noise: 0.03, factor: 0.8 },
  forInstrument: false,
  scaling: 'none',
  // Also of the linear outputs, limited as probabilities are.
  loss: 'binaryCrossentropy',
  tenfoldEvery: 0,
  batchSize: 32,
  shuffle: true,
  patience: 0,
  watch: false,
  seed: chosenSeed,
  backend: 'simd',
} as const satisfies Partial<Experiment>;

const descent = { ...common, test: 0, optimizer: 'sgd', learningRate: 0.01 } as const;
const curved = { ...common, layers: '4:relu,4:relu,1:sigmoid', optimizer: 'adam' } as const;

/** The epochs of both calls of fit that m1 has in the notebook: the second one goes on where the first has ended. */
export const fitsOfM1 = [5, 200] as const;

/** The notebook's models, the last one first; there is no m4, and nothing to shuffle before rows are kept apart. */
export const experiments = {
  m8: { ...curved, test: 0.2, learningRate: 0.02, epochs: 30 },
  m1: { ...descent, layers: '1', epochs: fitsOfM1[0] + fitsOfM1[1] },
  m2: { ...descent, layers: '1,1', epochs: 100 },
  m3: { ...descent, layers: '100,10,1', epochs: 100 },
  m5: { ...curved, test: 0, learningRate: 0.001, epochs: 100 },
  m6: { ...curved, test: 0.2, learningRate: 0.01, epochs: 30 },
  m7: { ...curved, test: 0.2, learningRate: 1e-4, tenfoldEvery: 20, epochs: 100 },
} as const satisfies Readonly<Record<string, Experiment>>;
