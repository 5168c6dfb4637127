import type { ModelArtifact } from '@linnet/core';
import { boundsProblems, largestDeviation } from './bounds.js';
import type { DenseLayer } from './dense-layer.js';
import { foldScaling } from './fold.js';
import { type LinnOptions, optionProblems } from './options.js';
import { readLayers } from './read-layers.js';
import { channelProblems, type LayerSize, mappingProblems, sizeProblems } from './rules.js';
import { foldProblems, limitWeights, weightProblems, weightsOutside } from './weight-rules.js';

/** A model on its way into a file: its layers as the file will hold them but for an output mapping, and what is wrong. */
export interface Draft {
  readonly layers: readonly DenseLayer[];
  /** Every problem there is; a document can be made only where there is none. */
  readonly problems: readonly string[];
  /** How many weights and biases `clipWeights` changed. */
  readonly clippedWeights: number;
  /** Whether scaling column by column was folded into the first layer. */
  readonly folded: boolean;
}

/** Reads a model, applies what the options ask for and checks every rule. */
export function draftOf(model: ModelArtifact, options: LinnOptions): Draft {
  const { layers, sizes, problems } = readLayers(model);
  const limited = options.clipWeights === true ? layers.map(limitWeights) : layers;
  const scaling = scalingProblems(model, sizes);
  const first = limited.find(({ label }) => label === sizes[0]?.label);
  const fold = first === undefined || scaling.length > 0 ? undefined : foldInto(first, model, options);
  return {
    layers: fold === undefined ? limited : [fold.after, ...limited.slice(1)],
    problems: [
      ...optionProblems(options),
      ...modelProblems(model, sizes[0]),
      ...problems,
      ...sizeProblems(sizes),
      ...limited.flatMap(weightProblems),
      ...portProblems(options, sizes),
      ...scaling,
      ...(fold === undefined ? [] : foldProblems(fold.before, fold.after)),
    ],
    clippedWeights: options.clipWeights === true ? layers.flatMap(weightsOutside).length : 0,
    folded: fold !== undefined,
  };
}

/** The first layer before and after folding, where that is asked for and there is a difference to fold. */
function foldInto(first: DenseLayer, { scaling }: ModelArtifact, options: LinnOptions) {
  const bounds = scaling?.input;
  if (options.foldScaling !== true || bounds === undefined) return undefined;
  if ((options.inputChannels ?? 1) !== 1 || largestDeviation(bounds) === 0) return undefined;
  return { before: first, after: foldScaling(first, bounds) };
}

function modelProblems({ format, input }: ModelArtifact, first: LayerSize | undefined): readonly string[] {
  if (format !== 'linnet/1') return [`The model has format "${format}"; this exporter reads "linnet/1".`];
  if (input.length !== 1)
    return [`The model takes rows of ${input.join(' x ')}; the instrument takes rows of one axis. Flatten them.`];
  if (first?.inputs === undefined || first.inputs === input[0]) return [];
  return [`${first.label} has ${first.inputs} inputs, but the model takes rows of ${input[0]}; they must be as many.`];
}

function portProblems(options: LinnOptions, sizes: readonly LayerSize[]): readonly string[] {
  const { inputChannels = 1, outputChannels = 1, outputMapping } = options;
  const outputs = Array.isArray(outputMapping) ? outputMapping.length : sizes.at(-1)?.units;
  return [
    ...(outputMapping === undefined ? [] : mappingProblems(outputMapping, sizes.at(-1)?.units)),
    ...channelProblems('inputChannels', inputChannels, 'input', sizes[0]?.inputs),
    ...channelProblems('outputChannels', outputChannels, 'output', outputs),
  ];
}

const scalingProblems = ({ scaling }: ModelArtifact, sizes: readonly LayerSize[]): readonly string[] => [
  ...boundsProblems('Input scaling', scaling?.input, sizes[0]?.inputs),
  ...boundsProblems('Output scaling', scaling?.output, sizes.at(-1)?.units),
];
