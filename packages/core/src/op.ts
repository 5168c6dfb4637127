import type { Floats } from './ndarray.js';
import { contract } from './plan.js';
import type { Shape } from './shape.js';
import type { Stream } from './stream.js';

/** Values of a buffer or a parameter, and their gradients. */
export interface Operand {
  /** Batch rows one after another; for a parameter just its values. */
  readonly value: Floats;
  /** Same layout; undefined where nobody needs it (the model's input, untrained parameters, inference). */
  readonly gradient: Floats | undefined;
  /** Without the batch axis. */
  readonly shape: Shape;
}

/** What a kernel is laid out with; all arrays hold `batchSize` rows and live as long as the program. */
export interface KernelContext {
  /** The most rows of a batch. */
  readonly batchSize: number;
  /** What the op reads, in the order of the plan. */
  readonly inputs: readonly Operand[];
  /** What it writes. */
  readonly outputs: readonly Operand[];
  /** The parameters that were given to `plan.custom`, in that order. */
  readonly params: readonly Operand[];
  /** Memory of the kernel's own, in the program's precision. */
  scratch(length: number): Floats;
  /** Noise of the present step: a function of the pass's seed, the step count and the op, so a resumed run repeats it. */
  noise(): Stream;
}

/** One operation, laid out. */
export interface Kernel {
  /** Reads the first `rows` rows of the inputs, writes those of the outputs. */
  forward(rows: number, training: boolean): void;
  /** Reads the outputs' gradients; *adds* to those of inputs and parameters. Called after a forward pass in training. */
  backward(rows: number): void;
}

/** A kind of operation with its plain loops. */
export interface OpDefinition<Attributes = unknown> {
  /** What tells it from plugins. */
  readonly type: 'op';
  /** The version of the contracts it was made for. */
  readonly contract: typeof contract;
  /** As messages and descriptions call it. */
  readonly name: string;
  /** Shape of the output for one input, both without the batch axis. Throws when the input does not fit. */
  outputShape(input: Shape, attributes: Attributes): Shape;
  /** Lays the operation out: called once for each program. */
  kernel(context: KernelContext, attributes: Attributes): Kernel;
}

/**
 * Defines an operation of one's own: a layer lowers to it with `plan.custom(definition, from, attributes)`.
 * Attributes are plain data; types are inferred.
 *
 * @example
 * ```ts
 * const square = defineOp({
 *   name: 'square',
 *   outputShape: (input) => input,
 *   kernel: ({ inputs: [x], outputs: [y] }) => ({ ... }),
 * });
 * ```
 */
export const defineOp = <Attributes>(
  definition: Omit<OpDefinition<Attributes>, 'type' | 'contract'>,
): OpDefinition<Attributes> => ({ ...definition, type: 'op', contract });
