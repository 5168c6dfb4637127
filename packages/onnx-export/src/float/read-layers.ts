import { type LayerSpec, showValue } from '@linnet/core';
import { labelOf } from '../label.js';
import type { GraphSettings } from '../network-reading.js';
import { readBidirectional } from './bidirectional.js';
import { readActivation, readClip, readDense, readSoftmax } from './dense.js';
import { readEmbedding } from './embedding.js';
import { type LayerReading, readingOf } from './layer-reading.js';
import { readBatchNormalization, readLayerNormalization } from './normalisation.js';
import { readRecurrent } from './recurrent.js';
import { passOver, readFlatten, readReshape } from './shapes.js';
import { singlesOnly } from './singles-only.js';
import type { LayerWriter } from './value.js';
import { readConv1d, readGlobalPooling, readPooling } from './windows.js';

type ReadLayer = (read: LayerReading, opset: number) => LayerWriter;

const readers: Readonly<Record<string, ReadLayer>> = {
  dense: readDense,
  activation: readActivation,
  softmax: readSoftmax,
  clip: readClip,
  dropout: passOver,
  gaussianNoise: passOver,
  flatten: readFlatten,
  reshape: readReshape,
  embedding: readEmbedding,
  batchNormalization: readBatchNormalization,
  layerNormalization: readLayerNormalization,
  conv1d: readConv1d,
  maxPooling1d: readPooling('MaxPool'),
  averagePooling1d: readPooling('AveragePool'),
  globalMaxPooling1d: readGlobalPooling('GlobalMaxPool'),
  globalAveragePooling1d: readGlobalPooling('GlobalAveragePool'),
  simpleRnn: readRecurrent('simpleRnn'),
  lstm: readRecurrent('lstm'),
  gru: readRecurrent('gru'),
  bidirectional: readBidirectional,
};

/** A layer that was read. */
export interface LayerRead {
  readonly name: string;
  readonly label: string;
  readonly write: LayerWriter;
}

/** All layers, and what there is to say of them. */
export interface LayersRead {
  readonly layers: readonly LayerRead[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** Reads every layer, and finds all that is wrong with each by itself. */
export function readLayers(
  specs: readonly LayerSpec[],
  { opset, precision }: Pick<GraphSettings, 'opset' | 'precision'>,
): LayersRead {
  const problems: string[] = [];
  const layers = specs.map((spec, index): LayerRead => {
    const label = labelOf(index, spec.name);
    const reading = readingOf(spec);
    const write = readerOf(spec.kind)(reading, opset);
    const refused = precision === 'double' ? singlesOnly(spec) : undefined;
    const said = refused === undefined ? reading.problems : [...reading.problems, refused];
    problems.push(...said.map((problem) => `${label} ${problem}`), ...notFinite(spec, label));
    return { name: spec.name, label, write };
  });
  return { layers, problems, notes: specs.flatMap(notesOf) };
}

function readerOf(kind: string): ReadLayer {
  const found = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
  return found ?? readUnknown;
}

const readUnknown: ReadLayer = ({ spec: { kind }, problems }) => {
  const known = Object.keys(readers).join(', ');
  problems.push(`is of kind ${showValue(kind)}, which ONNX files of linnet cannot hold; they hold ${known}.`);
  return passOver();
};

/** Weights that are no numbers, with the first place of each. */
function notFinite({ weights }: LayerSpec, label: string): readonly string[] {
  return Object.entries(weights ?? {}).flatMap(([name, weight]) => {
    const numbers = weight?.data instanceof Float32Array ? weight.data : new Float32Array(0);
    const at = numbers.findIndex((value) => !Number.isFinite(value));
    return at < 0 ? [] : [`${label} has ${numbers[at]} at place ${at} of "${name}"; train the model again.`];
  });
}

/** What a person who runs the file must know of a layer. */
function notesOf({ kind, weights }: LayerSpec): readonly string[] {
  const size = weights?.embeddings?.shape[0];
  if (kind !== 'embedding' || size === undefined) return [];
  return [`Inputs are whole numbers from 0 to ${size - 1}, given as floats.`];
}
