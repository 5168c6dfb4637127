import { formatShape, type LayerSpec, sizeOf } from '@linnet/core';
import type { FloatLayer } from './float-network.js';
import { valueFunctions } from './value-functions.js';

/** A layer as read, and what is wrong with it. Where nothing can be made of it there is no layer. */
export interface Reading {
  readonly layer?: FloatLayer;
  readonly problems: readonly string[];
}

/** Reads a dense layer. Weights that are no numbers are a problem; they count as 0 for what is checked after it. */
export function readDense({ name, config, weights }: LayerSpec, label: string): Reading {
  const { kernel, bias } = weights ?? {};
  const [inputs = 0, units = 0] = kernel?.shape ?? [];
  if (kernel?.shape.length !== 2 || inputs < 1 || units < 1 || sizeOf(kernel.shape) !== kernel.data.length) {
    return { problems: [`${label} has no kernel of inputs x units; it is ${describeArray(kernel)}.`] };
  }
  if (bias !== undefined && bias.data.length !== units) {
    return { problems: [`${label} has a bias of ${bias.data.length} for ${units} units; there must be one for each.`] };
  }
  const biases = Float64Array.from(bias?.data ?? new Float64Array(units));
  const layer = { name, inputs, units, weights: transposed(kernel.data, inputs, units), biases };
  const functions = functionsOf(config?.activation);
  const problems = [
    ...finiteProblems(label, 'kernel', kernel.data),
    ...finiteProblems(label, 'bias', biases),
    ...(functions === undefined ? [activationProblem(label, config?.activation)] : []),
  ];
  return { layer: { ...layer, ...zeroed(layer), functions: functions ?? [] }, problems };
}

const describeArray = (array: LayerSpec['weights'][string] | undefined): string =>
  array === undefined ? 'missing' : `${array.data.length} numbers of shape ${formatShape(array.shape)}`;

/** What an activation is made of, if it can be quantised. */
export const functionsOf = (activation: unknown) =>
  typeof activation === 'string' && Object.hasOwn(valueFunctions, activation) ? valueFunctions[activation] : undefined;

/** The sentence about an activation that cannot be quantised. */
export const activationProblem = (label: string, activation: unknown): string =>
  `${label} has activation ${JSON.stringify(activation)}; quantised networks have ${Object.keys(valueFunctions).join(', ')}. Train it with one of these.`;

function transposed(kernel: Float32Array, inputs: number, units: number): Float64Array {
  return Float64Array.from(
    kernel,
    (_, index) => kernel[(index % inputs) * units + Math.floor(index / inputs)] as number,
  );
}

function finiteProblems(label: string, what: string, values: ArrayLike<number>): readonly string[] {
  const bad = Array.from(values).filter((value) => !Number.isFinite(value));
  if (bad.length === 0) return [];
  const others = bad.length === 1 ? '' : ` and ${bad.length - 1} more that are not finite`;
  return [`${label} has ${bad[0]} in its ${what}${others}; train it again with a smaller learning rate.`];
}

const zeroed = ({ weights, biases }: Pick<FloatLayer, 'weights' | 'biases'>) => ({
  weights: weights.map(finiteOr0),
  biases: biases.map(finiteOr0),
});

const finiteOr0 = (value: number): number => (Number.isFinite(value) ? value : 0);
