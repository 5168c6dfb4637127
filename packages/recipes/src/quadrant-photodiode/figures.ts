import { type Dataset, type NdArray, rowsOf } from 'linnet';
import { type Figure, heatMap, histogram, panels, predictedAgainstTrue } from 'linnet/plot';
import { lossFigure } from '../instrument/figures.js';
import type { TrainedLinn } from '../instrument/train.js';
import { gridSize } from './data.js';

/** How far each place found is from the true one, row by row of the grid. */
export type BeamErrors = Readonly<Record<'formula' | 'network' | 'instrument', Float64Array>>;

/** What the figures are drawn from. */
export interface BeamFigures {
  readonly data: Dataset;
  readonly predicted: NdArray;
  readonly history: TrainedLinn['history'];
  readonly errors: BeamErrors;
}

const quadrants = ['Upper left', 'Upper right', 'Lower left', 'Lower right'];

/** The vendor's maps, from above as one looks at the detector, and what they do not show. */
export function beamFigures({ data, predicted, history, errors }: BeamFigures): readonly Figure[] {
  const { formula, network } = errors;
  return [
    panels(
      quadrants.map((name, quadrant) => gridMap(column(data.x, quadrant), `${name}: power`, [0, 1])),
      { columns: 2 },
    ),
    lossFigure(history),
    panels([gridMap(formula, 'Error of the formula', [0, 0.5]), gridMap(network, 'Error of the network', [0, 0.5])]),
    histogram(
      { formula, network },
      { title: 'Errors', xLabel: 'Distance from the true place', bins: 60, range: [0, 0.6] },
    ),
    panels([
      placesFigure('x', column(data.y, 0), column(predicted, 0)),
      placesFigure('y', column(data.y, 1), column(predicted, 1)),
    ]),
  ];
}

const placesFigure = (name: string, truth: Float64Array, found: Float64Array): Figure =>
  predictedAgainstTrue({ places: { truth, predicted: found } }, { title: `Places found: ${name}` });

function column({ data, shape }: NdArray, at: number): Float64Array {
  const columns = shape[1] ?? 1;
  return Float64Array.from({ length: rowsOf({ data, shape }) }, (_, row) => data[row * columns + at] ?? Number.NaN);
}

/** Values of the grid as a map with y upwards: the first row on top is y = 1. */
function gridMap(values: Float64Array, title: string, range: readonly [number, number]): Figure {
  const rows = Array.from({ length: gridSize }, (_, row) => {
    const from = (gridSize - 1 - row) * gridSize;
    return values.subarray(from, from + gridSize);
  });
  return heatMap(rows, {
    title,
    range,
    xLabel: 'Column of the grid: x from -1 to 1',
    yLabel: 'Row of the grid: y from 1 down to -1',
  });
}
