import type { Grid, ParamGrid } from './grid.js';
import type { OpDefinition } from './op.js';
import type { Shape } from './shape.js';

/** The version of all contracts in this package: plans, ops, backends and exporters. Plugins carry it. */
export const contract = 1;

/**
 * Functions of one number whose derivative follows from their result, so that an op can apply them in place:
 * softplus log(1 + exp x); elu x or exp(x) - 1; selu 1.0507009873554805 (x or 1.6732632423543772 (exp(x) - 1)); leakyRelu
 * x or 0.2 x; relu6 x within [0, 6]; hardSigmoid x / 6 + 1/2 within [0, 1]; hardTanh x within [-1, 1]. Constants are Keras's.
 * Where a function has a corner its derivative is that of the flat side (of the lower side for leakyRelu and elu, of the upper one for
 * selu). Sources: elu Clevert et al., 2016; selu Klambauer et al., 2017.
 */
export const activations = [
  'linear',
  'relu',
  'tanh',
  'sigmoid',
  'softsign',
  'softplus',
  'elu',
  'selu',
  'leakyRelu',
  'relu6',
  'hardSigmoid',
  'hardTanh',
  'exponential',
] as const;

/** One of {@link activations}. */
export type Activation = (typeof activations)[number];

/**
 * Functions of one number whose derivative needs that number: gelu x (1 + erf(x / sqrt 2)) / 2 and silu x sigmoid(x), both of
 * Hendrycks and Gimpel, 2016.
 */
export const unfoldedActivations = ['gelu', 'silu'] as const;

/** One of {@link unfoldedActivations}: an op of its own, which keeps what comes in. */
export type UnfoldedActivation = (typeof unfoldedActivations)[number];

/** The closed interval from the first number to the second. */
export type Interval = readonly [low: number, high: number];

/** What recurrent ops have in common: they read [steps, features] and start each row from a state of zeros. */
interface Recurrent {
  /** Features x (gates x units); the gates stand side by side. */
  readonly kernel: number;
  /** Units x (gates x units). */
  readonly recurrent: number;
  /** Gates x units. */
  readonly bias?: number;
  /** Of candidates and outputs. */
  readonly activation: Activation;
  /** Whether the output is [steps, units], every step's, or [units], that of the last. */
  readonly sequences: boolean;
}

/** Recurrent ops with gates. */
interface Gated extends Recurrent {
  /** Of the gates. */
  readonly recurrentActivation: Activation;
}

/** A scale and a shift for each place of the last axis. */
interface Affine {
  /** The scale; 1 where it is absent. */
  readonly gamma?: number;
  /** The shift; 0 where it is absent. */
  readonly beta?: number;
}

/** Windows that move over the steps of [steps, channels]. */
interface Windowed {
  /** How many steps lie between the starts of two windows. */
  readonly stride: number;
  /** How many steps the first window starts before the first step; the number of windows is that of the output's steps. */
  readonly before: number;
}

