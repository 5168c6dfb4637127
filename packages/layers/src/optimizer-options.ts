/** What every optimiser takes; of the three ways to clip gradients, one at most. Names and defaults are Keras's. */
export interface OptimizerOptions {
  /** How far an update goes; from 0 up. Default 0.001; 0.01 for `sgd`. */
  readonly learningRate?: number;
  /**
   * Share of every weight, times the learning rate, that goes at each update, whatever the gradient (Loshchilov and Hutter,
   * 2019). Default 0; 0.004 for `adamw`.
   */
  readonly weightDecay?: number;
  /** Each weight's gradient is made shorter where its Euclidean norm is above this; above 0. Default: none. */
  readonly clipNorm?: number;
  /** Each number of a gradient is limited to this, either way; above 0. Default: none. */
  readonly clipValue?: number;
  /** All gradients are made shorter together where the norm of all is above this; above 0. Default: none. */
  readonly globalClipNorm?: number;
}

/** Options of `sgd`. */
export interface SgdOptions extends OptimizerOptions {
  /** Share of the last update that each update goes on with, from 0 to 1. Default 0. */
  readonly momentum?: number;
  /** Whether momentum is Nesterov's, which looks one step ahead. Default false. */
  readonly nesterov?: boolean;
}

/** Options of optimisers that keep the mean gradient and its size. */
export interface MomentsOptions extends OptimizerOptions {
  /** Share of the mean gradient that stays at each step. Default 0.9. */
  readonly beta1?: number;
  /** Share of the mean squared gradient (of the largest, in Adamax) that stays. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the division finite; outside the bias correction, as in Keras. Default 1e-7. */
  readonly epsilon?: number;
}

/** Options of `adam` and `adamw`. */
export interface AdamOptions extends MomentsOptions {
  /** Whether steps are divided by the largest mean squared gradient so far (Reddi et al., 2018). Default false. */
  readonly amsgrad?: boolean;
}

/** Options of `rmsprop`. */
export interface RmspropOptions extends OptimizerOptions {
  /** Share of the mean squared gradient that stays at each step. Default 0.9. */
  readonly rho?: number;
  /** Share of the last update that each update goes on with, from 0 to 1. Default 0. */
  readonly momentum?: number;
  /** Keeps the division finite; under the root, as in Keras. Default 1e-7. */
  readonly epsilon?: number;
  /** Whether gradients are divided by their deviation, not their size. Default false. */
  readonly centered?: boolean;
}

/** Options of `adagrad`. */
export interface AdagradOptions extends OptimizerOptions {
  /** What the sum of squared gradients starts at. Default 0.1. */
  readonly initialAccumulator?: number;
  /** Keeps the division finite; under the root, as in Keras. Default 1e-7. */
  readonly epsilon?: number;
}

/** Options of `adadelta`. */
export interface AdadeltaOptions extends OptimizerOptions {
  /** Share of the mean squared gradient and update that stays at each step. Default 0.95. */
  readonly rho?: number;
  /** Under both roots: it is also how the first steps begin. Default 1e-7. */
  readonly epsilon?: number;
}
