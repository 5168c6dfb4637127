import type { Activation } from '@linnet/core';
import type { Attributes } from '../file/graph.js';
import { doubleFunctions, selu } from './double-activations.js';
import type { LayerActivation } from './layer-reading.js';
import { limitedTo } from './limited-to.js';
import type { FloatScope } from './scope.js';

type WriteFunction = (scope: FloatScope, x: string) => string;

const float = (value: number) => ({ float: value });

const operator =
  (name: string, attributes: Attributes = {}): WriteFunction =>
  (scope, x) =>
    scope.node(name, [x], attributes);

const seluAttributes = { alpha: float(selu.alpha), gamma: float(selu.gamma) };

/** x (1 + erf(x / sqrt 2)) / 2. The operator Gelu is of opset 20; runtimes know these nodes for what they are. */
const gelu: WriteFunction = (scope, x) => {
  const one = (name: string, value: number): string => scope.numbers(name, [value]);
  const erf = scope.node('Erf', [scope.node('Div', [x, one('sqrtOfTwo', Math.SQRT2)])]);
  return scope.node('Mul', [scope.node('Mul', [x, scope.node('Add', [erf, one('one', 1)])]), one('half', 0.5)]);
};

const functions: Readonly<Record<LayerActivation, WriteFunction>> = {
  linear: (_, x) => x,
  relu: operator('Relu'),
  tanh: operator('Tanh'),
  sigmoid: operator('Sigmoid'),
  softsign: operator('Softsign'),
  softplus: operator('Softplus'),
  elu: operator('Elu', { alpha: float(1) }),
  selu: operator('Selu', seluAttributes),
  leakyRelu: operator('LeakyRelu', { alpha: float(0.2) }),
  relu6: (scope, x) => limitedTo(scope, x, 0, 6),
  hardSigmoid: operator('HardSigmoid', { alpha: float(1 / 6), beta: float(0.5) }),
  hardTanh: (scope, x) => limitedTo(scope, x, -1, 1),
  exponential: operator('Exp'),
  gelu,
  silu: (scope, x) => scope.node('Mul', [x, scope.node('Sigmoid', [x])]),
  softmax: operator('Softmax', { axis: { int: -1 } }),
};

/** Adds a function of each value, or of the last axis. */
export const writeActivation = (scope: FloatScope, x: string, name: LayerActivation): string =>
  ((scope.precision === 'double' ? doubleFunctions[name] : undefined) ?? functions[name])(scope, x);

/** A function as recurrent operators take it, with what follows its name. */
export interface StepActivation {
  readonly name: string;
  readonly alpha?: number;
  readonly beta?: number;
}

/** The functions that recurrent operators can apply at every step. */
export const stepActivations: Readonly<Partial<Record<Activation, StepActivation>>> = {
  linear: { name: 'Affine', alpha: 1, beta: 0 },
  relu: { name: 'Relu' },
  tanh: { name: 'Tanh' },
  sigmoid: { name: 'Sigmoid' },
  softsign: { name: 'Softsign' },
  softplus: { name: 'Softplus' },
  elu: { name: 'Elu', alpha: 1 },
  leakyRelu: { name: 'LeakyRelu', alpha: 0.2 },
  hardSigmoid: { name: 'HardSigmoid', alpha: 1 / 6, beta: 0.5 },
};
