import { type ModelArtifact, rowShape, sizeOf } from '@linnet/core';
import { classNamesOf, type Experiment, type ExperimentSets, modelOf } from '@linnet/recipes';
import type { Dataset } from 'linnet';
import { type Inspection, mostShownRows, type NetworkView, type RowsView } from '../protocol/index.js';
import { networkView } from './network-view.js';
import { planeOf } from './plane.js';
import { tellsClasses } from './scores.js';

/** The rows and the network of an experiment. */
export function inspectExperiment(experiment: Experiment, sets: ExperimentSets): Inspection {
  const { train, test } = sets;
  const shape = rowShape(train.x.shape);
  return {
    shape,
    width: sizeOf(shape),
    targets: sizeOf(rowShape(train.y.shape)),
    classNames: train.classNames ?? classNamesOf(experiment.data),
    columnNames: train.columnNames,
    train: rowsView(train),
    test: test === undefined ? undefined : rowsView(test),
    plane: planeOf(sets),
    isClasses: tellsClasses(experiment, sets),
    network: untrainedNetwork(experiment, sets),
  };
}

function rowsView({ rows, x, y }: Dataset): RowsView {
  const shown = Math.min(rows, mostShownRows);
  const firstOf = ({ data, shape }: Dataset['x']): Float32Array =>
    Float32Array.from(data.subarray(0, shown * sizeOf(rowShape(shape))));
  return { rows, x: firstOf(x), y: firstOf(y) };
}

/** With its start weights; bounds of scaling are found by training, and change no layer. */
function untrainedNetwork(experiment: Experiment, sets: ExperimentSets): NetworkView {
  const model = modelOf({ ...experiment, scaling: 'none' }, sets);
  const artifact: ModelArtifact = model.compile({ seed: experiment.seed }).toArtifact();
  return networkView(model, artifact);
}
