import {
  type Activation,
  type Initialiser,
  LinnetError,
  type OptionKind,
  optionKinds,
  type PlanBuilder,
  type Port,
  type Shape,
} from '@linnet/core';
import { checkActivation } from './activation.js';
import { checkBiasOptions } from './bias-options.js';
import { checkUnits } from './units.js';
import { type RecurrentWeightOptions, recurrentWeightKinds, rulesOf, trainedSlot } from './weight-rules.js';

/** Options of all recurrent layers. */
export interface RecurrentOptions extends RecurrentWeightOptions {
  /** Default `tanh`. */
  readonly activation?: Activation;
  /** Default true. */
  readonly useBias?: boolean;
  /** Whether every step's output goes on, steps x units, or that of the last step alone. Default false. */
  readonly returnSequences?: boolean;
}

/** Options of recurrent layers with gates. */
export interface GatedOptions extends RecurrentOptions {
  /** Of the gates. Default `sigmoid`. */
  readonly recurrentActivation?: Activation;
}

/** The kinds of {@link RecurrentOptions}. */
export const recurrentKinds: Readonly<Record<keyof RecurrentOptions, OptionKind>> = {
  activation: optionKinds.text,
  useBias: optionKinds.truth,
  returnSequences: optionKinds.truth,
  ...recurrentWeightKinds,
};

/** The kinds of {@link GatedOptions}. */
export const gatedKinds: Readonly<Record<keyof GatedOptions, OptionKind>> = {
  ...recurrentKinds,
  recurrentActivation: optionKinds.text,
};

/** Checks what every recurrent layer is given; the kinds of its options are known to be right. */
export function checkRecurrent(kind: string, units: number, options: GatedOptions): void {
  checkUnits(units, called(kind));
  checkActivation(options.activation ?? 'tanh');
  checkActivation(options.recurrentActivation ?? 'sigmoid');
  checkBiasOptions(kind, options, options.useBias ?? true);
}

/** What the weights of a recurrent layer are. */
export interface RecurrentWeights {
  readonly kind: string;
  readonly units: number;
  readonly gates: number;
  /** Undefined for a layer without. */
  readonly bias: { readonly shape: Shape; readonly initialiser: Initialiser } | undefined;
}

/**
 * Adds the weights of a recurrent layer, the gates side by side: the kernel (features x gates units) Glorot uniform, the
 * recurrent kernel (units x gates units) orthogonal, as in Keras.
 */
export function recurrentParams(
  plan: PlanBuilder,
  from: Port,
  { kind, units, gates, bias }: RecurrentWeights,
  options: RecurrentWeightOptions,
): { readonly kernel: number; readonly recurrent: number; readonly bias?: number } {
  const features = featuresOf(from, kind);
  const columns = gates * units;
  const rules = rulesOf(options);
  const glorot: Initialiser = { kind: 'glorotUniform', fanIn: features, fanOut: columns };
  const orthogonal: Initialiser = { kind: 'orthogonal', rows: units, columns };
  const kernel = plan.param(trainedSlot('kernel', [features, columns], glorot, rules.kernel));
  const recurrent = plan.param(trainedSlot('recurrentKernel', [units, columns], orthogonal, rules.recurrent));
  if (bias === undefined) return { kernel, recurrent };
  return { kernel, recurrent, bias: plan.param(trainedSlot('bias', bias.shape, bias.initialiser, rules.bias)) };
}

/** What a recurrent layer gives for a row. */
export const recurrentOutput = ({ shape: [steps = 1] }: Port, units: number, sequences: boolean): Shape =>
  sequences ? [steps, units] : [units];

/** As messages name it. */
const called = (kind: string): string => `${kind === 'lstm' ? 'An' : 'A'} ${kind} layer`;

function featuresOf({ buffer, shape }: Port, kind: string): number {
  const [, features] = shape;
  if (shape.length === 2 && features !== undefined) return features;
  const isInput = buffer === 0;
  const given = shape.length === 0 ? 'single numbers' : `rows of ${shape.join(' x ')}`;
  const advice = isInput
    ? `Make the model of such rows: sequential([${shape[0] ?? 20}, 1], [...]) takes ${shape[0] ?? 20} steps of one feature.`
    : 'A recurrent layer before it gives its last step alone unless it is told returnSequences: true.';
  throw new LinnetError(
    'bad-shape',
    `${called(kind)} takes rows of steps x features; ${isInput ? 'the model' : 'the layer before it'} gives ${given}. ${advice}`,
  );
}
