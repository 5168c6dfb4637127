import type { Activation, Lowerable, Port } from '@linnet/core';
import { addWeight, type WeightOptions } from './layers.js';

/** How windows move, in Keras's words: `valid` stays inside, `same` gives a step for each stride, `causal` looks back. */
export interface WindowOptions {
  readonly stride?: number;
  readonly padding?: 'valid' | 'same' | 'causal';
}

/** What a convolution of the suite can have. */
export interface ConvolutionOptions extends WindowOptions, WeightOptions {
  readonly dilation?: number;
  readonly activation?: Activation;
}

/** A layer that lowers to a `conv1d` op. */
export const conv1d = (filters: number, width: number, options: ConvolutionOptions = {}): Lowerable => ({
  lower: (plan, from) => {
    const { stride, padding, dilation = 1, activation = 'linear', bias = true, ...weights } = options;
    const kernel = addWeight(plan, 'kernel', [width, from.shape[1] ?? 1, filters], weights);
    const { windows, ...moves } = windowsOver(from, (width - 1) * dilation + 1, { stride, padding });
    return plan.op('conv1d', from, [windows, filters], {
      ...moves,
      kernel,
      ...(bias ? { bias: addWeight(plan, 'bias', [filters], weights) } : {}),
      dilation,
      activation,
    });
  },
});

/** A layer that lowers to a `maxPooling1d` op. */
export const maxPooling1d = (size: number, options: WindowOptions = {}): Lowerable =>
  pooling('maxPooling1d', size, options);

/** A layer that lowers to an `averagePooling1d` op. */
export const averagePooling1d = (size: number, options: WindowOptions = {}): Lowerable =>
  pooling('averagePooling1d', size, options);

const pooling = (kind: 'maxPooling1d' | 'averagePooling1d', size: number, options: WindowOptions): Lowerable => ({
  lower: (plan, from) => {
    const { windows, ...moves } = windowsOver(from, size, { stride: size, ...options });
    return plan.op(kind, from, [windows, from.shape[1] ?? 1], { ...moves, size });
  },
});

interface Moves {
  readonly stride?: number | undefined;
  readonly padding?: WindowOptions['padding'] | undefined;
}

/** As TensorFlow has it: where padding is odd, the step more stands after the last. */
function windowsOver({ shape: [steps = 1] }: Port, extent: number, { stride = 1, padding = 'valid' }: Moves) {
  if (padding === 'valid') return { stride, before: 0, windows: Math.floor((steps - extent) / stride) + 1 };
  const windows = Math.ceil(steps / stride);
  if (padding === 'causal') return { stride, before: extent - 1, windows };
  const missing = Math.max(0, (windows - 1) * stride + extent - steps);
  return { stride, before: Math.floor(missing / 2), windows };
}
