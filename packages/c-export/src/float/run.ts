import { exp } from '@linnet/core';
import { valueFunctions } from './functions.js';
import type { DenseStep, FloatProgram, FloatStep } from './program.js';

type Affine = Extract<FloatStep, { kind: 'affine' }>;

const single = Math.fround;

/** What the C answers to a row, rounded where it rounds: the functions of its library may differ in last digits. */
export function runFloats({ steps }: FloatProgram, row: Float32Array): Float32Array {
  return steps.reduce((values, { step }) => runStep(step, values), row);
}

function runStep(step: FloatStep, values: Float32Array): Float32Array {
  switch (step.kind) {
    case 'dense':
      return runDense(step, values);
    case 'function':
      return values.map(valueFunctions[step.function].value);
    case 'clip':
      return values.map((value) => Math.min(step.to[1], Math.max(step.to[0], value)));
    case 'affine':
      return runAffine(step, values);
    case 'normalise':
      return rowByRow(values, step.width, (line) => normalised(line, step.epsilon));
    case 'softmax':
      return rowByRow(values, step.width, softmax);
  }
}

function runDense({ inputs, units, weights, biases }: DenseStep, values: Float32Array): Float32Array {
  const result = new Float32Array(units);
  for (let unit = 0; unit < units; unit++) {
    let sum = single(biases[unit] as number);
    for (let input = 0; input < inputs; input++) {
      sum += single(weights[unit * inputs + input] as number) * (values[input] as number);
    }
    result[unit] = sum;
  }
  return result;
}

const runAffine = ({ mean, scale, shift }: Affine, values: Float32Array): Float32Array =>
  values.map((value, index) => {
    const place = index % scale.length;
    const centred = value - single(mean[place] as number);
    return centred * single(scale[place] as number) + single(shift[place] as number);
  });

function rowByRow(values: Float32Array, width: number, run: (row: Float32Array) => Float32Array): Float32Array {
  const result = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width) result.set(run(values.slice(start, start + width)), start);
  return result;
}

function normalised(values: Float32Array, epsilon: number): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
  const inverse = 1 / Math.sqrt(variance + epsilon);
  return values.map((value) => (value - mean) * inverse);
}

function softmax(values: Float32Array): Float32Array {
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = Float64Array.from(values, (value) => exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return Float32Array.from(powers, (power) => single(power) / sum);
}
