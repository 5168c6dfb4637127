import { checkOptions, LinnetError, type OptionKind, optionKinds, showValue, wholeFrom } from '@linnet/core';
import type { Layer } from './layer.js';
import { stepsOf } from './steps.js';
import { checkPadding, windowsOver } from './windows.js';

/** Options of {@link maxPooling1d} and {@link averagePooling1d}. */
export interface PoolingOptions {
  /** How far a window moves from one output to the next. Default: its size. */
  readonly strides?: number;
  /** Whether windows may reach beyond the steps, of which they see those that are there. Default `valid`: they may not. */
  readonly padding?: 'valid' | 'same';
}

/** Options of {@link globalMaxPooling1d} and {@link globalAveragePooling1d}. */
export interface GlobalPoolingOptions {
  /** Whether one step of features comes out, or features alone. Default false. */
  readonly keepDimensions?: boolean;
}

/**
 * The largest value of every channel in windows of `size` steps: rows of steps x channels become rows of windows x channels.
 * The gradient goes to the first of equal ones.
 * @throws LinnetError `bad-option` for numbers that are not whole from 1 up, `unknown-name` for a padding.
 *
 * @example
 * ```ts
 * sequential([128, 1], [conv1d(8, { kernelSize: 5 }), maxPooling1d(4), flatten(), dense(1)]);
 * ```
 */
export const maxPooling1d = (size = 2, options: PoolingOptions = {}): Layer => pooling('maxPooling1d', size, options);

/**
 * The mean of every channel in windows of `size` steps: rows of steps x channels become rows of windows x channels. Steps that
 * are not there (`padding: 'same'`) do not count.
 * @throws LinnetError `bad-option` for numbers that are not whole from 1 up, `unknown-name` for a padding.
 */
export const averagePooling1d = (size = 2, options: PoolingOptions = {}): Layer =>
  pooling('averagePooling1d', size, options);

/**
 * The largest value of every channel over all steps: rows of steps x channels become rows of channels.
 * @throws LinnetError `bad-option` for options that are none; `bad-shape`, as the model is made, for other rows.
 */
export const globalMaxPooling1d = (options: GlobalPoolingOptions = {}): Layer =>
  globalPooling('globalMaxPooling1d', 'maxPooling1d', options);

/**
 * The mean of every channel over all steps: rows of steps x channels become rows of channels.
 * @throws LinnetError `bad-option` for options that are none; `bad-shape`, as the model is made, for other rows.
 *
 * @example
 * ```ts
 * sequential([128, 1], [conv1d(8, { kernelSize: 5, activation: 'relu' }), globalAveragePooling1d(), dense(2)]);
 * ```
 */
export const globalAveragePooling1d = (options: GlobalPoolingOptions = {}): Layer =>
  globalPooling('globalAveragePooling1d', 'averagePooling1d', options);

type PoolingKind = 'maxPooling1d' | 'averagePooling1d';

const kinds = (): Readonly<Record<keyof PoolingOptions, OptionKind>> => ({
  strides: wholeFrom(1),
  padding: optionKinds.text,
});

function pooling(kind: PoolingKind, size: number, options: PoolingOptions): Layer {
  checkOptions(kind, options, kinds());
  const { strides = size, padding = 'valid' } = options;
  if (!(Number.isInteger(size) && size >= 1)) {
    throw new LinnetError('bad-option', `The size of ${kind} is ${showValue(size)}; use a whole number from 1 up.`);
  }
  checkPadding(padding, ['valid', 'same']);
  return {
    kind,
    config: { size, strides, padding },
    lower: (plan, from) => {
      const what = `${kind === 'averagePooling1d' ? 'An' : 'A'} ${kind} layer`;
      const [steps, channels] = stepsOf(from, what);
      const { count, before } = windowsOver(steps, size, strides, padding, what);
      return plan.op(kind, from, [count, channels], { size, stride: strides, before });
    },
  };
}

/** One window over all steps. */
function globalPooling(kind: string, op: PoolingKind, options: GlobalPoolingOptions): Layer {
  checkOptions(kind, options, { keepDimensions: optionKinds.truth });
  const { keepDimensions = false } = options;
  return {
    kind,
    config: { keepDimensions },
    lower: (plan, from) => {
      const [steps, channels] = stepsOf(from, `A ${kind} layer`);
      const pooled = plan.op(op, from, [1, channels], { size: steps, stride: steps, before: 0 });
      return keepDimensions ? pooled : plan.op('reshape', pooled, [channels], {});
    },
  };
}
