import type { LayerActivation } from './layer-reading.js';
import { limitedTo } from './limited-to.js';
import type { FloatScope } from './scope.js';

type WriteFunction = (scope: FloatScope, x: string) => string;

const number = (scope: FloatScope, name: string, value: number): string => scope.numbers(name, [value]);

const above = (scope: FloatScope, x: string): string => scope.node('Max', [x, number(scope, 'zero', 0)]);

/** exp(x) - 1 of what is below 0. */
function exponentialBelow(scope: FloatScope, x: string): string {
  const power = scope.node('Exp', [scope.node('Min', [x, number(scope, 'zero', 0)])]);
  return scope.node('Sub', [power, number(scope, 'one', 1)]);
}

/** x / (1 + |x|). */
const softsign: WriteFunction = (scope, x) =>
  scope.node('Div', [x, scope.node('Add', [scope.node('Abs', [x]), number(scope, 'one', 1)])]);

/** max(x, 0) + ln(1 + exp(-|x|)): powers that are added to 1 do not pass it. */
const softplus: WriteFunction = (scope, x) => {
  const power = scope.node('Exp', [scope.node('Neg', [scope.node('Abs', [x])])]);
  return scope.node('Add', [above(scope, x), scope.node('Log', [scope.node('Add', [power, number(scope, 'one', 1)])])]);
};

const elu: WriteFunction = (scope, x) => scope.node('Add', [above(scope, x), exponentialBelow(scope, x)]);

/** As Klambauer et al. have them (Self-Normalizing Neural Networks, 2017). */
export const selu = { alpha: 1.6732632423543772, gamma: 1.0507009873554805 };

const writeSelu: WriteFunction = (scope, x) => {
  const below = scope.node('Mul', [exponentialBelow(scope, x), number(scope, 'alpha', selu.alpha)]);
  return scope.node('Mul', [scope.node('Add', [above(scope, x), below]), number(scope, 'gamma', selu.gamma)]);
};

const leakyRelu: WriteFunction = (scope, x) =>
  scope.node('Max', [x, scope.node('Mul', [x, number(scope, 'slope', 0.2)])]);

const hardSigmoid: WriteFunction = (scope, x) => {
  const line = scope.node('Add', [scope.node('Mul', [x, number(scope, 'slope', 1 / 6)]), number(scope, 'half', 0.5)]);
  return limitedTo(scope, line, 0, 1);
};

/** x / (1 + exp(-x)): x times Sigmoid becomes an operator of onnxruntime's own that has single floats alone. */
const silu: WriteFunction = (scope, x) => {
  const power = scope.node('Exp', [scope.node('Neg', [x])]);
  return scope.node('Div', [x, scope.node('Add', [power, number(scope, 'one', 1)])]);
};

/** Functions whose usual operators onnxruntime has in single floats alone, said with operators that it has in doubles. */
export const doubleFunctions: Readonly<Partial<Record<LayerActivation, WriteFunction>>> = {
  softsign,
  softplus,
  elu,
  selu: writeSelu,
  leakyRelu,
  hardSigmoid,
  silu,
};
