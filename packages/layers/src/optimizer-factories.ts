import type { OptimizerSpec } from '@linnet/core';
import type {
  AdadeltaOptions,
  AdagradOptions,
  AdamOptions,
  MomentsOptions,
  RmspropOptions,
  SgdOptions,
} from './optimizer-options.js';
import { makeOptimizer } from './optimizers.js';

/**
 * Gradient descent, p -= rate g, or with momentum; the formulas stand at `OptimizerSpec` of `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, an unknown option, or several ways to clip gradients.
 *
 * @example
 * ```ts
 * model.compile({ loss: 'meanSquaredError', optimizer: sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }) });
 * ```
 */
export const sgd = (options: SgdOptions = {}): OptimizerSpec => makeOptimizer('sgd', options);

/**
 * Adam in Keras's form (Kingma and Ba, 2015); the formula stands at `OptimizerSpec` of `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, an unknown option, or several ways to clip gradients.
 *
 * @example
 * ```ts
 * model.compile({ loss: 'meanSquaredError', optimizer: adam({ learningRate: 0.01, globalClipNorm: 1 }) });
 * ```
 */
export const adam = (options: AdamOptions = {}): OptimizerSpec => makeOptimizer('adam', options);

/**
 * Adam with a weight decay of 0.004 (Loshchilov and Hutter, 2019), which reaches every weight, biases too, as in Keras.
 * @throws LinnetError `bad-option` for numbers out of range, an unknown option, or several ways to clip gradients.
 */
export const adamw = (options: AdamOptions = {}): OptimizerSpec => makeOptimizer('adamw', options);

/**
 * Adam with the largest gradient in place of the mean square (Kingma and Ba, 2015); the formula stands at `OptimizerSpec` of
 * `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, an unknown option, or several ways to clip gradients.
 */
export const adamax = (options: MomentsOptions = {}): OptimizerSpec => makeOptimizer('adamax', options);

/**
 * Adam with Nesterov's momentum (Dozat, 2016); the formula stands at `OptimizerSpec` of `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, an unknown option, or several ways to clip gradients.
 */
export const nadam = (options: MomentsOptions = {}): OptimizerSpec => makeOptimizer('nadam', options);

/**
 * RMSprop in Keras's form (Hinton, 2012); the formula stands at `OptimizerSpec` of `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, an unknown option, or several ways to clip gradients.
 */
export const rmsprop = (options: RmspropOptions = {}): OptimizerSpec => makeOptimizer('rmsprop', options);

/**
 * Gradients over the root of all their squares so far (Duchi et al., 2011): steps become smaller and smaller. The formula
 * stands at `OptimizerSpec` of `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, an unknown option, or several ways to clip gradients.
 */
export const adagrad = (options: AdagradOptions = {}): OptimizerSpec => makeOptimizer('adagrad', options);

/**
 * Steps as long as the last ones were (Zeiler, 2012). As published it has a learning rate of 1; Keras's default, 0.001, is
 * slow. The formula stands at `OptimizerSpec` of `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, an unknown option, or several ways to clip gradients.
 */
export const adadelta = (options: AdadeltaOptions = {}): OptimizerSpec => makeOptimizer('adadelta', options);
