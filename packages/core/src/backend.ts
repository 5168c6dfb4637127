import type { Float32NdArray, Floats } from './ndarray.js';
import { contract, type Plan } from './plan.js';
import type { Samples } from './samples.js';

/** Cross-entropies of probabilities, or, `fromLogits`, of what a sigmoid or softmax would make probabilities of. */
interface CrossEntropy {
  /** Default false. */
  readonly fromLogits?: boolean;
}

/**
 * What is made smaller: the mean over rows (and over steps, where the output has several axes) of a loss over the last
 * axis, with targets y and predictions p. Formulas are Keras's, probabilities limited to [1e-7, 1 - 1e-7]:
 */
export type Loss =
  /** mean of (y - p)^2 */
  | { readonly kind: 'meanSquaredError' }
  /** mean of |y - p| */
  | { readonly kind: 'meanAbsoluteError' }
  /** mean of 100 |y - p| / max(|y|, 1e-7) */
  | { readonly kind: 'meanAbsolutePercentageError' }
  /** mean of (log(1 + max(y, 1e-7)) - log(1 + max(p, 1e-7)))^2 */
  | { readonly kind: 'meanSquaredLogarithmicError' }
  /** mean of e^2 / 2 where |e| = |y - p| is at most delta, else delta |e| - delta^2 / 2 (Huber, 1964) */
  | { readonly kind: 'huber'; readonly delta: number }
  /** mean of log cosh(p - y) */
  | { readonly kind: 'logCosh' }
  /** mean of max(0, 1 - y p), with targets of -1 and 1 */
  | { readonly kind: 'hinge' }
  /** mean of max(0, 1 - y p)^2 */
  | { readonly kind: 'squaredHinge' }
  /** max(0, 1 + max of (1 - y) p - sum of y p) */
  | { readonly kind: 'categoricalHinge' }
  /** mean of p - y log(p + 1e-7) */
  | { readonly kind: 'poisson' }
  /** sum of y log(y / p), both limited to [1e-7, 1] */
  | { readonly kind: 'klDivergence' }
  /** minus the cosine of the angle between y and p; the length of either counts as 1e-7 at least */
  | { readonly kind: 'cosineSimilarity' }
  /** mean of -(y log p + (1 - y) log(1 - p)) */
  | ({ readonly kind: 'binaryCrossentropy' } & CrossEntropy)
  /** -sum of y log(p / sum p) */
  | ({ readonly kind: 'categoricalCrossentropy' } & CrossEntropy)
  /** The same with y a class index from 0 up: one number where the others have one for each class. */
  | ({ readonly kind: 'sparseCategoricalCrossentropy' } & CrossEntropy);

/** How gradients, those of regularizers included, are kept small before an update. */
export type GradientClipping =
  /** Each number into [-limit, limit]. */
  | { readonly by: 'value'; readonly limit: number }
  /** Each parameter's gradient g times limit / max(|g|, limit), with its Euclidean norm |g|. */
  | { readonly by: 'norm'; readonly limit: number }
  /** The same with the norm of all gradients together. */
  | { readonly by: 'globalNorm'; readonly limit: number };

/** What every optimiser can do beside its update. */
interface AnyOptimizer {
  /** Where a run starts; every pass has one of its own. From 0 up. */
  readonly learningRate: number;
  /** Before its update every parameter is made smaller: p -= rate weightDecay p (Loshchilov and Hutter, 2019). Default 0. */
  readonly weightDecay?: number;
  /** Default: none. */
  readonly clipping?: GradientClipping;
}

/** Means of gradients and of their squares. */
interface TwoMoments extends AnyOptimizer {
  /** Share of the mean gradient that stays at each step, from 0 up to, not including, 1. */
  readonly beta1: number;
  /** The same of the squares. */
  readonly beta2: number;
  /** Keeps the division finite; above 0. */
  readonly epsilon: number;
}

