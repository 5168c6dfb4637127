import {
  type Activation,
  type Initialiser,
  type OptionKind,
  optionKinds,
  type PlanBuilder,
  type Port,
  type Shape,
} from '@linnet/core';
import { checkStepActivation } from './activation.js';
import { checkBiasOptions } from './bias-options.js';
import { stepsOf } from './steps.js';
import { checkUnits } from './units.js';
import {
  checkInitialisers,
  heldSlot,
  type RecurrentWeightOptions,
  startOf,
  trainedSlot,
  weightKinds,
} from './weight-rules.js';

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
export const recurrentKinds = (): Readonly<Record<keyof RecurrentOptions, OptionKind>> => ({
  activation: optionKinds.text,
  useBias: optionKinds.truth,
  returnSequences: optionKinds.truth,
  ...weightKinds('kernel', 'recurrent', 'bias'),
});

/** The kinds of {@link GatedOptions}. */
export const gatedKinds = (): Readonly<Record<keyof GatedOptions, OptionKind>> => ({
  ...recurrentKinds(),
  recurrentActivation: optionKinds.text,
});

/** Checks what every recurrent layer is given; the kinds of its options are known to be right. */
export function checkRecurrent(kind: string, units: number, options: GatedOptions): void {
  checkUnits(units, called(kind));
  checkStepActivation(options.activation ?? 'tanh', called(kind));
  checkStepActivation(options.recurrentActivation ?? 'sigmoid', called(kind));
  checkInitialisers(options);
  checkBiasOptions(kind, options, options.useBias ?? true);
}

/** What the weights of a recurrent layer are. */
export interface RecurrentWeights {
  readonly kind: string;
  readonly units: number;
  readonly gates: number;
  /** Its shape; undefined for a layer without. */
  readonly bias: Shape | undefined;
  /** What becomes of the start of the bias, where the layer has a say in it. */
  readonly biasStart?: (asked: Initialiser) => Initialiser;
}

/**
 * Adds the weights of a recurrent layer, the gates side by side: the kernel (features x gates units) starts Glorot
 * uniform, the recurrent kernel (units x gates units) orthogonal, the bias at zero, as in Keras, unless the options say
 * otherwise.
 */
export function recurrentParams(
  plan: PlanBuilder,
  from: Port,
  { kind, units, gates, bias, biasStart = (asked) => asked }: RecurrentWeights,
  options: RecurrentWeightOptions,
): { readonly kernel: number; readonly recurrent: number; readonly bias?: number } {
  const [, features] = stepsOf(from, called(kind));
  const columns = gates * units;
  const kernel = plan.param(trainedSlot('kernel', [features, columns], options, 'glorotUniform'));
  const recurrent = plan.param(trainedSlot('recurrentKernel', [units, columns], options, 'orthogonal', 'recurrent'));
  if (bias === undefined) return { kernel, recurrent };
  const start = biasStart(startOf('bias', bias, options, 'zeros', 'bias'));
  return { kernel, recurrent, bias: plan.param(heldSlot('bias', bias, options, start)) };
}

/** What a recurrent layer gives for a row. */
export const recurrentOutput = ({ shape: [steps = 1] }: Port, units: number, sequences: boolean): Shape =>
  sequences ? [steps, units] : [units];

/** As messages name it. */
const called = (kind: string): string => `${kind === 'lstm' ? 'An' : 'A'} ${kind} layer`;
