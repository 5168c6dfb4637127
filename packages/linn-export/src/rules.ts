import { depthOf, type LinnLimits, linnLimits } from './limits.js';
import { describe } from './text.js';

/** The size of a dense layer, as far as it is known, and what messages call the layer. */
export interface LayerSize {
  readonly label: string;
  readonly inputs: number | undefined;
  readonly units: number | undefined;
}

/** Rules on how many layers there are, how large they are and how they follow one another. */
export function sizeProblems(layers: readonly LayerSize[], limits: LinnLimits = linnLimits): readonly string[] {
  return [
    ...layers.flatMap((layer) => unitProblems(layer, limits)),
    ...inputProblems(layers[0], limits),
    ...layers.slice(1).flatMap((layer, index) => chainProblems(layer, layers[index])),
    ...countProblems(layers.length, limits),
    ...depthProblems(layers, limits),
  ];
}

function unitProblems({ label, units }: LayerSize, limits: LinnLimits): readonly string[] {
  if (units === undefined || (units >= 1 && units <= limits.neurons)) return [];
  return [
    `${label} has ${units} neurons; the instrument takes 1 to ${limits.neurons}. Use ${units < 1 ? 'at least one' : 'fewer units'}.`,
  ];
}

function inputProblems(first: LayerSize | undefined, limits: LinnLimits): readonly string[] {
  if (first?.inputs === undefined || (first.inputs >= 1 && first.inputs <= limits.inputs)) return [];
  const advice = first.inputs < 1 ? 'Give it at least one.' : 'Use shorter rows, for example every second sample.';
  return [`${first.label} has ${first.inputs} inputs; the instrument takes 1 to ${limits.inputs}. ${advice}`];
}

function chainProblems({ label, inputs }: LayerSize, before: LayerSize | undefined): readonly string[] {
  if (before?.units === undefined || inputs === undefined || inputs === before.units) return [];
  return [`${label} has ${inputs} inputs, but ${before.label} has ${before.units} neurons; they must be as many.`];
}

function countProblems(count: number, limits: LinnLimits): readonly string[] {
  if (count < 1) return [`There is no dense layer; a network has 1 to ${limits.layers}.`];
  if (count > limits.layers)
    return [`There are ${count} dense layers; the instrument takes at most ${limits.layers}. Use fewer layers.`];
  return [];
}

// Within the other limits this cannot fail (5 layers of 100 inputs need 515): it says what the memory of a neuron holds.
function depthProblems(layers: readonly LayerSize[], limits: LinnLimits): readonly string[] {
  const inputs = layers.flatMap((layer) => layer.inputs ?? []);
  const depth = depthOf(inputs);
  if (inputs.length < layers.length || depth <= limits.depth) return [];
  return [
    `The layers need ${depth} words of memory for each neuron (the sum of their inputs + 3); the instrument has ${limits.depth}. Use fewer layers or fewer inputs.`,
  ];
}

/** The rule on a number of channels: 1, or as many as the network has inputs (or outputs) where these are at most 4. */
export function channelProblems(
  name: string,
  channels: unknown,
  side: 'input' | 'output',
  width: number | undefined,
  limits: LinnLimits = linnLimits,
): readonly string[] {
  if (typeof channels !== 'number' || !Number.isInteger(channels) || channels < 1) {
    return [`${name} is ${describe(channels)}; it must be a whole number from 1 to ${limits.channels}.`];
  }
  if (channels === 1 || width === undefined) return [];
  const network = `the network has ${width} ${side}${width === 1 ? '' : 's'}`;
  if (width > limits.channels)
    return [`${name} is ${channels}, but ${network}; with more than ${limits.channels} there must be 1 channel.`];
  if (channels === width) return [];
  return [`${name} is ${channels}, but ${network}; use 1 channel${width === 1 ? '' : `, or ${width}`}.`];
}

/** The rule on an output mapping: 1 to N indices of the N neurons of the last layer; repeats are allowed. */
export function mappingProblems(mapping: unknown, neurons: number | undefined): readonly string[] {
  if (!Array.isArray(mapping)) return [`outputMapping is ${describe(mapping)}; it must be an array of neuron indices.`];
  if (mapping.length === 0)
    return ['outputMapping is empty; name at least one neuron, or leave it out to keep them all.'];
  if (neurons !== undefined && mapping.length > neurons) {
    return [
      `outputMapping has ${mapping.length} entries; the last layer has ${neurons} neurons, and it takes at most as many.`,
    ];
  }
  return Array.from(mapping, (entry: unknown, index) => {
    if (isIndex(entry) && (neurons === undefined || entry < neurons)) return [];
    const range = neurons === undefined ? 'from 0 up' : `from 0 to ${neurons - 1}`;
    return [
      `outputMapping[${index}] is ${describe(entry)}; it must be a whole number ${range}: a neuron of the last layer.`,
    ];
  }).flat();
}

const isIndex = (entry: unknown): entry is number => typeof entry === 'number' && Number.isInteger(entry) && entry >= 0;
