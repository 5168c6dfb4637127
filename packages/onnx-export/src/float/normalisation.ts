import { addedTo } from './dense.js';
import type { LayerReading } from './layer-reading.js';
import { checkWidth, type LayerWriter } from './value.js';

/** (x - mean) / sqrt(variance + epsilon) gamma + beta, in this order: folding the mean into beta would cancel digits. */
export function readBatchNormalization(read: LayerReading): LayerWriter {
  const epsilon = read.positive('epsilon', 0.001);
  const { data: mean, shape } = read.weight('movingMean', [undefined], 'one for each feature');
  const variance = read.weight('movingVariance', shape, 'one for each feature').data;
  const gamma = read.weightIfAny('gamma', shape, 'one for each feature');
  const beta = read.weightIfAny('beta', shape, 'one for each feature');
  if (variance.some((value) => value + epsilon <= 0)) read.problems.push('has a variance that is negative.');
  const factors = Array.from(variance, (value, index) => (gamma?.data[index] ?? 1) / Math.sqrt(value + epsilon));
  return (scope, from) => {
    checkWidth(from, mean.length);
    const centred = scope.node('Sub', [from.tensor, scope.numbers('mean', mean, shape)]);
    const scaled = scope.node('Mul', [centred, scope.numbers('factors', factors, shape)]);
    return { ...from, tensor: addedTo(scope, scaled, 'beta', beta) };
  };
}

/** The set of operators that brought LayerNormalization. */
const layerNormalizationFrom = 17;

/** The last axis of every row and step brought to mean 0 and variance 1, then scaled and shifted. */
export function readLayerNormalization(read: LayerReading, opset: number): LayerWriter {
  const epsilon = read.positive('epsilon', 0.001);
  const gamma = read.weightIfAny('gamma', [undefined], 'one for each place');
  const beta = read.weightIfAny('beta', [gamma?.data.length], 'one for each place');
  if (opset < layerNormalizationFrom) {
    read.problems.push(
      `needs the operator LayerNormalization of opset ${layerNormalizationFrom}, and opset is ${opset}; use a later one.`,
    );
  }
  return (scope, from) => {
    const width = from.axes.at(-1) ?? 1;
    for (const weight of [gamma, beta]) if (weight !== undefined) checkWidth(from, weight.data.length);
    const scale = scope.numbers('gamma', gamma?.data ?? new Float32Array(width).fill(1), [width]);
    const shift = beta === undefined ? [] : [scope.numbers('beta', beta.data, [width])];
    const attributes = { axis: { int: -1 }, epsilon: { float: epsilon } };
    return { ...from, tensor: scope.node('LayerNormalization', [from.tensor, scale, ...shift], attributes) };
  };
}
