import { activations } from '@linnet/core';
import { dense, planOf, softmax } from './layers.js';
import { type Net, net } from './nets.js';
import { gru } from './recurrent-layers.js';
import { reshape } from './shape-layers.js';
import { averagePooling1d, conv1d, maxPooling1d, type WindowOptions } from './window-layers.js';

// Windows that leave steps out, that overlap, that reach over both ends by more and by less.
const moves: readonly (readonly [size: number, options: WindowOptions])[] = [
  [2, {}],
  [3, { stride: 2 }],
  [3, { stride: 1, padding: 'same' }],
  [4, { stride: 3, padding: 'same' }],
  [8, { stride: 2, padding: 'same' }],
  [1, { stride: 2 }],
];

const textOf = (options: object): string => Object.entries(options).flat().join(' ');
const tanh = { activation: 'tanh' } as const;

/** Convolutions and pooling with every option. */
export const windowNets: readonly Net[] = [
  ...[{}, { stride: 2 }, { dilation: 2 }, { stride: 2, dilation: 3 }].flatMap((options, index) =>
    (['valid', 'same', 'causal'] as const).map((padding, at) =>
      net(
        `conv1d ${padding} ${textOf(options)}`.trimEnd(),
        planOf([9, 2], [conv1d(3, 3, { ...options, padding, ...tanh }), dense(2, 'linear')]),
        6000 + 10 * index + at,
      ),
    ),
  ),
  net('conv1d of one step, one channel, one filter', planOf([1, 1], [conv1d(1, 1, tanh), dense(1, 'linear')]), 6100),
  net('conv1d as wide as the row', planOf([5, 3], [conv1d(7, 5, tanh), reshape(), dense(2, 'linear')]), 6101),
  net('conv1d wider than the row', planOf([3, 2], [conv1d(4, 6, { padding: 'same', ...tanh })]), 6102),
  net('conv1d without bias, stacked', planOf([8, 3], [conv1d(5, 2, { bias: false }), conv1d(9, 3, tanh)]), 6103),
  net('conv1d after dense, before a gru', planOf([6, 3], [dense(5, 'tanh'), conv1d(4, 3, tanh), gru(3)]), 6104),
  net('conv1d before a softmax', planOf([6, 3], [conv1d(4, 3), softmax]), 6105, {
    loss: { kind: 'categoricalCrossentropy' },
  }),
  ...activations.map((activation, index) =>
    net(`conv1d ${activation}`, planOf([4, 2], [conv1d(3, 2, { activation }), dense(2, 'linear')]), 6120 + index),
  ),
  ...Object.entries({ maxPooling1d, averagePooling1d }).flatMap(([title, layer], index) => [
    ...moves.map(([size, options], at) =>
      net(
        `${title} of ${size} ${textOf(options)}`.trimEnd(),
        planOf([7, 2], [dense(3, 'linear'), layer(size, options), dense(2, 'linear')]),
        6200 + 100 * index + at,
      ),
    ),
    net(`${title} at both ends`, planOf([8, 3], [layer(2), dense(5, 'tanh'), layer(2)]), 6250 + 100 * index),
  ]),
];

/**
 * Few different values, all below 0: of most windows several are the largest, and a 0 in place of what is not there is
 * larger. Such a net has no derivative, but its gradient goes one way.
 */
export const equalsNet: Net = withEquals(
  net(
    'maxPooling1d of equal values',
    planOf([7, 2], [dense(2, 'linear'), maxPooling1d(3, { stride: 2, padding: 'same' }), dense(2, 'linear')]),
    6400,
  ),
);

function withEquals({ samples, params, ...rest }: Net): Net {
  const data = samples.x.data.map((value) => Math.round(value) / 2);
  const [kernel, bias, ...others] = params;
  if (kernel === undefined || bias === undefined) throw new RangeError('The net begins with a dense layer.');
  const first = [Float32Array.of(1, 0.5, 0, 0.5), bias.map(() => -4)];
  return { ...rest, params: [...first, ...others], samples: { ...samples, x: { ...samples.x, data } } };
}
