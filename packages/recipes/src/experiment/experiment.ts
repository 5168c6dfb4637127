import type { LossName, OptimizerName } from 'linnet';
import type { DataChoice } from './data-choice.js';

/** The backends that are known by name. */
export const backendNames = ['simd', 'js', 'wasm', 'cpu'] as const;

/** One of them. */
export type BackendName = (typeof backendNames)[number];

/**
 * A training as plain data, with nothing left open: the same experiment gives the same weights to the bit, wherever it
 * is run. An address of the demo site holds one, and the TypeScript that does the same is written from it.
 */
export interface Experiment {
  readonly data: DataChoice;
  /** Share of the rows that is kept apart, taken from the end; 0 for none. */
  readonly test: number;
  /** Layers as text: `4:relu,4:relu,1:sigmoid`. */
  readonly layers: string;
  /** Whether it is a network for the instrument: dense layers alone, weights and values limited to [-1, 1]. */
  readonly forInstrument: boolean;
  /** How inputs, and with losses that take differences targets, come to [-1, 1]. */
  readonly scaling: 'none' | 'perColumn' | 'shared';
  readonly loss: LossName;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  /** Epochs after which the learning rate is ten times as high; 0 where it stays. */
  readonly tenfoldEvery: number;
  readonly batchSize: number;
  /** Whether each epoch has an order of its own. */
  readonly shuffle: boolean;
  readonly epochs: number;
  /** Epochs without a better training loss before training ends, and the best weights come back; 0 for never. */
  readonly patience: number;
  /** Whether the rows that are kept apart are looked at after every epoch. */
  readonly watch: boolean;
  /** Of start weights, order and noise. */
  readonly seed: number;
  readonly backend: BackendName;
}

/** An experiment whose backend whoever runs it may choose: where none is named it is that of the run, or the first that can. */
export type OpenExperiment = Omit<Experiment, 'backend'> & Partial<Pick<Experiment, 'backend'>>;
