import type { Grid, Lowerable, ParamGrid, Rounding } from '@linnet/core';
import { activation, dense, planOf, quantise, softmax } from './layers.js';
import { type Net, net } from './nets.js';
import { batchNormalization } from './normalising-layers.js';
import { gru, lstm } from './recurrent-layers.js';
import { conv1d } from './window-layers.js';

const roundings: readonly Rounding[] = ['halfUp', 'halfEven', 'floor'];

/** Steps that are not powers of two: no number of these nets lies between two of the grid, where sums decide. */
const values: Grid = { step: 0.11, least: -6, greatest: 5, rounding: 'halfUp' };
const weights: ParamGrid = { steps: [0.09], least: -5, greatest: 7, rounding: 'halfUp' };
const perPlace = (places: number): ParamGrid => ({
  ...weights,
  steps: Array.from({ length: places }, (_, place) => 0.03 * (1 + (place % 5))),
});
const end = dense(2, 'linear');

/** Layers whose weights are on grids. */
const gridded: Readonly<Record<string, readonly [input: number | readonly number[], layers: readonly Lowerable[]]>> = {
  'dense layers': [4, [dense(6, 'tanh', { grid: weights }), dense(3, 'linear', { grid: weights })]],
  'a kernel alone': [4, [dense(6, 'tanh', { kernelOnly: { grid: weights } }), end]],
  'a bias alone': [4, [dense(6, 'relu', { biasOnly: { grid: weights } }), end]],
  'a layer with a step for each unit': [4, [dense(7, 'tanh', { grid: perPlace(7) }), end]],
  'a layer on steps': [
    [3, 4],
    [dense(5, 'tanh', { grid: perPlace(5) }), dense(1, 'linear')],
  ],
  'a layer that does not train': [4, [dense(6, 'tanh'), dense(5, 'tanh', { grid: weights, trained: false }), end]],
  'a layer with rules': [
    4,
    [
      dense(6, 'tanh', {
        grid: weights,
        regularizer: { l1: 0.01, l2: 0.02 },
        constraint: { kind: 'norm', low: 0.2, high: 0.7, rate: 0.8 },
      }),
      end,
    ],
  ],
  'a convolution': [
    [6, 2],
    [conv1d(3, 2, { activation: 'tanh', grid: weights }), dense(2, 'linear')],
  ],
  'an lstm': [
    [4, 3],
    [lstm(5, { grid: weights }), end],
  ],
  'a gru': [
    [4, 3],
    [gru(5, { grid: weights }), end],
  ],
  'a batch normalization': [
    4,
    [dense(5, 'linear'), batchNormalization({ scales: { grid: weights } }), activation('tanh'), end],
  ],
};

/** Ops that take values to a grid, and parameters that are seen on one; gradients pass straight through. */
export const quantisedNets: readonly Net[] = [
  ...roundings.map((rounding, index) =>
    net(
      `values on a grid, ${rounding}`,
      planOf(4, [dense(7, 'linear'), quantise({ ...values, rounding }), end]),
      8000 + index,
    ),
  ),
  net('values on a grid at both ends', planOf(3, [quantise(values), dense(5, 'tanh'), quantise(values)]), 8010),
  net('values on a grid after relu', planOf(4, [dense(9, 'relu'), quantise({ ...values, least: 0 }), end]), 8011),
  net('values on a grid, of tanh', planOf(4, [dense(9, 'tanh'), quantise(values), activation('sigmoid'), end]), 8012),
  net('values on a grid, on steps', planOf([4, 3], [quantise(values), dense(5, 'linear'), quantise(values)]), 8013),
  net('values on a grid after a softmax', planOf(4, [dense(5, 'linear'), softmax, quantise(values), end]), 8014),
  net(
    'values on one grid, then on another',
    planOf(4, [dense(5, 'linear'), quantise(values), quantise({ ...values, step: 0.23, greatest: 2 }), end]),
    8015,
  ),
  net(
    'values on a grid between recurrent layers',
    planOf([4, 3], [lstm(5, { sequences: true }), quantise(values), gru(3)]),
    8016,
  ),
  ...roundings.map((rounding, index) =>
    net(
      `parameters on a grid, ${rounding}`,
      planOf(4, [dense(7, 'tanh', { grid: { ...perPlace(7), rounding } }), end]),
      8020 + index,
    ),
  ),
  ...Object.entries(gridded).map(([title, [input, layers]], index) =>
    net(`parameters on a grid: ${title}`, planOf(input, layers), 8100 + index),
  ),
];
