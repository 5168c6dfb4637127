import { type Activation, activations, type Lowerable } from '@linnet/core';
import { dense, dropout, planOf, softmax } from './layers.js';
import { type Net, net } from './nets.js';
import { type GatedOptions, gru, lstm, simpleRnn } from './recurrent-layers.js';

/** A recurrent kind with one set of its options. */
export type RecurrentLayer = (units: number, options?: GatedOptions) => Lowerable;

/** Every recurrent kind. */
export const recurrentLayers: Readonly<Record<string, RecurrentLayer>> = {
  lstm,
  gru,
  'gru that resets before': (units, options) => gru(units, { ...options, resetAfter: false }),
  simpleRnn,
};

const end = dense(2, 'linear');

/** Small models with recurrent layers: every kind and every option. */
export const recurrentNets: readonly Net[] = Object.entries(recurrentLayers).flatMap(([kind, layer], index) =>
  netsOf(kind, layer, 1000 + 100 * index),
);

function netsOf(kind: string, layer: RecurrentLayer, seed: number): readonly Net[] {
  return [
    net(`${kind}, the last step`, planOf([5, 2], [layer(4), end]), seed),
    net(`${kind}, every step`, planOf([5, 2], [layer(3, { sequences: true }), end]), seed + 1),
    net(`${kind} at the end`, planOf([4, 3], [layer(5)]), seed + 2),
    net(`${kind} at the end, every step`, planOf([4, 3], [layer(5, { sequences: true })]), seed + 3),
    net(`${kind} without bias`, planOf([4, 2], [layer(5, { bias: false }), end]), seed + 4),
    net(`${kind} of one step, one feature, one unit`, planOf([1, 1], [layer(1), end]), seed + 5),
    net(
      `${kind}, stacked, before dense and softmax`,
      planOf([5, 2], [layer(5, { sequences: true }), layer(3), dense(3, 'linear'), softmax]),
      seed + 6,
      { loss: { kind: 'categoricalCrossentropy' } },
    ),
    net(
      `${kind}, stacked, every step`,
      planOf([4, 3], [layer(7, { sequences: true }), layer(3, { sequences: true })]),
      seed + 7,
    ),
    net(
      `${kind} after dense and dropout on steps`,
      planOf([4, 3], [dense(5, 'tanh'), dropout(0.3), layer(4), dropout(0.3), end]),
      seed + 8,
    ),
    net(
      `${kind} that does not train after one that does`,
      planOf([4, 2], [layer(3, { sequences: true }), layer(3, { trained: false }), end]),
      seed + 9,
    ),
    ...[1, 7, 9, 13].map((units) =>
      net(`${kind} of ${units} units`, planOf([3, 2], [layer(units), end]), seed + 20 + units, { size: 0.5 }),
    ),
    ...activations.flatMap((own, index) => {
      // Two layers have two activations for their values and for their gates, so that every other one is enough.
      if (index % 2 === 1) return [];
      const other = activations[index + 1] ?? 'tanh';
      return net(
        `${kind} with activations ${own} and ${other}, each for the other's gates`,
        planOf([3, 3], [layer(5, activated(own, other, true)), layer(3, activated(other, own)), end]),
        seed + 40 + index,
        { size: own === 'exponential' ? 0.1 : 0.4 },
      );
    }),
  ];
}

function activated(activation: Activation, recurrentActivation: Activation, sequences = false): GatedOptions {
  return { activation, recurrentActivation, sequences };
}
