import {
  type Activation,
  activations,
  type Interval,
  type Lowerable,
  type UnfoldedActivation,
  unfoldedActivations,
} from '@linnet/core';
import type { GoldenLayer, GoldenNorm, GoldenRegularizer } from '../golden/runs.js';
import { activation, clip, dense, type SlotOptions, softmax, type WeightOptions, within } from './layers.js';
import { batchNormalization, layerNormalization } from './normalising-layers.js';
import { gru, lstm, simpleRnn } from './recurrent-layers.js';
import { bidirectional, embedding, reshape } from './shape-layers.js';
import { averagePooling1d, conv1d, maxPooling1d, type WindowOptions } from './window-layers.js';

/** A layer of Keras, as layers of the suite: a softmax, gelu or silu is one of its own. */
export function layersOf(layer: GoldenLayer): readonly Lowerable[] {
  const { units = 0, width = 0, inner } = layer;
  const windows = windowsOf(layer);
  switch (layer.layer) {
    case 'Dense':
      return [dense(units, foldedOf(layer), weightsOf(layer)), ...endOf(layer)];
    case 'Activation':
      return foldedOf(layer) === 'linear' ? endOf(layer) : [activation(foldedOf(layer))];
    case 'Clip':
      return [clip(...intervalOf(layer.limits))];
    case 'LSTM':
    case 'GRU':
    case 'SimpleRNN':
      return [recurrentOf(layer)];
    case 'Bidirectional': {
      if (inner === undefined) throw new RangeError('The file does not say what goes both ways.');
      const sequences = inner.returnSequences ?? false;
      return [bidirectional(() => recurrentOf(inner), { by: layer.merge ?? 'concatenate', sequences })];
    }
    case 'BatchNormalization':
      return [batchNormalization({ momentum: 0.99, ...normalisingOf(layer) })];
    case 'LayerNormalization':
      return [layerNormalization(normalisingOf(layer))];
    case 'Conv1D': {
      const options = { ...weightsOf(layer), ...windows, dilation: layer.dilation ?? 1, activation: foldedOf(layer) };
      return [conv1d(layer.filters ?? 0, width, options)];
    }
    case 'MaxPooling1D':
      return [maxPooling1d(width, windows)];
    case 'AveragePooling1D':
      return [averagePooling1d(width, windows)];
    case 'Flatten':
      return [reshape()];
    case 'Embedding':
      return [embedding(layer.tokens ?? 0, units)];
  }
}

const windowsOf = ({ padding, stride }: GoldenLayer): WindowOptions => ({
  ...(padding === undefined ? {} : { padding }),
  ...(stride === undefined ? {} : { stride }),
});

/** What the file names of what normalisation can have. */
const normalisingOf = ({ epsilon, momentum, affine }: GoldenLayer) => ({
  ...(epsilon === undefined ? {} : { epsilon }),
  ...(momentum === undefined ? {} : { momentum }),
  ...(affine === undefined ? {} : { affine }),
});

/** The activation that an op applies itself. */
const foldedOf = ({ activation: given }: GoldenLayer): Activation =>
  activations.find((known) => known === given) ?? 'linear';

/** The function that is an op of its own. */
function endOf({ activation: given }: GoldenLayer): readonly Lowerable[] {
  const unfolded: UnfoldedActivation | undefined = unfoldedActivations.find((known) => known === given);
  if (unfolded !== undefined) return [activation(unfolded)];
  return given === 'softmax' ? [softmax] : [];
}

function recurrentOf(layer: GoldenLayer): Lowerable {
  const { units = 0, recurrentActivation = 'sigmoid', returnSequences: sequences = false, resetAfter = true } = layer;
  const options = { ...weightsOf(layer), activation: foldedOf(layer), recurrentActivation, sequences };
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
