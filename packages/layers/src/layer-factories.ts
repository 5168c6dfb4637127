import { type Interval, type JsonValue, type LayerConfig, LinnetError, unknownName } from '@linnet/core';
import { activation, type LayerActivation } from './activation.js';
import { type BidirectionalOptions, bidirectional } from './bidirectional.js';
import { clip } from './clip.js';
import { type Conv1dOptions, conv1d } from './conv1d.js';
import { type DenseOptions, dense } from './dense.js';
import { dropout } from './dropout.js';
import { type EmbeddingOptions, embedding } from './embedding.js';
import { gaussianNoise } from './gaussian-noise.js';
import { type GruOptions, gru } from './gru.js';
import type { Layer, RecurrentLayer } from './layer.js';
import { type LstmOptions, lstm } from './lstm.js';
import {
  type BatchNormalizationOptions,
  batchNormalization,
  type LayerNormalizationOptions,
  layerNormalization,
} from './normalization.js';
import {
  averagePooling1d,
  type GlobalPoolingOptions,
  globalAveragePooling1d,
  globalMaxPooling1d,
  maxPooling1d,
  type PoolingOptions,
} from './pooling.js';
import { flatten, reshape } from './reshape.js';
import { type SimpleRnnOptions, simpleRnn } from './simple-rnn.js';
import { type EluOptions, elu, type LeakyReluOptions, leakyRelu } from './sloped-activations.js';
import { softmax } from './softmax.js';
import { weightOptionsFrom } from './weight-rules.js';

/** Makes a layer again from its config. */
export type LayerFactory = (config: LayerConfig) => Layer;

// What a file holds is anything: the factories check what they are given, names, kinds and ranges, whatever the types say.
const optionsFrom = <Options>(config: LayerConfig): Options => weightOptionsFrom(config) as Options;

/** Makes the recurrent layers of this package again. */
const recurrentLayers: Readonly<Record<string, (config: LayerConfig) => RecurrentLayer>> = {
  lstm: ({ units, ...options }) => lstm(units as number, optionsFrom<LstmOptions>(options)),
  gru: ({ units, ...options }) => gru(units as number, optionsFrom<GruOptions>(options)),
  simpleRnn: ({ units, ...options }) => simpleRnn(units as number, optionsFrom<SimpleRnnOptions>(options)),
};

/** Makes the layers of this package again. */
export const builtInLayers = (): Readonly<Record<string, LayerFactory>> => ({
  dense: ({ units, clip: limits = null, ...options }) =>
    // Files say null for no clip.
    dense(units as number, optionsFrom<DenseOptions>(limits === null ? options : { ...options, clip: limits })),
  ...recurrentLayers,
  bidirectional: ({ layer, backward = null, ...options }) => {
    const both = backward === null ? {} : { backward: recurrentFrom(backward, 'backward') };
    return bidirectional(recurrentFrom(layer, 'layer'), { ...optionsFrom<BidirectionalOptions>(options), ...both });
  },
  conv1d: ({ filters, ...options }) => conv1d(filters as number, optionsFrom<Conv1dOptions>(options)),
  maxPooling1d: ({ size, ...options }) => maxPooling1d(size as number, optionsFrom<PoolingOptions>(options)),
  averagePooling1d: ({ size, ...options }) => averagePooling1d(size as number, optionsFrom<PoolingOptions>(options)),
  globalMaxPooling1d: (options) => globalMaxPooling1d(optionsFrom<GlobalPoolingOptions>(options)),
  globalAveragePooling1d: (options) => globalAveragePooling1d(optionsFrom<GlobalPoolingOptions>(options)),
  embedding: ({ units, ...options }) => embedding(units as number, optionsFrom<EmbeddingOptions>(options)),
  batchNormalization: (options) => batchNormalization(optionsFrom<BatchNormalizationOptions>(options)),
  layerNormalization: (options) => layerNormalization(optionsFrom<LayerNormalizationOptions>(options)),
  activation: ({ activation: name }) => activation(name as LayerActivation),
  leakyRelu: (options) => leakyRelu(optionsFrom<LeakyReluOptions>(options)),
  elu: (options) => elu(optionsFrom<EluOptions>(options)),
  softmax: () => softmax(),
  dropout: ({ rate }) => dropout(rate as number),
  gaussianNoise: ({ deviation }) => gaussianNoise(deviation as number),
  flatten: () => flatten(),
  reshape: ({ to }) => reshape(to as readonly number[]),
  clip: ({ to }) => clip(intervalFrom(to, 'to')),
});

/** A layer within a layer. */
function recurrentFrom(value: JsonValue | undefined, what: string): RecurrentLayer {
  const { kind, config }: Readonly<Record<string, unknown>> = { ...Object(value) };
  if (typeof kind !== 'string' || typeof config !== 'object' || config === null) {
    throw new LinnetError('bad-file', `its ${what} is missing or damaged`);
  }
  const make = Object.hasOwn(recurrentLayers, kind) ? recurrentLayers[kind] : undefined;
  if (make === undefined) throw unknownName(`recurrent layer (${what})`, kind, Object.keys(recurrentLayers));
  return make(config as LayerConfig);
}

function intervalFrom(value: JsonValue | undefined, what: string): Interval {
  const [low, high]: readonly JsonValue[] = Array.isArray(value) && value.length === 2 ? value : [];
  if (typeof low !== 'number' || typeof high !== 'number') {
    throw new LinnetError('bad-file', `its ${what} is missing or damaged`);
  }
  return [low, high];
}
