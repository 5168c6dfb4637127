import { LinnetError } from '@linnet/core';
import { activation, type LayerActivation } from '../activation.js';
import { bidirectional } from '../bidirectional.js';
import { clip } from '../clip.js';
import { conv1d } from '../conv1d.js';
import { dense } from '../dense.js';
import { dropout } from '../dropout.js';
import { embedding } from '../embedding.js';
import { gaussianNoise } from '../gaussian-noise.js';
import { gru } from '../gru.js';
import type { Layer, RecurrentLayer } from '../layer.js';
import { lstm } from '../lstm.js';
import { batchNormalization, layerNormalization } from '../normalization.js';
import { averagePooling1d, globalAveragePooling1d, globalMaxPooling1d, maxPooling1d } from '../pooling.js';
import { flatten, reshape } from '../reshape.js';
import { simpleRnn } from '../simple-rnn.js';
import { softmax } from '../softmax.js';

/** How a kind of layer is written in one item of `--layers`. */
export interface LayerWord {
  /** As messages show it: `conv1d:FILTERSxSIZE[:ACTIVATION]`. */
  readonly form: string;
  /** Whether it goes through the steps of a row. */
  readonly takesSteps?: boolean;
  /** What is the layer of these parts, those after the name; `sequences` where the next layer takes steps. */
  make(parts: readonly string[], sequences: boolean): Layer;
}

/** Splits the parts that one layer takes; throws where there are too few or too many. */
function partsOf(parts: readonly string[], least: number, most: number): readonly string[] {
  if (parts.length >= least && parts.length <= most) return parts;
  const needs = least === most ? `${least}` : `${least} to ${most}`;
  throw new LinnetError('bad-option', `It has ${parts.length} parts after the name, and takes ${needs}.`);
}

/** A number; whether it is in range the layer says. */
function numberIn(text: string | undefined, what: string): number {
  const value = Number(text);
  if (text !== undefined && text.trim() !== '' && Number.isFinite(value)) return value;
  throw new LinnetError('bad-option', `"${text ?? ''}" is no number of ${what}.`);
}

/** Numbers with an x in between: `8x5`. */
function numbersIn(text: string | undefined, what: readonly string[]): readonly number[] {
  const numbers = (text ?? '').split('x');
  if (numbers.length === what.length) return numbers.map((number, at) => numberIn(number, what[at] ?? ''));
  throw new LinnetError(
    'bad-option',
    `"${text ?? ''}" is not ${what.join(' x ')}, such as ${what.map(() => 8).join('x')}.`,
  );
}

/** A name is a text here, and the layer checks whether it is one that it knows. */
const activationIn = (name: string | undefined): { readonly activation?: LayerActivation } =>
  name === undefined ? {} : { activation: name as LayerActivation };

/** The units of a layer and what it applies: `16` or `16:relu`. */
export function denseOf(parts: readonly string[]): Layer {
  const [units, name] = partsOf(parts, 1, 2);
  return dense(numberIn(units, 'units'), activationIn(name));
}

function conv1dOf(parts: readonly string[]): Layer {
  const [size, name] = partsOf(parts, 1, 2);
  const [filters = 0, kernelSize = 0] = numbersIn(size, ['filters', 'size']);
  return conv1d(filters, { kernelSize, ...activationIn(name) });
}

function embeddingOf(parts: readonly string[]): Layer {
  const [units = 0, vocabularySize = 0] = numbersIn(partsOf(parts, 1, 1)[0], ['units', 'vocabulary']);
  return embedding(units, { vocabularySize });
}

type MakeRecurrent = (parts: readonly string[], sequences: boolean) => RecurrentLayer;

const recurrent =
  (make: (units: number, options: { readonly returnSequences: boolean }) => RecurrentLayer): MakeRecurrent =>
  (parts, sequences) => {
    const [units, last] = partsOf(parts, 1, 2);
    if (last !== undefined && last !== 'sequences')
      throw new LinnetError('bad-option', `"${last}" is not "sequences", which hands every step on.`);
    return make(numberIn(units, 'units'), { returnSequences: sequences || last !== undefined });
  };

