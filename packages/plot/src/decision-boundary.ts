import { type NdArray, type OptionKind, oneOf, type Samples, sizeOf } from '@linnet/core';
import { chart } from './chart.js';
import { classPoints } from './class-points.js';
import { type ClassRegion, classRegions } from './class-regions.js';
import { classNameOf } from './classes.js';
import type { Figure } from './figure.js';
import { checkFigureOptions } from './figure-options.js';
import { stepsWithin } from './layout.js';
import { formatNumber } from './numbers.js';
import { checkSamplesKind, type PlaneOptions, planeAxes, planeKinds, planeOf } from './plane.js';
import { pointsMark } from './points.js';
import { checkPredicts, type GridPredictions, type Predicts, predictGrid } from './predictor.js';
import { regionsMark } from './regions-mark.js';

/** Options of {@link decisionBoundary}. */
export interface DecisionBoundaryOptions extends PlaneOptions {
  /** Of a model with one output: above it a row is class 1. Default 0.5. Several outputs have no threshold: the greatest wins. */
  readonly threshold?: number;
  /** The model is asked at so many places along each axis, 2 to 500. Default 100. */
  readonly grid?: number;
  /** `class`: every region in one shade. `probability`: darker where the model is surer of its class. Default `class`. */
  readonly shading?: 'class' | 'probability';
}

const levels = [0.6, 0.7, 0.8, 0.9] as const;

const ownKinds: Readonly<Record<string, OptionKind>> = {
  ...planeKinds,
  threshold: { is: Number.isFinite, use: 'a finite number, such as 0.5' },
  grid: {
    is: (value) => Number.isInteger(value) && Number(value) >= 2 && Number(value) <= 500,
    use: 'a whole number from 2 to 500',
  },
  shading: oneOf(['class', 'probability']),
};

/**
 * Which class a model gives to every place of a plane, with the rows of samples on top: of one output by a threshold,
 * of several by the greatest. Two features are shown; where rows have more, the others are held at their means, and a
 * note says so. Boundaries lie where a straight line between the nodes of a grid says.
 *
 * @param model asked about all nodes of the grid in one call
 * @param samples x: rows x features; y: a class index for each row, or a column for each class
 * @throws LinnetError `bad-value` for what cannot predict and labels that are no classes, `bad-shape` for rows without
 *   two features, features that must be chosen or predictions that do not fit, `bad-option` for options that are none
 * @example
 * ```ts
 * const figure = await decisionBoundary(model, test, { title: 'Test', classNames: ['outer', 'inner'] });
 * ```
 */
export async function decisionBoundary(
  model: Predicts,
  samples: Samples,
  options: DecisionBoundaryOptions = {},
): Promise<Figure> {
  checkFigureOptions('decisionBoundary', options, ownKinds);
  checkPredicts(model);
  checkSamplesKind(samples, 'decisionBoundary');
  const { threshold = 0.5, grid: steps = 100, shading = 'class', classNames } = options;
  const plane = planeOf(samples, options, 'The samples');
  const points = classPoints(plane, samples.y, classNames);
  const grid = await predictGrid(model, { steps, ...plane, base: meansOf(samples.x) }, threshold);
  const regions = classRegions(grid, shading === 'class' ? [] : levels);
  const notes = [...notesOf(samples.x, grid, shading), ...points.notes];
  const title = options.title ?? 'Decision boundary';
  const description = `Regions of ${plane.xLabel} and ${plane.yLabel}: ${regions.map(describe).join('; ')}.`;
  return chart(
    options,
    (width) => ({
      ...planeAxes(plane, stepsWithin(width)),
      title,
      description,
      key: points.key,
      notes,
      grid: 'none',
      ratio: 1,
      marks: [regionsMark(regions, plane, steps), pointsMark(points.groups, 2.8)],
    }),
    480,
  );

  function describe({ index, share }: ClassRegion): string {
    return `${classNameOf(classNames, index)} has ${formatNumber(100 * share, 1)} %`;
  }
}

function notesOf(x: NdArray, { missing }: GridPredictions, shading: string): readonly string[] {
  const others = sizeOf(x.shape.slice(1)) - 2;
  return [
    ...(shading === 'class' ? [] : [`Shades: where the class has a probability up to ${levels.join(', ')} and above.`]),
    ...(others === 0
      ? []
      : [
          `${others === 1 ? 'The other feature is' : `The other ${others} features are`} held at ${others === 1 ? 'its mean' : 'their means'}.`,
        ]),
    ...(missing === 0
      ? []
      : [`At ${formatNumber(missing)} places the model gave no finite number; these are left blank.`]),
  ];
}

/** The mean of the finite values of each feature. */
function meansOf({ data, shape }: NdArray): Float64Array {
  const columns = sizeOf(shape.slice(1));
  const [sums, counts] = [new Float64Array(columns), new Float64Array(columns)];
  for (let at = 0; at < data.length; at++) {
    const value = data[at] as number;
    if (!Number.isFinite(value)) continue;
    sums[at % columns] = (sums[at % columns] as number) + value;
    counts[at % columns] = (counts[at % columns] as number) + 1;
  }
  return sums.map((sum, column) => sum / Math.max(1, counts[column] as number));
}
