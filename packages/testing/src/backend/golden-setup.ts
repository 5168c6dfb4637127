import {
  type Activation,
  type Float32Samples,
  fromRows,
  type Interval,
  type Lowerable,
  type Nested,
  type OptimizerSpec,
  rowShape,
  targetShape,
} from '@linnet/core';
import type { GoldenLayer, GoldenNorm, GoldenOptimizer, GoldenRegularizer, GoldenRun } from '../golden/runs.js';
import {
  clip,
  dense,
  gru,
  lstm,
  planOf,
  type SlotOptions,
  simpleRnn,
  softmax,
  type WeightOptions,
  within,
} from './layers.js';
import type { Setup } from './suite.js';

/** A run of Keras as a plan, the way it trains, and the weights it starts from. */
export const setupOfRun = (run: GoldenRun): Setup => ({
  plan: planOf(rowShape(fromRows(run.x).shape), run.layers.flatMap(layersOf)),
  training: { loss: { kind: run.loss }, optimizer: optimizerOf(run.optimizer), batchSize: run.batchSize },
  params: run.initialWeights.map(numbersOf),
});

/** Its rows. Keras has class indices in a column of their own. */
export function samplesOfRun(run: GoldenRun): Float32Samples {
  const { plan, training } = setupOfRun(run);
  const [x, y] = [fromRows(run.x), fromRows(run.y)];
  const [rows = 0] = x.shape;
  return {
    x: { data: Float32Array.from(x.data), shape: x.shape },
    y: { data: Float32Array.from(y.data), shape: [rows, ...targetShape(plan.output, training.loss)] },
    ...(run.weights === undefined ? {} : { weights: { data: Float32Array.from(run.weights), shape: [rows] } }),
  };
}

/** All numbers, in order. */
export const numbersOf = (nested: Nested): Float32Array => Float32Array.from(fromRows(nested).data);

function layersOf(layer: GoldenLayer): readonly Lowerable[] {
  const { units = 0, activation = 'linear' } = layer;
  if (layer.layer === 'Clip') return [clip(...intervalOf(layer.limits))];
  if (layer.layer !== 'Dense') return [recurrentLayer(layer, activation)];
  if (activation === 'softmax') return [dense(units, 'linear', weightsOf(layer)), softmax];
  return [dense(units, activation, weightsOf(layer))];
}

function recurrentLayer(layer: GoldenLayer, activation: Activation | 'softmax'): Lowerable {
  const { units = 0, recurrentActivation = 'sigmoid', returnSequences: sequences = false, resetAfter = true } = layer;
  if (activation === 'softmax') throw new RangeError('No recurrent layer of the suite makes shares.');
  const options = { ...weightsOf(layer), activation, recurrentActivation, sequences };
  if (layer.layer === 'LSTM') return lstm(units, options);
  return layer.layer === 'GRU' ? gru(units, { ...options, resetAfter }) : simpleRnn(units, options);
}

const weightsOf = (layer: GoldenLayer): WeightOptions => ({
  bias: layer.useBias ?? true,
  ...(layer.weightLimits === undefined ? {} : { constraint: within(...intervalOf(layer.weightLimits)) }),
  kernelOnly: slotOf(layer.kernelRegularizer, layer.kernelConstraint),
  biasOnly: slotOf(layer.biasRegularizer, layer.biasConstraint),
});

const slotOf = (regularizer?: GoldenRegularizer, norm?: GoldenNorm): SlotOptions => ({
  ...(regularizer === undefined ? {} : { regularizer: { l1: 0, l2: 0, ...regularizer } }),
  ...(norm === undefined ? {} : { constraint: { kind: 'norm', ...norm } }),
});

const intervalOf = ([low = Number.NaN, high = Number.NaN]: readonly number[] = []): Interval => [low, high];

/** What the files do not name has Keras's defaults. */
function optimizerOf({ name, ...options }: GoldenOptimizer): OptimizerSpec {
  const { learningRate, momentum = 0, nesterov = false, rho = 0.9, epsilon = 1e-7, centered = false } = options;
  if (name === 'Adam') return { kind: 'adam', learningRate, beta1: 0.9, beta2: 0.999, epsilon };
  if (name === 'SGD') return { kind: 'sgd', learningRate, momentum, nesterov };
  return { kind: 'rmsprop', learningRate, rho, momentum, epsilon, centered };
}
