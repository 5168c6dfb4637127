import { type Activation, activations } from '@linnet/core';
import type { Attributes } from '../file/graph.js';
import { type StepActivation, stepActivations } from './activations.js';
import type { LayerReading, Weight } from './layer-reading.js';
import type { FloatScope } from './scope.js';
import { checkWidth, type LayerWriter, stepsOf } from './value.js';

/** A kind of recurrent layer, beside what ONNX has. */
interface RecurrentKind {
  readonly operator: 'RNN' | 'LSTM' | 'GRU';
  /** Where our gates are, in the order of the operator's. */
  readonly gates: readonly number[];
  /** The operator's functions: of gates, and of candidates and outputs. */
  functions(gate: StepActivation, candidate: StepActivation): readonly StepActivation[];
}

const kinds = {
  simpleRnn: { operator: 'RNN', gates: [0], functions: (_, candidate) => [candidate] },
  // i, f, c, o here; i, o, f, c there.
  lstm: { operator: 'LSTM', gates: [0, 3, 1, 2], functions: (gate, candidate) => [gate, candidate, candidate] },
  gru: { operator: 'GRU', gates: [0, 1, 2], functions: (gate, candidate) => [gate, candidate] },
} as const satisfies Readonly<Record<string, RecurrentKind>>;

/** The names of recurrent layers. */
export type RecurrentName = keyof typeof kinds;

/** Whether it is one of them. */
export const isRecurrent = (kind: unknown): kind is RecurrentName =>
  typeof kind === 'string' && Object.hasOwn(kinds, kind);

/** A layer that reads step after step. */
export const readRecurrent =
  (kind: RecurrentName) =>
  (read: LayerReading): LayerWriter =>
    readDirection(read, kind, (name) => name, 'forward');

/** The same in one direction, with its weights under other names. Outputs stand at the steps that they are of. */
export function readDirection(
  read: LayerReading,
  kind: RecurrentName,
  nameOf: (weight: string) => string,
  direction: 'forward' | 'reverse',
): LayerWriter {
  const { operator, gates, functions } = kinds[kind];
  const columns = `${gates.length} gate${gates.length === 1 ? '' : 's'}`;
  const kernel = read.weight(nameOf('kernel'), [undefined, undefined], `features x (${columns} x units)`);
  const [features = 0, width = 0] = kernel.shape;
  const units = width / gates.length;
  const recurrent = read.weight(nameOf('recurrentKernel'), [units, width], `units x (${columns} x units)`);
  const resetsAfter = kind === 'gru' && read.flag('resetAfter', true);
  const sequences = read.flag('returnSequences', false);
  const biasAxes = resetsAfter ? [2, width] : [width];
  const useBias = read.spec.config?.useBias === true;
  const bias = read[useBias ? 'weight' : 'weightIfAny'](nameOf('bias'), biasAxes, 'one for each unit of each gate');
  const applied = functions(
    stepActivation(read, 'recurrentActivation', 'sigmoid'),
    stepActivation(read, 'activation', 'tanh'),
  );
  const attributes: Attributes = {
    hidden_size: { int: units },
    direction: { text: direction },
    ...activationAttributes(applied),
    ...(resetsAfter ? { linear_before_reset: { int: 1 } } : {}),
  };
  const byGate = (weight: Weight, rows: number): Float32Array => gatesFirst(weight.data, rows, units, gates);

  return (scope, from) => {
    const [steps] = stepsOf(from);
    checkWidth(from, features);
    const inputs = [
      scope.node('Transpose', [from.tensor], stepsFirst),
      scope.numbers('kernel', byGate(kernel, features), [1, width, features]),
      scope.numbers('recurrentKernel', byGate(recurrent, units), [1, width, units]),
      ...biases(scope, bias, byGate),
    ];
    const axes = sequences ? [steps, units] : [units];
    if (sequences) {
      const outputs = scope.output(0, operator, inputs, attributes);
      return { tensor: scope.node('Transpose', [withoutAxis(scope, outputs, 1)], stepsFirst), axes };
    }
    return { tensor: withoutAxis(scope, scope.output(1, operator, inputs, attributes), 0), axes };
  };
}

const stepsFirst: Attributes = { perm: { ints: [1, 0, 2] } };

/** The axis of directions, of which there is one. */
const withoutAxis = (scope: FloatScope, x: string, axis: number): string =>
  scope.node('Squeeze', [x, scope.constant('axis', 'int64', [axis], [1])]);

/** The operators have a bias for each of both products; ours is one, or both rows of a gru that resets after its product. */
function biases(scope: FloatScope, bias: Weight | undefined, byGate: (weight: Weight, rows: number) => Float32Array) {
  if (bias === undefined) return [];
  const width = bias.shape.at(-1) ?? 0;
  const row = (at: number): Float32Array =>
    byGate({ data: bias.data.slice(at * width, (at + 1) * width), shape: [1, width] }, 1);
  const numbers = new Float32Array(2 * width);
  numbers.set(row(0));
  if (bias.shape.length === 2) numbers.set(row(1), width);
  return [scope.numbers('bias', numbers, [1, 2 * width])];
}

/** Rows x (gates x units) as (gates x units) x rows, the gates in another order. */
function gatesFirst(data: Float32Array, rows: number, units: number, gates: readonly number[]): Float32Array {
  const width = gates.length * units;
  return data.map((_, at) => {
    const [column, row] = [Math.floor(at / rows), at % rows];
    const gate = gates[Math.floor(column / units)] ?? 0;
    return data[row * width + gate * units + (column % units)] ?? 0;
  });
}

function stepActivation(read: LayerReading, name: string, otherwise: Activation): StepActivation {
  const problems = read.problems.length;
  const chosen = read.choice(name, activations, otherwise);
  const found = stepActivations[chosen];
  if (found === undefined && read.problems.length === problems) {
    const known = Object.keys(stepActivations).join(', ');
    read.problems.push(`applies ${chosen} at every step, which ONNX's recurrent operators cannot; they have ${known}.`);
  }
  return found ?? { name: '' };
}

function activationAttributes(functions: readonly StepActivation[]): Attributes {
  const alphas = functions.flatMap(({ alpha }) => (alpha === undefined ? [] : [alpha]));
  const betas = functions.flatMap(({ beta }) => (beta === undefined ? [] : [beta]));
  return {
    activations: { texts: functions.map(({ name }) => name) },
    ...(alphas.length === 0 ? {} : { activation_alpha: { floats: alphas } }),
    ...(betas.length === 0 ? {} : { activation_beta: { floats: betas } }),
  };
}
