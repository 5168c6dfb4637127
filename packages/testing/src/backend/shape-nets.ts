import type { Lowerable } from '@linnet/core';
import { activation, clip, dense, dropout, gaussianNoise, planOf, softmax } from './layers.js';
import { type Net, net } from './nets.js';
import { layerNormalization } from './normalising-layers.js';
import { gru, lstm, simpleRnn } from './recurrent-layers.js';
import { bidirectional, branches, embedding, reshape, reverse } from './shape-layers.js';

const end = dense(2, 'linear');
const ways = ['concatenate', 'sum', 'product', 'mean'] as const;

/** What must leave its input as it is where another op reads it too. */
const readers: Readonly<Record<string, Lowerable>> = {
  'an activation': activation('relu'),
  'an activation that keeps what comes in': activation('silu'),
  'a softmax': softmax,
  'a clip': clip(-0.2, 0.3),
  'a dropout': dropout(0.3),
  'gaussian noise': gaussianNoise(0.3),
  'a layer normalization': layerNormalization(),
  'a reverse': reverse,
};

/** Ops that change where values stand, and buffers that several ops read. */
export const shapeNets: readonly Net[] = [
  net('reshape within', planOf([4, 3], [dense(5, 'tanh'), reshape(), dense(6, 'tanh'), reshape([2, 3]), end]), 7000),
  net('reshape at both ends', planOf(6, [reshape([3, 2]), dense(5, 'tanh'), reshape([5, 3])]), 7001),
  net('reverse of steps', planOf([4, 3], [dense(2, 'tanh'), reverse, gru(3), end]), 7010),
  net('reverse of steps of steps', planOf([3, 2, 2], [reverse, dense(3, 'tanh'), reverse]), 7011),
  net('reverse of a row', planOf(5, [dense(4, 'tanh'), reverse, end]), 7012),
  net('embedding', planOf([5], [embedding(6, 3), reshape(), end]), 7020),
  net('embedding of one token, at the end', planOf([1], [embedding(9, 4)]), 7021),
  net('embedding before a recurrent layer', planOf([6], [embedding(3, 5), lstm(4), end]), 7022),
  net('embedding of tokens side by side', planOf([3, 2], [embedding(4, 3), dense(2, 'tanh')]), 7023),
  ...ways.flatMap((by, index) => [
    net(`merge by ${by}`, planOf(4, [branches(by, [dense(3, 'tanh')], [dense(3, 'sigmoid')]), end]), 7100 + index),
    net(
      `merge by ${by}, three on steps, at the end`,
      planOf([3, 2], [dense(2, 'tanh'), branches(by, [], [dense(2, 'tanh')], [reverse])]),
      7110 + index,
    ),
    net(
      `merge by ${by} of a buffer with itself`,
      planOf(3, [dense(4, 'tanh'), branches(by, [], []), end]),
      7120 + index,
    ),
  ]),
  ...Object.entries(readers).map(([title, layer], index) =>
    net(
      `merge of ${title} and what it reads`,
      planOf([3, 4], [dense(5, 'linear'), branches('concatenate', [layer], [], [layer]), end]),
      7200 + index,
    ),
  ),
  net(
    'merge of what is merged',
    planOf(3, [
      branches('sum', [branches('product', [dense(4, 'tanh')], [dense(4, 'tanh')])], [dense(4, 'relu')]),
      end,
    ]),
    7220,
  ),
  ...Object.entries({ lstm, gru, simpleRnn }).flatMap(([title, layer], index) => [
    net(`${title} both ways`, planOf([4, 2], [bidirectional(() => layer(3)), end]), 7300 + index),
    net(
      `${title} both ways, every step`,
      planOf(
        [4, 2],
        [bidirectional(() => layer(3, { sequences: true }), { by: ways[index] ?? 'sum', sequences: true }), end],
      ),
      7310 + index,
    ),
  ]),
];
