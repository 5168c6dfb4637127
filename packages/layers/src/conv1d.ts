import { checkOptions, type OptionKind, optionKinds, wholeFrom } from '@linnet/core';
import { checkLayerActivation, type LayerActivation, withActivation } from './activation.js';
import { checkBiasOptions } from './bias-options.js';
import type { Layer } from './layer.js';
import { stepsOf } from './steps.js';
import { checkUnits } from './units.js';
import { checkInitialisers, trainedSlot, type WeightOptions, weightConfig, weightKinds } from './weight-rules.js';
import { checkPadding, type Padding, windowsOver } from './windows.js';

/** Options of {@link conv1d}. */
export interface Conv1dOptions extends WeightOptions {
  /** How many steps a filter looks at. */
  readonly kernelSize: number;
  /** How far it moves from one output to the next. Default 1. */
  readonly strides?: number;
  /** Default `valid`. */
  readonly padding?: Padding;
  /** How far the steps lie apart that a filter looks at. Default 1. */
  readonly dilation?: number;
  /** Default `linear`. */
  readonly activation?: LayerActivation;
  /** Default true. */
  readonly useBias?: boolean;
}

const kinds = (): Readonly<Record<keyof Conv1dOptions, OptionKind>> => ({
  kernelSize: wholeFrom(1),
  strides: wholeFrom(1),
  padding: optionKinds.text,
  dilation: wholeFrom(1),
  activation: optionKinds.text,
  useBias: optionKinds.truth,
  ...weightKinds('kernel', 'bias'),
});

/**
 * Filters that move along a signal: rows of steps x channels become rows of windows x filters,
 *
 *     y[t, f] = activation(sum over k, c of x[strides t - before + dilation k, c] kernel[k, c, f] + bias[f])
 *
 * It is the correlation that Keras and others call a convolution. Of `steps` steps there are, with a reach of
 * dilation (kernelSize - 1) + 1, floor((steps - reach) / strides) + 1 windows for `valid` and ceil(steps / strides) for `same`
 * and `causal`.
 *
 * Weights: `kernel` (kernelSize x channels x filters), `bias` (filters).
 * @throws LinnetError `bad-option` for numbers that are not whole from 1 up or options that are none, `unknown-name` for an
 * activation or a padding; `bad-shape`, as the model is made, for what are no rows of steps x channels, or too few steps.
 *
 * @example
 * ```ts
 * // 128 samples of one signal
 * sequential([128, 1], [conv1d(8, { kernelSize: 5, activation: 'relu' }), maxPooling1d(2), flatten(), dense(1)]);
 * ```
 */
export function conv1d(filters: number, options: Conv1dOptions): Layer {
  checkOptions('conv1d', options, kinds(), ['kernelSize']);
  const { kernelSize, strides = 1, padding = 'valid', dilation = 1 } = options;
  const { activation = 'linear', useBias = true } = options;
  checkUnits(filters, 'A conv1d layer', 'filters');
  checkPadding(padding, ['valid', 'same', 'causal']);
  checkLayerActivation(activation);
  checkBiasOptions('conv1d', options, useBias);
  checkInitialisers(options);
  const config = { filters, kernelSize, strides, padding, dilation, activation, useBias };

  return {
    kind: 'conv1d',
    config: { ...config, ...weightConfig(options) },
    lower: (plan, from) => {
      const [steps, channels] = stepsOf(from, 'A conv1d layer');
      const { count, before } = windowsOver(steps, dilation * (kernelSize - 1) + 1, strides, padding, 'A conv1d layer');
      const kernel = plan.param(trainedSlot('kernel', [kernelSize, channels, filters], options, 'glorotUniform'));
      const bias = useBias ? { bias: plan.param(trainedSlot('bias', [filters], options, 'zeros')) } : {};
      const settings = { kernel, ...bias, stride: strides, before, dilation };
      return withActivation(plan, activation, (inside) =>
        plan.op('conv1d', from, [count, filters], { ...settings, activation: inside }),
      );
    },
  };
}