/** The kinds of operation every backend knows by name, with what each needs beside its buffers. */
export interface OpKinds {
  /**
   * `activation(x kernel + bias)` over the last axis; the kernel is inputs x units, as in Keras.
   * Numbers are indices into `plan.params`.
   */
  dense: { readonly kernel: number; readonly bias?: number; readonly activation: Activation };
  /**
   * A function of each value. `slope` is of leakyRelu and elu alone: what they multiply x, or exp(x) - 1, by below 0; 0.2
   * and 1 where it is absent. From 0 up, for elu above 0.
   */
  activation: { readonly activation: Activation | UnfoldedActivation; readonly slope?: number };
  /** exp(x - max) over its sum, over the last axis. */
  softmax: Record<never, never>;
  /**
   * In training each value is 0 with probability `rate`, else divided by 1 - rate: value i of the batch (rows one after
   * another) is 0 where number i of the op's noise, `uniform()`, is below the rate. Otherwise values pass.
   */
  dropout: { readonly rate: number };
  /** In training value i of the batch (rows one after another) gets `deviation` times number i of the op's noise, `normal()`. */
  gaussianNoise: { readonly deviation: number };
  /**
   * (x - mean) / sqrt(variance + epsilon) gamma + beta, with a mean and variance for each place of the last axis over all
   * others, rows included. Training takes those of the batch and lets the kept ones follow:
   * kept = momentum kept + (1 - momentum) batch. Inference takes the kept ones. The variance is the mean squared deviation.
   * Where `frozen`, training takes the kept ones too, as constants, and they stay what they are.
   */
  batchNormalization: Affine & {
    readonly frozen?: boolean;
    readonly mean: number;
    readonly variance: number;
    readonly momentum: number;
    readonly epsilon: number;
  };
  /** The same over the last axis, each row by itself; nothing is kept. */
  layerNormalization: Affine & { readonly epsilon: number };
  /**
   * `activation` of a correlation over the steps of [steps, channels], `dilation` apart, every `stride`; the kernel is
   * width x channels x filters, as in Keras. `before` zeros stand before the first step, as many as needed after the last.
   */
  conv1d: Windowed & {
    readonly kernel: number;
    readonly bias?: number;
    readonly dilation: number;
    readonly activation: Activation;
  };
  /** The largest of `size` steps, of each channel; steps outside do not count. The gradient goes to the first largest. */
  maxPooling1d: Windowed & { readonly size: number };
  /** The mean of `size` steps, of each channel; steps outside do not count. */
  averagePooling1d: Windowed & { readonly size: number };
  /** The same numbers in another shape. */
  reshape: Record<never, never>;
  /** Each value, which is a whole number, is replaced by that row of the table; one that the table has not makes NaN. */
  embedding: { readonly table: number };
  /** The steps in reverse order: the first axis of [steps, ...]. */
  reverse: Record<never, never>;
  /** Inputs of one shape made one: side by side on the last axis, or number by number. */
  merge: { readonly by: 'concatenate' | 'sum' | 'product' | 'mean' };
  /** Gates i, f, c, o as in Keras: c' = f c + i g(x), h = o activation(c'). */
  lstm: Gated;
  /**
   * Gates z, r, h as in Keras: h' = z h + (1 - z) candidate. With `resetAfter` the reset gate scales the recurrent
   * product and the bias is 2 x (3 units), the second row inside that product; else it scales h before it.
   */
  gru: Gated & { readonly resetAfter: boolean };
  /** h' = activation(x kernel + h recurrent + bias). */
  simpleRnn: Recurrent;
  /** Every value limited to `to`; the gradient passes where the value stood within. */
  clip: { readonly to: Interval };
  /**
   * Every value on a grid: round(x / step) limited to [least, greatest], times the step. The gradient passes straight
   * through where x stood within [least step, greatest step], ends included, and is 0 outside (Bengio et al., 2013).
   */
  quantise: Grid;
  /** An op that brings its own plain loops (`defineOp`): `js` runs it at once, other backends refuse it. */
  custom: { readonly definition: OpDefinition; readonly attributes: unknown; readonly params: readonly number[] };
}

/** One operation of a plan; `inputs` and `outputs` are indices into `plan.buffers`. */
export type PlanOp = {
  [Kind in keyof OpKinds]: {
    readonly kind: Kind;
    readonly inputs: readonly number[];
    readonly outputs: readonly number[];
  } & OpKinds[Kind];
}[keyof OpKinds];

