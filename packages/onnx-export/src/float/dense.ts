import { writeActivation } from './activations.js';
import type { LayerReading, Weight } from './layer-reading.js';
import { limitedTo } from './limited-to.js';
import type { FloatScope } from './scope.js';
import { checkWidth, type LayerWriter } from './value.js';

/** A bias, where the layer says that it has one or brings one. */
export function readBias(read: LayerReading, units: number | undefined): Weight | undefined {
  const uses = read.spec.config?.useBias === true;
  return uses
    ? read.weight('bias', [units], 'one for each unit')
    : read.weightIfAny('bias', [units], 'one for each unit');
}

/** Adds numbers for each place of the last axis, where there are some. */
export const addedTo = (scope: FloatScope, x: string, name: string, weight: Weight | undefined): string =>
  weight === undefined ? x : scope.node('Add', [x, scope.numbers(name, weight.data, weight.shape)]);

/** activation(x kernel + bias), over the last axis. */
export function readDense(read: LayerReading): LayerWriter {
  const kernel = read.weight('kernel', [undefined, undefined], 'inputs x units');
  const [inputs = 0, units = 0] = kernel.shape;
  const bias = readBias(read, units);
  const activation = read.activation();
  return (scope, from) => {
    checkWidth(from, inputs);
    const product = scope.node('MatMul', [from.tensor, scope.numbers('kernel', kernel.data, kernel.shape)]);
    const sum = addedTo(scope, product, 'bias', bias);
    return { tensor: writeActivation(scope, sum, activation), axes: [...from.axes.slice(0, -1), units] };
  };
}

/** A function of each value. */
export function readActivation(read: LayerReading): LayerWriter {
  const activation = read.activation();
  return (scope, { tensor, axes }) => ({ tensor: writeActivation(scope, tensor, activation), axes });
}

/** exp(x) over its sum, over the last axis. */
export const readSoftmax =
  (): LayerWriter =>
  (scope, { tensor, axes }) => ({
    tensor: writeActivation(scope, tensor, 'softmax'),
    axes,
  });

/** Every value limited. */
export function readClip(read: LayerReading): LayerWriter {
  const [low, high]: readonly unknown[] = Array.isArray(read.spec.config?.to) ? read.spec.config.to : [];
  if (typeof low !== 'number' || typeof high !== 'number' || !(low < high)) {
    read.problems.push(`limits to ${JSON.stringify(read.spec.config?.to)}; use [low, high].`);
    return (_, from) => from;
  }
  return (scope, { tensor, axes }) => ({ tensor: limitedTo(scope, tensor, low, high), axes });
}
