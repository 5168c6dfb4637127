import type { Float32NdArray, Floats } from './ndarray.js';
import { contract, type Plan } from './plan.js';
import type { Samples } from './samples.js';

/**
 * What is made smaller: the mean over rows (and over steps, where the output has several axes) of a loss over the last
 * axis. Formulas are Keras's, probabilities limited to [1e-7, 1 - 1e-7]:
 */
export type Loss =
  /** mean of (y - p)^2 */
  | { readonly kind: 'meanSquaredError' }
  /** mean of -(y log p + (1 - y) log(1 - p)) */
  | { readonly kind: 'binaryCrossentropy' }
  /** -sum of y log(p / sum p) */
  | { readonly kind: 'categoricalCrossentropy' }
  /** The same with y a class index from 0 up: one number where the others have one for each class. */
  | { readonly kind: 'sparseCategoricalCrossentropy' };

/** How parameters follow their gradients; formulas and defaults are Keras's. */
export type OptimizerSpec =
  /**
   * p -= rate g; with momentum m = momentum m - rate g, p += m; with Nesterov's p += momentum m - rate g.
   * Without momentum it keeps nothing.
   */
  | {
      readonly kind: 'sgd';
      readonly learningRate: number;
      readonly momentum: number;
      readonly nesterov: boolean;
    }
  /**
   * Kingma and Ba, 2015, with epsilon outside the bias correction as in Keras:
   * m += (g - m)(1 - beta1); v += (g^2 - v)(1 - beta2); p -= rate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon)
   */
  | {
      readonly kind: 'adam';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    }
  /**
   * Hinton's: v = rho v + (1 - rho) g^2; s = rate g / sqrt(v + epsilon), p -= s. Centered: the mean a = rho a + (1 - rho) g
   * is kept too and v - a^2 stands for v under the root. With momentum: m = momentum m + s, p -= m.
   * It keeps v, then a, then m, as far as they are used.
   */
  | {
      readonly kind: 'rmsprop';
      readonly learningRate: number;
      readonly rho: number;
      readonly momentum: number;
      readonly epsilon: number;
      readonly centered: boolean;
    };

/** What a program needs to train, beside its plan. */
export interface Training {
  readonly loss: Loss;
  readonly optimizer: OptimizerSpec;
  readonly batchSize: number;
}

/**
 * Rows as programs take them. A program may keep a copy where it computes for as long as it is given the same object,
 * so the arrays of one that has been trained on do not change.
 */
export type Float32Samples = Samples<Float32Array>;

/** One pass over some rows, batch by batch; the last batch may be short. */
export interface Pass {
  /** Row indices; the pass trains on `order[from]` to `order[to - 1]`, in that order. A batch never reaches over `from`. */
  readonly order: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** Of this pass; that of the optimizer is only where a run starts. */
  readonly learningRate: number;
  /** Noise of a step is a function of this seed and the step count. */
  readonly noiseSeed: number;
  /** Predictions made while training, before each batch's update; row r of the samples at `out[r * outputs]`. */
  readonly out: Float32Array;
  /**
   * The mean loss of each batch, before its update: of the batch that starts at `order[b * batchSize]` at `losses[b]`.
   * One number a batch, so that an epoch's loss is the same bits however the epoch was split into passes.
   */
  readonly losses: Float64Array;
}

/**
 * All that a run needs to go on to the same bits: parameters, the optimiser's moments and its step count.
 * Noise follows from the step count. The arrays are copies.
 */
export interface ProgramState {
  readonly params: readonly Floats[];
  /** For each trained parameter, in their order, the arrays that its optimiser keeps. */
  readonly moments: readonly Floats[];
  /** Batches trained on. */
  readonly step: number;
}

/**
 * A compiled plan that predicts. Arrays of the wrong number or length are an error (`bad-shape`) that changes nothing;
 * any use after `dispose` is one too (`disposed`).
 */
export interface InferenceProgram {
  /** Inference mode, with the same bits as in `evaluate`: no noise. Row r goes to `out[r * outputs]`. */
  infer(x: Float32NdArray, out: Float32Array): void | Promise<void>;
  /** Copies of the parameters, in the order of `plan.params`. */
  read(): readonly Float32Array[];
  /** Sets the parameters; the optimiser's state stays. */
  write(params: readonly Float32Array[]): void;
  /** Frees what the program holds; using it afterwards is an error. */
  dispose(): void;
}

/** A compiled plan that also trains. */
export interface Program extends InferenceProgram {
  /** Trains on the rows of the pass; `pass.from` is a multiple of the batch size. */
  train(samples: Float32Samples, pass: Pass): void | Promise<void>;
  /** Predicts in inference mode into `out` and returns the mean loss over all rows. */
  evaluate(samples: Float32Samples, out: Float32Array): number | Promise<number>;
  readState(): ProgramState;
  writeState(state: ProgramState): void;
}

/** A compiled plan that predicts one row after another and keeps the state of its recurrent ops from row to row. */
export interface StatefulProgram extends InferenceProgram {
  /** Back to a state of zeros. */
  reset(): void;
}

/** How computations run. */
export interface Backend {
  readonly name: string;
  /** Where options change the last digits: which they are. A run goes on only on the same variant. */
  readonly variant?: string;
  /** Reasons why it cannot run this, each naming the kind of op, loss or optimizer; empty when it can. */
  refuse(plan: Plan, training?: Training): readonly string[];
  compile(plan: Plan): InferenceProgram;
  compile(plan: Plan, training: Training): Program;
  /** What it would run, a line for each kernel, and one for the loss; without it, the plan's ops are told. */
  describe?(plan: Plan, training?: Training): readonly string[];
  /** For streams. Without it, a backend keeps no state between predictions. */
  compileStateful?(plan: Plan): StatefulProgram;
  /**
   * Several programs of one plan that compute side by side: each is a program like any other, with parameters, order,
   * noise and learning rate of its own, but `train` may wait until others that are not disposed have asked for a pass too.
   */
  compileLanes?(plan: Plan, training: Training, lanes: number): Promise<readonly Program[]>;
  dispose(): void;
}

/** A backend that can be loaded. `Options` are those of `load`. */
export interface BackendPlugin<Name extends string = string, Options = never> {
  readonly type: 'backend';
  readonly contract: typeof contract;
  /** Holds no underscore (tfjs splits its kernel keys there). */
  readonly name: Name;
  /** `auto` asks the highest first. */
  readonly priority: number;
  /** Why it cannot be used here, or undefined when it can. Cheap: it loads nothing. */
  unavailable(): string | undefined;
  /** Heavy code arrives here, by dynamic import. */
  load(options: Options): Promise<Backend>;
}

/** Makes a backend plugin; name and options are inferred. */
export const defineBackend = <const Name extends string, Options = Record<never, never>>(
  plugin: Omit<BackendPlugin<Name, Options>, 'type' | 'contract'>,
): BackendPlugin<Name, Options> => ({ ...plugin, type: 'backend', contract });
