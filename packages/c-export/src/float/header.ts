import { formatShape, type Scaling } from '@linnet/core';
import type { CReport } from '../document.js';
import { headerCode, memoryText, unitsText } from '../header.js';
import type { FloatProgram, FloatStep } from './program.js';

/** The header of a network in floats. */
export function floatHeader(name: string, program: FloatProgram, scaling: Scaling, report: CReport): string {
  const { inputs, outputs, shape, steps } = program;
  return headerCode({
    name,
    title: 'a neural network in floats.',
    about: [
      'Values are single floats; sums and functions are computed in doubles and rounded once.',
      '',
      `Inputs: ${formatShape(shape)}${shape.length > 1 ? ', the last axis varies fastest' : ''}. Outputs: ${outputs}.`,
      '',
      ...steps.map(({ step, layer }, index) => `Step ${index + 1}, ${layer}: ${stepText(step)}`),
      '',
      memoryText(report),
    ],
    macros: [
      ['INPUTS', `${inputs}`],
      ['OUTPUTS', `${outputs}`],
    ],
    type: 'float',
    run: `Runs the network: ${inputs} numbers become ${outputs}, as it takes and gives them. The places must not overlap.`,
    predict: `The same in ${unitsText(scaling)}.`,
  });
}

function stepText(step: FloatStep): string {
  switch (step.kind) {
    case 'dense':
      return `dense, ${step.inputs} -> ${step.units}`;
    case 'function':
      return step.function;
    case 'clip':
      return `limits to ${step.to[0]} to ${step.to[1]}`;
    case 'affine':
      return `(value - mean) scale + shift for each of ${step.scale.length}`;
    case 'normalise':
      return `rows of ${step.width} to mean 0 and variance 1`;
    case 'softmax':
      return `softmax of rows of ${step.width}`;
  }
}
