import type { OpDefinition } from './op.js';
import type { Shape } from './shape.js';

/** The version of all contracts in this package: plans, ops, backends and exporters. Plugins carry it. */
export const contract = 1;

/** Functions of one number that an op can apply to each of its values. */
export const activations = ['linear', 'relu', 'tanh', 'sigmoid', 'softsign'] as const;

/** One of {@link activations}. */
export type Activation = (typeof activations)[number];

/** The closed interval from the first number to the second. */
export type Interval = readonly [low: number, high: number];

/** What recurrent ops have in common: they read [steps, features] and start each row from a state of zeros. */
interface Recurrent {
  /** Features x (gates x units); the gates stand side by side. */
  readonly kernel: number;
  /** Units x (gates x units). */
  readonly recurrent: number;
  readonly bias?: number;
  readonly activation: Activation;
  /** Whether the output is [steps, units], every step's, or [units], that of the last. */
  readonly sequences: boolean;
}

/** Recurrent ops with gates. */
interface Gated extends Recurrent {
  readonly recurrentActivation: Activation;
}

/** The kinds of operation every backend knows by name, with what each needs beside its buffers. */
export interface OpKinds {
  /**
   * `activation(x kernel + bias)` over the last axis; the kernel is inputs x units, as in Keras.
   * Numbers are indices into `plan.params`.
   */
  dense: { readonly kernel: number; readonly bias?: number; readonly activation: Activation };
  /** A function of each value. */
  activation: { readonly activation: Activation };
  /** exp(x - max) over its sum, over the last axis. */
  softmax: Record<never, never>;
  /**
   * In training each value is 0 with probability `rate`, else divided by 1 - rate: value i of the batch (rows one after
   * another) is 0 where number i of the op's noise, `uniform()`, is below the rate. Otherwise values pass.
   */
  dropout: { readonly rate: number };
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
  /** Draws from (-l, l) with l = sqrt(6 / (fanIn + fanOut)) (Glorot and Bengio, 2010). */
  | { readonly kind: 'glorotUniform'; readonly fanIn: number; readonly fanOut: number }
  /** A matrix of these many rows and columns whose shorter side is orthonormal (Saxe et al., 2014). */
  | { readonly kind: 'orthogonal'; readonly rows: number; readonly columns: number };

/** Adds l1 sum |w| + l2 sum w^2 to the loss of every batch. */
export interface Regularizer {
  readonly l1: number;
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
  readonly shape: Shape;
  readonly initialiser: Initialiser;
  /** True where the optimiser updates it; false for statistics that ops keep themselves. */
  readonly trained: boolean;
  readonly regularizer?: Regularizer;
  readonly constraint?: Constraint;
}

/**
 * A model lowered to a straight line: what a backend compiles. Shapes leave the batch axis out.
 * Buffer 0 is the input, buffer `result` the output.
 */
export interface Plan {
  readonly contract: typeof contract;
  readonly input: Shape;
  readonly output: Shape;
  readonly buffers: readonly Shape[];
  readonly result: number;
  readonly ops: readonly PlanOp[];
  readonly params: readonly ParamSlot[];
}

/** The parameters an operation uses, as indices into `plan.params`, in the order its kernel expects. */
export function paramsOf(op: PlanOp): readonly number[] {
  switch (op.kind) {
    case 'dense':
      return op.bias === undefined ? [op.kernel] : [op.kernel, op.bias];
    case 'lstm':
    case 'gru':
    case 'simpleRnn':
      return op.bias === undefined ? [op.kernel, op.recurrent] : [op.kernel, op.recurrent, op.bias];
    case 'activation':
    case 'softmax':
    case 'dropout':
    case 'clip':
      return [];
    case 'custom':
      return op.params;
  }
}