const recurrentWords: Readonly<Record<string, MakeRecurrent>> = {
  lstm: recurrent(lstm),
  gru: recurrent(gru),
  simpleRnn: recurrent(simpleRnn),
};

function bidirectionalOf([name = '', ...parts]: readonly string[], sequences: boolean): Layer {
  const make = recurrentWords[wordNamed(name, Object.keys(recurrentWords)) ?? ''];
  if (make !== undefined) return bidirectional(make(parts, sequences));
  throw new LinnetError('bad-option', `"${name}" is no recurrent layer: ${Object.keys(recurrentWords).join(', ')}.`);
}

const size = (parts: readonly string[]): readonly [size?: number] => {
  const [text] = partsOf(parts, 0, 1);
  return text === undefined ? [] : [numberIn(text, 'steps')];
};

const bare =
  (make: () => Layer) =>
  (parts: readonly string[]): Layer => {
    partsOf(parts, 0, 0);
    return make();
  };

const one =
  (make: (value: number) => Layer, what: string) =>
  (parts: readonly string[]): Layer =>
    make(numberIn(partsOf(parts, 1, 1)[0], what));

const recurrentWord = (name: string): LayerWord => ({
  form: `${name}:UNITS[:sequences]`,
  takesSteps: true,
  make: (parts, sequences) => (recurrentWords[name] as MakeRecurrent)(parts, sequences),
});

/** Every kind of layer by its name. */
export const layerWords: Readonly<Record<string, LayerWord>> = {
  dense: { form: 'dense:UNITS[:ACTIVATION]', make: denseOf },
  lstm: recurrentWord('lstm'),
  gru: recurrentWord('gru'),
  simpleRnn: recurrentWord('simpleRnn'),
  bidirectional: { form: 'bidirectional:lstm:UNITS[:sequences]', takesSteps: true, make: bidirectionalOf },
  conv1d: { form: 'conv1d:FILTERSxSIZE[:ACTIVATION]', takesSteps: true, make: conv1dOf },
  maxPooling1d: { form: 'maxPooling1d[:SIZE]', takesSteps: true, make: (parts) => maxPooling1d(...size(parts)) },
  averagePooling1d: {
    form: 'averagePooling1d[:SIZE]',
    takesSteps: true,
    make: (parts) => averagePooling1d(...size(parts)),
  },
  globalMaxPooling1d: { form: 'globalMaxPooling1d', takesSteps: true, make: bare(globalMaxPooling1d) },
  globalAveragePooling1d: { form: 'globalAveragePooling1d', takesSteps: true, make: bare(globalAveragePooling1d) },
  embedding: { form: 'embedding:UNITSxVOCABULARY', make: embeddingOf },
  flatten: { form: 'flatten', make: bare(flatten) },
  reshape: {
    form: 'reshape:AxB',
    make: (parts) => reshape((partsOf(parts, 1, 1)[0] ?? '').split('x').map((text) => numberIn(text, 'a shape'))),
  },
  dropout: { form: 'dropout:RATE', make: one(dropout, 'a rate') },
  gaussianNoise: { form: 'gaussianNoise:DEVIATION', make: one(gaussianNoise, 'a deviation') },
  batchNormalization: { form: 'batchNormalization', make: bare(batchNormalization) },
  layerNormalization: { form: 'layerNormalization', make: bare(layerNormalization) },
  activation: {
    form: 'activation:NAME',
    make: (parts) => activation(partsOf(parts, 1, 1)[0] as LayerActivation),
  },
  softmax: { form: 'softmax', make: bare(softmax) },
  clip: { form: 'clip:LIMIT', make: one((limit) => clip([-limit, limit]), 'a limit') },
};

/** The name among those known that is meant: capitals, dashes and British spelling do not matter. */
export function wordNamed(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[-_]/gu, '').replace('isation', 'ization');
  return known.find((each) => plain(each) === plain(name));
}
