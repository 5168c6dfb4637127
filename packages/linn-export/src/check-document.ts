import { isObject, keyProblems } from './check-keys.js';
import { layerProblems, rowLength } from './check-layer.js';
import { linnLimits } from './limits.js';
import { channelProblems, type LayerSize, sizeProblems } from './rules.js';
import { describe } from './text.js';

const documentKeys = ['version', 'num_input_channels', 'num_output_channels', 'layers'];

/** Every problem of a parsed file, each with its place. */
export function documentProblems(value: unknown): readonly string[] {
  if (!isObject(value))
    return [`The file holds ${describe(value)}; an object with ${documentKeys.join(', ')} is needed.`];
  const { version, layers } = value;
  return [
    ...keyProblems(value, documentKeys, ''),
    ...(version === undefined || version === '0.1'
      ? []
      : [`version is ${describe(version)}; "0.1" is the only one known.`]),
    ...(layers === undefined ? [] : layersProblems(layers)),
    ...portProblems(value),
  ];
}

function layersProblems(layers: unknown): readonly string[] {
  if (!Array.isArray(layers)) return [`layers is ${describe(layers)}; it must be an array of layers.`];
  // What is more than a network can have is counted and not read.
  const read = layers.slice(0, linnLimits.layers);
  const problems = read.flatMap((layer, index) => layerProblems(layer, `layers[${index}]`));
  return [...problems, ...sizeProblems(layers.map(layerSize))];
}

/** Sizes as far as they are known and counted, for the rules on them; rows all have the length of the first. */
function layerSize(layer: unknown, index: number): LayerSize {
  const label = `layers[${index}]`;
  const weights = isObject(layer) && index < linnLimits.layers ? layer.weights : undefined;
  if (!Array.isArray(weights)) return { label, inputs: undefined, units: undefined };
  return { label, inputs: rowLength(weights), units: weights.length };
}

function portProblems(value: Readonly<Record<string, unknown>>): readonly string[] {
  const sizes = Array.isArray(value.layers) ? value.layers.map(layerSize) : [];
  const { num_input_channels: inputs, num_output_channels: outputs } = value;
  return [
    ...(inputs === undefined ? [] : channelProblems('num_input_channels', inputs, 'input', sizes[0]?.inputs)),
    ...(outputs === undefined ? [] : channelProblems('num_output_channels', outputs, 'output', sizes.at(-1)?.units)),
  ];
}
