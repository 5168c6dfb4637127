import {
  type Constraint,
  type Initialiser,
  type JsonValue,
  type LayerConfig,
  type OptionKind,
  optionKinds,
  type ParamSlot,
  type Regularizer,
  type Shape,
} from '@linnet/core';
import { constraintFromJson, constraintToJson, isConstraint } from './constraints.js';
import { initialiserFor } from './initialisers/for-shape.js';
import { type InitialiserChoice, resolveInitialiser } from './initialisers/names.js';
import { isRegularizer } from './regularizers.js';

/** What every layer with weights may be told. */
export interface TrainableOptions {
  /**
   * Whether its weights are learnt. Where they are not, the layer is frozen: its weights stay as they start, or as the model's
   * file has them, and their regularizers count for nothing. Default true.
   */
  readonly trainable?: boolean;
}

/** What a layer may ask of its kernel and bias. */
export interface WeightOptions extends TrainableOptions {
  /** How the kernel starts: a name such as `heNormal`, or what `varianceScaling` and the like make. Default `glorotUniform`. */
  readonly kernelInitialiser?: InitialiserChoice;
  /** Default `zeros`. */
  readonly biasInitialiser?: InitialiserChoice;
  /** Adds to the loss, such as `l2(0.01)`. Default: none. */
  readonly kernelRegularizer?: Regularizer;
  /** The same for the bias. Default: none. */
  readonly biasRegularizer?: Regularizer;
  /** Holds after every update, such as `maxNorm(2)`. Default: none. */
  readonly kernelConstraint?: Constraint;
  /** The same for the bias. Default: none. */
  readonly biasConstraint?: Constraint;
}

/** What a recurrent layer may ask of its weights. */
export interface RecurrentWeightOptions extends WeightOptions {
  /** Default `orthogonal`. */
  readonly recurrentInitialiser?: InitialiserChoice;
  /** Of the recurrent kernel: adds to the loss, such as `l2(0.01)`. Default: none. */
  readonly recurrentRegularizer?: Regularizer;
  /** Of the recurrent kernel: holds after every update, such as `maxNorm(3)`. Default: none. */
  readonly recurrentConstraint?: Constraint;
}

type Rule = 'Initialiser' | 'Regularizer' | 'Constraint';

const ruleKinds: Readonly<Record<Rule, OptionKind>> = {
  Initialiser: {
    is: (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
    use: 'a name such as "heNormal", or what varianceScaling({ scale: 2 }) and the like make',
  },
  Regularizer: { is: isRegularizer, use: 'l1(0.01), l2(0.01) or l1l2({ l1: 0.01, l2: 0.01 })' },
  Constraint: {
    is: isConstraint,
    use: 'maxNorm(2), unitNorm(), minMaxNorm({ low: 0, high: 1 }), nonNegative() or within([-1, 1])',
  },
};

/** The kinds of what may be asked of these weights, `kernelInitialiser`, `kernelRegularizer`, ..., and `trainable`. */
export function weightKinds<Weight extends string>(
  ...weights: readonly Weight[]
): Readonly<Record<`${Weight}${Rule}` | 'trainable', OptionKind>> {
  const kinds = weights.flatMap((weight) =>
    Object.entries(ruleKinds).map(([rule, kind]) => [`${weight}${rule}`, kind]),
  );
  return Object.fromEntries([['trainable', optionKinds.truth], ...kinds]);
}

/** What a layer was asked, once `checkOptions` has seen it. */
type Asked = Readonly<Record<string, unknown>>;

/**
 * A weight that trains, unless its layer is frozen, as the layer's options ask for it: those that begin with `of`, the
 * weight's name if it is not given.
 * @throws LinnetError `unknown-name` or `bad-option` for an initialiser that is none, or none for this shape.
 */
export const trainedSlot = (
  name: string,
  shape: Shape,
  options: TrainableOptions,
  start: InitialiserChoice,
  of: string = name,
): ParamSlot => heldSlot(name, shape, options, startOf(name, shape, options, start, of), of);

/** The same with a start that the layer knows. */
export const heldSlot = (
  name: string,
  shape: Shape,
  options: TrainableOptions,
  initialiser: Initialiser,
  of: string = name,
): ParamSlot => ({ name, shape, initialiser, trained: !isFrozen(options), ...rulesOf({ ...options }, of) });

/** Whether a layer's weights stay as they are. */
export const isFrozen = ({ trainable = true }: TrainableOptions): boolean => !trainable;

/** How a weight starts: as asked, or else as the layer says. */
export function startOf(
  name: string,
  shape: Shape,
  options: object,
  start: InitialiserChoice,
  of: string,
): Initialiser {
  const asked: Asked = { ...options };
  // Its kind was checked; what it holds is checked here.
  const choice = (asked[`${of}Initialiser`] ?? start) as InitialiserChoice;
  return initialiserFor(resolveInitialiser(choice), shape, name);
}

function rulesOf(asked: Asked, of: string): Pick<ParamSlot, 'regularizer' | 'constraint'> {
  const [regularizer, constraint] = [asked[`${of}Regularizer`], asked[`${of}Constraint`]];
  return {
    ...(isRegularizer(regularizer) ? { regularizer: { ...regularizer } } : {}),
    ...(isConstraint(constraint) ? { constraint: { ...constraint } } : {}),
  };
}

/** Throws for initialisers that are none: when a layer is made, not when a model is. */
export function checkInitialisers(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    if (name.endsWith('Initialiser') && value !== undefined) resolveInitialiser(value);
  }
}

/** What was asked of weights, as plain data; what was not asked has no key. */
export const weightConfig = (options: TrainableOptions): LayerConfig => ({
  ...Object.fromEntries(
    Object.entries(options).flatMap(([name, value]): [string, JsonValue][] =>
      value !== undefined && /(Initialiser|Regularizer|Constraint)$/.test(name) ? [[name, plain(value)]] : [],
    ),
  ),
  ...(isFrozen(options) ? { trainable: false } : {}),
});

const plain = (value: InitialiserChoice | Regularizer | Constraint): JsonValue =>
  typeof value === 'string' ? value : isConstraint(value) ? constraintToJson(value) : { ...value };

/** The reverse: options with what was asked as values. What is damaged stays as it is, for the layer to refuse. */
export const weightOptionsFrom = (config: LayerConfig): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      name.endsWith('Constraint') ? constraintFromJson(value) : value,
    ]),
  );
