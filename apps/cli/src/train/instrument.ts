import { formatShape, LinnetError, type Shape, sizeOf, throwProblems } from '@linnet/core';
import {
  type Dataset,
  type Layer,
  type LinnActivation,
  type LinnLayerDefinition,
  type LossName,
  linnModel,
  type Model,
  type ScalingChoice,
} from 'linnet';
import type { ModelEnd } from './model-end.js';
import type { Scale } from './settings.js';

/**
 * How inputs are scaled that the instrument takes: one range for all columns, as one channel has, where nothing is said.
 * @throws LinnetError `bad-option` for a scaling that takes most of a signal beyond what the instrument clips.
 */
export function instrumentScale(scale: Scale = 'shared'): Scale {
  if (scale !== 'standard') return scale;
  throw new LinnetError(
    'bad-option',
    '--scale standard takes values beyond one deviation out of [-1, 1], where the instrument clips them. With --for-instrument leave --scale out, or use shared, min-max or none.',
  );
}

/** The instrument has functions of each output alone. */
export const withoutSoftmax = (last: string): string => last.replace(/:softmax$/u, ':sigmoid');

/** The loss of several outputs that are sigmoids, not a softmax, and stand for the classes of one column. */
export const instrumentLoss = ({ y, rows }: Dataset, { output, activation }: ModelEnd): LossName | undefined =>
  activation === 'sigmoid' && sizeOf(output) > 1 && y.data.length === rows ? 'categoricalCrossentropy' : undefined;

/**
 * A model of these layers that the instrument can run, with its limits while it trains.
 * @throws LinnetError `bad-option` for layers that are not dense, `bad-shape` for rows of several axes, `limit` for what is
 * larger than the instrument.
 */
export function instrumentModel(row: Shape, layers: readonly Layer[], scaling: ScalingChoice): Model {
  if (row.length !== 1) {
    throw new LinnetError('bad-shape', `Rows are ${formatShape(row)}; the instrument takes rows of one axis.`);
  }
  throwProblems('bad-option', 'The instrument cannot run this network:', layers.flatMap(layerProblems));
  const dense = layers.filter(({ kind }) => kind === 'dense');
  return linnModel(sizeOf(row), dense.map(definitionOf), { scaling });
}

/** What follows every layer on the instrument, and every layer of `linnModel`. */
const isInstrumentClip = ({ kind, config: { to } }: Layer): boolean =>
  kind === 'clip' && Array.isArray(to) && to[0] === -1 && to[1] === 1;

const layerProblems = (layer: Layer, at: number): readonly string[] =>
  layer.kind === 'dense' || isInstrumentClip(layer)
    ? []
    : [`Layer ${at + 1} is of kind ${layer.kind}; it has dense layers only, such as 16:relu.`];

/** Names are checked where the model is made, whatever the types say. */
const definitionOf = ({ config }: Layer): LinnLayerDefinition => [
  Number(config.units),
  config.activation as LinnActivation,
];
