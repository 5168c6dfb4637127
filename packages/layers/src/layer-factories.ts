import { type Interval, type JsonValue, type LayerConfig, LinnetError } from '@linnet/core';
import { activation, type LayerActivation } from './activation.js';
import { clip } from './clip.js';
import { dense } from './dense.js';
import { dropout } from './dropout.js';
import { gru } from './gru.js';
import type { Layer } from './layer.js';
import { lstm } from './lstm.js';
import { simpleRnn } from './simple-rnn.js';
import { softmax } from './softmax.js';
import { weightOptionsFrom } from './weight-rules.js';

/** Makes a layer again from its config. */
export type LayerFactory = (config: LayerConfig) => Layer;

/** A layer of units and options. Its factory checks what it is given, names, kinds and ranges, whatever the types say. */
const withUnits =
  <Options extends object>(make: (units: number, options: Options) => Layer): LayerFactory =>
  ({ units, ...options }) =>
    make(units as number, weightOptionsFrom(options) as Options);

/** Makes the layers of this package again. */
export const builtInLayers: Readonly<Record<string, LayerFactory>> = {
  // Files say null for no clip.
  dense: ({ clip: limits = null, ...config }) =>
    withUnits(dense)(limits === null ? config : { ...config, clip: limits }),
  lstm: withUnits(lstm),
  gru: withUnits(gru),
  simpleRnn: withUnits(simpleRnn),
  activation: ({ activation: name }) => activation(name as LayerActivation),
  softmax: () => softmax(),
  dropout: ({ rate }) => dropout(rate as number),
  clip: ({ to }) => clip(intervalFrom(to, 'to')),
};

function intervalFrom(value: JsonValue | undefined, what: string): Interval {
  const [low, high]: readonly JsonValue[] = Array.isArray(value) && value.length === 2 ? value : [];
  if (typeof low !== 'number' || typeof high !== 'number') {
    throw new LinnetError('bad-file', `its ${what} is missing or damaged`);
  }
  return [low, high];
}
