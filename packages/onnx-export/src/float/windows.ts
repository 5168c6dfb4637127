import type { Attributes } from '../file/graph.js';
import { writeActivation } from './activations.js';
import { addedTo, readBias } from './dense.js';
import type { LayerReading } from './layer-reading.js';
import type { FloatScope } from './scope.js';
import { reshaped } from './shapes.js';
import { checkWidth, type LayerWriter, misfit, stepsOf, type Value } from './value.js';

type Padding = 'valid' | 'same' | 'causal';

interface Windows {
  readonly count: number;
  readonly before: number;
  readonly after: number;
}

/** Where windows of `reach` steps lie, as the layers say it: as TensorFlow does. */
function windowsOver(steps: number, reach: number, stride: number, padding: Padding): Windows {
  if (padding === 'same') {
    const count = Math.ceil(steps / stride);
    const missing = Math.max((count - 1) * stride + reach - steps, 0);
    const before = Math.floor(missing / 2);
    return { count, before, after: missing - before };
  }
  const before = padding === 'causal' ? reach - 1 : 0;
  const room = steps + before - reach;
  if (room >= 0) return { count: Math.floor(room / stride) + 1, before, after: 0 };
  throw misfit(`looks at ${reach} steps at once and is given ${steps}.`);
}

/** The operators take channels x steps. */
const transposed = (scope: FloatScope, x: string): string =>
  scope.node('Transpose', [x], { perm: { ints: [0, 2, 1] } });

const whole = (...numbers: readonly number[]) => ({ ints: numbers });

/** Filters that move along the steps. */
export function readConv1d(read: LayerReading): LayerWriter {
  const kernel = read.weight('kernel', [undefined, undefined, undefined], 'width x channels x filters');
  const [width = 0, channels = 0, filters = 0] = kernel.shape;
  const bias = readBias(read, filters);
  const [stride, dilation] = [read.count('strides', 1), read.count('dilation', 1)];
  const padding = read.choice('padding', ['valid', 'same', 'causal'], 'valid');
  const activation = read.activation();
  const numbers = Float32Array.from(kernel.data, (_, at) => {
    const [filter, rest] = [Math.floor(at / (channels * width)), at % (channels * width)];
    return kernel.data[((rest % width) * channels + Math.floor(rest / width)) * filters + filter] ?? 0;
  });
  return (scope, from) => {
    const [steps] = stepsOf(from);
    checkWidth(from, channels);
    const { count, before, after } = windowsOver(steps, dilation * (width - 1) + 1, stride, padding);
    const attributes = { strides: whole(stride), dilations: whole(dilation), pads: whole(before, after) };
    const filtersOf = scope.numbers('kernel', numbers, [filters, channels, width]);
    const sums = scope.node('Conv', [transposed(scope, from.tensor), filtersOf], attributes);
    const sum = addedTo(scope, transposed(scope, sums), 'bias', bias);
    return { tensor: writeActivation(scope, sum, activation), axes: [count, filters] };
  };
}

type Pooling = 'MaxPool' | 'AveragePool';

/** Steps outside do not count: the standard's MaxPool leaves them out, and AveragePool where it is told. */
const attributesOf: Readonly<Record<Pooling, Attributes>> = {
  MaxPool: {},
  AveragePool: { count_include_pad: { int: 0 } },
};

/** The largest, or the mean, of every channel in windows. */
export const readPooling =
  (operator: Pooling) =>
  (read: LayerReading): LayerWriter => {
    const size = read.count('size');
    const stride = read.count('strides', size);
    const padding = read.choice('padding', ['valid', 'same'], 'valid');
    return (scope, from) => {
      const [steps, channels] = stepsOf(from);
      const { count, before, after } = windowsOver(steps, size, stride, padding);
      const windows = { kernel_shape: whole(size), strides: whole(stride), pads: whole(before, after) };
      const pooled = scope.node(operator, [transposed(scope, from.tensor)], { ...windows, ...attributesOf[operator] });
      return { tensor: transposed(scope, pooled), axes: [count, channels] };
    };
  };

/** The largest, or the mean, of every channel over all steps. */
export const readGlobalPooling =
  (operator: 'GlobalMaxPool' | 'GlobalAveragePool') =>
  (read: LayerReading): LayerWriter => {
    const keeps = read.flag('keepDimensions', false);
    return (scope, from) => {
      const [, channels] = stepsOf(from);
      const pooled: Value = { tensor: scope.node(operator, [transposed(scope, from.tensor)]), axes: [channels, 1] };
      return reshaped(scope, pooled, keeps ? [1, channels] : [channels]);
    };
  };
