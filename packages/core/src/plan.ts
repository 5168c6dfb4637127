import type { OpDefinition } from './op.js';
import type { Shape } from './shape.js';

/** The version of all contracts in this package: plans, ops, backends and exporters. Plugins carry it. */
export const contract = 1;

/** Functions that a dense op can apply to its sums. */
export type Activation = 'linear' | 'relu' | 'tanh' | 'sigmoid' | 'softsign';

/** The closed interval from the first number to the second. */
export type Interval = readonly [low: number, high: number];

/** The kinds of operation every backend knows by name, with what each needs beside its buffers. */
export interface OpKinds {
  /** `activation(x kernel + bias)`; the kernel is inputs x units, as in Keras. Numbers are indices into `plan.params`. */
  dense: { readonly kernel: number; readonly bias?: number; readonly activation: Activation };
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

/** How a parameter starts. `glorotUniform` draws from (-l, l) with l = sqrt(6 / (fanIn + fanOut)) (Glorot and Bengio, 2010). */
export type Initialiser =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'glorotUniform'; readonly fanIn: number; readonly fanOut: number };

/** A parameter of a plan. */
export interface ParamSlot {
  /** Layer and weight, such as `dense_1/kernel`. */
  readonly name: string;
  readonly shape: Shape;
  readonly initialiser: Initialiser;
  /** True where the optimiser updates it; false for statistics that ops keep themselves. */
  readonly trained: boolean;
  /** After every update the values are limited to this interval (never at the start: as a Keras constraint). */
  readonly clip?: Interval;
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
    case 'clip':
      return [];
    case 'custom':
      return op.params;
  }
}
