import { formatShape, type LayerSpec, type NdArray, sizeOf } from '@linnet/core';
import { type LinnActivation, linnActivations } from './document.js';
import { describe, listed } from './text.js';

/** A dense layer of a model, read and found usable but for its sizes and the range of its weights. */
export interface DenseLayer {
  /** Such as `Layer 3 (dense_2)`, counted from 1 over all layers of the model. */
  readonly label: string;
  readonly name: string;
  readonly inputs: number;
  readonly units: number;
  readonly activation: LinnActivation;
  /** Inputs x units. */
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
  /** Whether the model limits its outputs to [-1, 1], as the instrument does. */
  readonly clipped: boolean;
}

/** A dense layer, or what keeps it from being one. */
export type DenseReading = { readonly layer: DenseLayer } | { readonly problems: readonly string[] };

/** Reads a dense layer; `clipped` says that a clip to [-1, 1] follows it. */
export function readDense(spec: LayerSpec, label: string, clipped: boolean): DenseReading {
  const { activation } = spec.config;
  const { kernel, bias } = spec.weights;
  const problems = [
    ...activationProblems(label, activation),
    ...weightNameProblems(label, spec),
    ...shapeProblems(label, spec),
  ];
  if (problems.length > 0 || !isActivation(activation) || kernel === undefined || bias === undefined)
    return { problems };
  const [inputs = 0, units = 0] = kernel.shape;
  return {
    layer: { label, name: spec.name, inputs, units, activation, kernel: kernel.data, bias: bias.data, clipped },
  };
}

const isActivation = (value: unknown): value is LinnActivation => linnActivations.some((name) => name === value);

const activationProblems = (label: string, activation: unknown): readonly string[] =>
  isActivation(activation)
    ? []
    : [
        `${label} has activation ${describe(activation)}; the instrument has ${linnActivations.join(', ')}. Train it with one of these.`,
      ];

function weightNameProblems(label: string, { weights }: LayerSpec): readonly string[] {
  const { kernel, bias } = weights;
  const others = Object.keys(weights).filter((name) => name !== 'kernel' && name !== 'bias');
  return [
    ...(kernel === undefined ? [`${label} has no kernel; a dense layer needs one of shape inputs x units.`] : []),
    ...(bias === undefined
      ? [`${label} has no bias, and files always hold one. Train it with useBias, or give it a bias of zeros.`]
      : []),
    ...(others.length === 0
      ? []
      : [`${label} has weights that files cannot hold: ${listed(others)}. Only kernel and bias are possible.`]),
  ];
}

function shapeProblems(label: string, { config, weights }: LayerSpec): readonly string[] {
  const { kernel, bias } = weights;
  const units = kernel?.shape[1] ?? config.units;
  const axes = [
    ...(kernel === undefined ? [] : axesProblems(`${label}: the kernel`, kernel, 2, 'inputs x units')),
    ...(bias === undefined ? [] : axesProblems(`${label}: the bias`, bias, 1, 'units')),
  ];
  if (axes.length > 0) return axes;
  return [
    ...(config.units === units
      ? []
      : [`${label} says it has ${describe(config.units)} units, but its kernel has ${units}; they must be as many.`]),
    ...(bias === undefined || bias.shape[0] === units
      ? []
      : [`${label} has a bias of ${bias.shape[0]} for ${units} units; there must be a number for each.`]),
  ];
}

function axesProblems(what: string, array: NdArray, axes: number, meaning: string): readonly string[] {
  if (array.shape.length === axes && sizeOf(array.shape) === array.data.length) return [];
  return [
    `${what} has ${array.data.length} numbers of shape ${formatShape(array.shape)}; it must have ${axes === 1 ? 'one axis' : 'two axes'}, ${meaning}.`,
  ];
}

/** The layer with its kernel and bias changed, value by value. */
export const mapWeights = (layer: DenseLayer, map: (value: number) => number): DenseLayer => ({
  ...layer,
  kernel: layer.kernel.map(map),
  bias: layer.bias.map(map),
});

/** The weights and biases of a layer for which `bad` holds, as `kernel[3, 0] = 1.72`. The kernel's indices are input and unit. */
export function findWeights({ kernel, bias, units }: DenseLayer, bad: (value: number) => boolean): readonly string[] {
  const found: string[] = [];
  kernel.forEach((value, index) => {
    if (bad(value)) found.push(`kernel[${Math.floor(index / units)}, ${index % units}] = ${value}`);
  });
  bias.forEach((value, index) => {
    if (bad(value)) found.push(`bias[${index}] = ${value}`);
  });
  return found;
}