/** How a parameter starts. */
export type Initialiser =
  | { readonly kind: 'constant'; readonly value: number }
  /** The last axis in equal blocks, each filled with its value: a bias with one value for each gate. */
  | { readonly kind: 'blocks'; readonly values: readonly number[] }
  /** Draws from [low, high). */
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  /** Draws around `mean`; `truncated` draws again what lies further off than two deviations. */
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number; readonly truncated: boolean }
  /** A matrix of these many rows and columns whose shorter side is orthogonal, of length `gain` (Saxe et al., 2014). */
  | { readonly kind: 'orthogonal'; readonly rows: number; readonly columns: number; readonly gain: number }
  /** `gain` on the diagonal of a matrix, else 0. */
  | { readonly kind: 'identity'; readonly gain: number };

/** Adds l1 sum |w| + l2 sum w^2 to the loss of every batch. */
export interface Regularizer {
  /** From 0 up. */
  readonly l1: number;
  /** From 0 up; there is no half in it. */
  readonly l2: number;
}

/** What holds of a parameter after every update (never at the start: as a Keras constraint). */
export type Constraint =
  /** Every value lies in the interval; an end may be infinite. */
  | { readonly kind: 'interval'; readonly to: Interval }
  /**
   * The norm of each column (over the first axis: a unit's weights) is pulled into [low, high] by `rate`:
   * w (rate clip(norm) + (1 - rate) norm) / (norm + 1e-7).
   */
  | { readonly kind: 'norm'; readonly low: number; readonly high: number; readonly rate: number };

/** A parameter of a plan. */
export interface ParamSlot {
  /** Layer and weight, such as `dense_1/kernel`. */
  readonly name: string;
  /** Of the numbers; the last axis are the units, or gates x units. */
  readonly shape: Shape;
  /** How it starts. */
  readonly initialiser: Initialiser;
  /** True where the optimiser updates it; false for statistics that ops keep themselves, and for weights that stay. */
  readonly trained: boolean;
  /** Default: none. */
  readonly regularizer?: Regularizer;
  /** Default: none. */
  readonly constraint?: Constraint;
  /**
   * Ops see the numbers of this grid that are nearest to the parameter's, and the gradient by what they see counts as that
   * by the parameter, without limits. All else is of the parameter itself: what is read, written and kept, updates,
   * regularizers, constraints. Default: ops see it as it is.
   */
  readonly grid?: ParamGrid;
}

/**
 * A model lowered to a straight line: what a backend compiles. Shapes leave the batch axis out.
 * Buffer 0 is the input, buffer `result` the output.
 */
export interface Plan {
  /** The version of the contracts it was made for. */
  readonly contract: typeof contract;
  /** Of one row. */
  readonly input: Shape;
  /** Of one prediction. */
  readonly output: Shape;
  /** The shape of each buffer. */
  readonly buffers: readonly Shape[];
  /** The buffer that holds the predictions. */
  readonly result: number;
  /** In an order in which every buffer is written before it is read. */
  readonly ops: readonly PlanOp[];
  /** In the order in which programs read and write them. */
  readonly params: readonly ParamSlot[];
}

/** The parameters an operation uses, as indices into `plan.params`, in the order its kernel expects. */
export function paramsOf(op: PlanOp): readonly number[] {
  switch (op.kind) {
    case 'dense':
    case 'conv1d':
      return given(op.kernel, op.bias);
    case 'lstm':
    case 'gru':
    case 'simpleRnn':
      return given(op.kernel, op.recurrent, op.bias);
    case 'batchNormalization':
      return given(op.mean, op.variance, op.gamma, op.beta);
    case 'layerNormalization':
      return given(op.gamma, op.beta);
    case 'embedding':
      return [op.table];
    case 'custom':
      return op.params;
    default:
      return [];
  }
}

const given = (...indices: readonly (number | undefined)[]): readonly number[] =>
  indices.filter((index) => index !== undefined);

/** How many different inputs a plan takes that looks its inputs up in an embedding's table; undefined for others. */
export function vocabularyOf({ ops, params }: Plan): number | undefined {
  const op = ops.find(({ kind, inputs }) => kind === 'embedding' && inputs[0] === 0);
  return op?.kind === 'embedding' ? params[op.table]?.shape[0] : undefined;
}
