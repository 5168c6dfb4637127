import { type Activation, activations, type UnfoldedActivation, unfoldedActivations } from '@linnet/core';
import { activation, clip, dense, planOf } from './layers.js';
import { type Net, net } from './nets.js';

// Large enough that values are beyond their limits.
const sizes: Partial<Record<Activation | UnfoldedActivation, number>> = { relu6: 3, hardSigmoid: 2 };
const sizeOf = (kind: Activation | UnfoldedActivation) => ({ size: sizes[kind] ?? 0.8 });

/** Those that overflow on the way where it is not minded. */
const farKinds = ['tanh', 'sigmoid', 'softplus', 'elu', 'selu', 'gelu', 'silu'] as const;

/** Every activation: of dense layers, of its own, where its values are read elsewhere too, and far from 0. */
export const activationNets: readonly Net[] = [
  ...activations.flatMap((kind, index) => [
    net(`dense ${kind}`, planOf(3, [dense(5, kind), dense(2, kind)]), 100 + index, sizeOf(kind)),
    net(`dense ${kind} within`, planOf(3, [dense(5, kind), dense(2, 'tanh')]), 200 + index, sizeOf(kind)),
  ]),
  ...[...activations, ...unfoldedActivations].map((kind, index) =>
    net(
      `activation ${kind}`,
      planOf(3, [dense(5, 'linear'), activation(kind), dense(2, 'linear'), activation(kind)]),
      400 + index,
      sizeOf(kind),
    ),
  ),
  ...(['leakyRelu', 'elu'] as const).flatMap((kind, index) => [
    net(
      `${kind} of other slopes`,
      planOf(3, [dense(5, 'linear'), activation(kind, 0.45), dense(4, 'linear'), activation(kind, 1.7)]),
      430 + 2 * index,
    ),
    net(
      `${kind} of another slope, before a clip`,
      planOf([2, 3], [activation(kind, 0.05), dense(6, 'linear'), activation(kind, 0.6), clip(-0.3, 0.5)]),
      431 + 2 * index,
    ),
  ]),
  net('activations at both ends', planOf(5, [activation('tanh'), dense(3, 'linear'), activation('sigmoid')]), 440),
  net('activation on steps', planOf([4, 3], [dense(5, 'linear'), activation('softsign'), dense(1, 'tanh')]), 441),
  ...farKinds.map((kind, index) =>
    net(`activation ${kind}, far from 0`, planOf(3, [dense(7, 'linear'), activation(kind)]), 450 + index, { size: 60 }),
  ),
];