/** How parameters follow their gradients; formulas and defaults are Keras's; t counts steps from 1. */
export type OptimizerSpec =
  /**
   * p -= rate g; with momentum m = momentum m - rate g, p += m; with Nesterov's p += momentum m - rate g.
   * Without momentum it keeps nothing.
   */
  | (AnyOptimizer & { readonly kind: 'sgd'; readonly momentum: number; readonly nesterov: boolean })
  /**
   * Kingma and Ba, 2015, with epsilon outside the bias correction as in Keras:
   * m += (g - m)(1 - beta1); v += (g^2 - v)(1 - beta2); p -= rate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon).
   * With `amsgrad` the largest v so far stands under the root; it is kept third.
   */
  | (TwoMoments & { readonly kind: 'adam'; readonly amsgrad?: boolean })
  /** Adam with the largest gradient: u = max(beta2 u, |g|); p -= rate / (1 - beta1^t) m / (u + epsilon). */
  | (TwoMoments & { readonly kind: 'adamax' })
  /**
   * Adam with Nesterov's momentum (Dozat, 2016): with b(t) = beta1 (1 - 0.96^t / 2) and B(t) = b(1) ... b(t),
   * p -= rate (b(t+1) m / (1 - B(t+1)) + (1 - b(t)) g / (1 - B(t))) / (sqrt(v / (1 - beta2^t)) + epsilon).
   */
  | (TwoMoments & { readonly kind: 'nadam' })
  /**
   * Hinton's: v = rho v + (1 - rho) g^2; s = rate g / sqrt(v + epsilon), p -= s. Centered: the mean a = rho a + (1 - rho) g
   * is kept too and v - a^2 stands for v under the root. With momentum: m = momentum m + s, p -= m.
   * It keeps v, then a, then m, as far as they are used.
   */
  | (AnyOptimizer & {
      readonly kind: 'rmsprop';
      readonly rho: number;
      readonly momentum: number;
      readonly epsilon: number;
      readonly centered: boolean;
    })
  /** Duchi et al., 2011: v += g^2, which starts at `initialAccumulator`; p -= rate g / sqrt(v + epsilon). */
  | (AnyOptimizer & { readonly kind: 'adagrad'; readonly initialAccumulator: number; readonly epsilon: number })
  /**
   * Zeiler, 2012: v = rho v + (1 - rho) g^2; d = g sqrt(u + epsilon) / sqrt(v + epsilon); u = rho u + (1 - rho) d^2;
   * p -= rate d. It keeps v, then u.
   */
  | (AnyOptimizer & { readonly kind: 'adadelta'; readonly rho: number; readonly epsilon: number });

/** What a program needs to train, beside its plan. */
export interface Training {
  /** What is made smaller. */
  readonly loss: Loss;
  /** How parameters follow their gradients. */
  readonly optimizer: OptimizerSpec;
  /** Rows of a batch; the last one of a pass may be short. */
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
  /** The first place in the order; a multiple of the batch size. */
  readonly from: number;
  /** The place after the last one. */
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
  /** In the order of `plan.params`. */
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
  /**
   * All that a run needs to go on. `spent` is a state that this program gave before and nobody needs any more: its arrays may
   * be written to, and be those of the result. An epoch of a small model takes as long as making new ones.
   */
  readState(spent?: ProgramState): ProgramState;
  /** Goes on from a state; one that does not fit the plan and its optimiser is an error (`bad-shape`) that changes nothing. */
  writeState(state: ProgramState): void;
}

/** A compiled plan that predicts one row after another and keeps the state of its recurrent ops from row to row. */
export interface StatefulProgram extends InferenceProgram {
  /** Back to a state of zeros. */
  reset(): void;
}

/** How computations run. */
export interface Backend {
  /** That of its plugin. */
  readonly name: string;
  /** Where options change the last digits: which they are. A run goes on only on the same variant. */
  readonly variant?: string;
  /** Reasons why it cannot run this, each naming the kind of op, loss or optimizer; empty when it can. */
  refuse(plan: Plan, training?: Training): readonly string[];
  /**
   * Brings what this needs and `load` did not bring. Where a backend has it, it is awaited before `compile` and
   * `compileStateful`, which throw `unavailable` otherwise; what is prepared to train is prepared to predict as well.
   */
  prepare?(plan: Plan, training?: Training): Promise<void>;
  /** Makes a program that predicts. Called for plans that `refuse` has nothing against. */
  compile(plan: Plan): InferenceProgram;
  /** Makes a program that also trains. */
  compile(plan: Plan, training: Training): Program;
  /** What it would run, a line for each kernel, and one for the loss; without it, the plan's ops are told. */
  describe?(plan: Plan, training?: Training): readonly string[] | Promise<readonly string[]>;
  /** For streams. Without it, a backend keeps no state between predictions. */
  compileStateful?(plan: Plan): StatefulProgram;
  /**
   * Several programs of one plan that compute side by side: each is a program like any other, with parameters, order,
   * noise and learning rate of its own, but `train` may wait until others that are not disposed have asked for a pass too.
   */
  compileLanes?(plan: Plan, training: Training, lanes: number): Promise<readonly Program[]>;
  /** Frees everything, its programs too. */
  dispose(): void;
}

/** A backend that can be loaded. `Options` are those of `load`. */
export interface BackendPlugin<Name extends string = string, Options = never> {
  /** What tells it from an exporter. */
  readonly type: 'backend';
  /** The version of the contracts it was made for. */
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

/**
 * Makes a backend plugin; name and options are inferred. `testBackend` of `@linnet/testing` tells whether it keeps its
 * contract.
 *
 * @example
 * ```ts
 * const mine = defineBackend({
 *   name: 'mine',
 *   priority: 5,
 *   unavailable: () => undefined,
 *   load: async (options: { readonly threads?: number }) => (await import('./mine.js')).createMine(options),
 * });
 * ```
 */
export const defineBackend = <const Name extends string, Options = Record<never, never>>(
  plugin: Omit<BackendPlugin<Name, Options>, 'type' | 'contract'>,
): BackendPlugin<Name, Options> => ({ ...plugin, type: 'backend', contract });
