import { LinnetError, type NdArray, type OptionKind } from '@linnet/core';
import { type Axis, labelled, linearAxis } from './axis.js';
import { chart } from './chart.js';
import type { Figure, FigureOptions } from './figure.js';
import { checkFigureOptions, kinds } from './figure-options.js';
import { heatKey, heatLevels } from './heat-levels.js';
import { heatMark } from './heat-mark.js';
import { defaultSize, stepsWithin } from './layout.js';
import { blocksOf, matrixOf } from './matrix.js';
import { namedAxis } from './named-axis.js';
import { formatNumber, shortNumber } from './numbers.js';
import { extentOf, leftOut, type Series } from './series.js';

/** Options of {@link heatMap}. */
export interface HeatMapOptions extends FigureOptions {
  /** A name for each column. Default: they are counted from 0. */
  readonly columnNames?: readonly string[];
  /** A name for each row, the first on top. Default: they are counted from 0. */
  readonly rowNames?: readonly string[];
  /** Values beyond are drawn as its ends. Default: from the least to the greatest. */
  readonly range?: readonly [low: number, high: number];
}

const ownKinds: Readonly<Record<string, OptionKind>> = {
  columnNames: kinds.names,
  rowNames: kinds.names,
  range: kinds.range,
};

/** Cells whose values are written into them: up to so many columns and rows. */
const mostWritten = 12;

/**
 * A map of values, such as the weights of a layer or errors by sample: the first row on top. Values on both sides of 0
 * have two colours, blue above and orange below, stronger further away; others have one, from the least to the
 * greatest. The key says what eight shades stand for. Up to 12 columns the values are written too; of more than 200
 * columns or rows the means of blocks are drawn, and a note says so.
 *
 * @param values rows x columns, or a list of rows
 * @throws LinnetError `bad-shape` without values, for rows of unequal length or names that are not as many, `bad-value`
 *   when none is finite, `bad-option` for options that are none
 * @example
 * ```ts
 * heatMap(kernel, { title: 'Weights of the first layer', xLabel: 'Unit', yLabel: 'Input' });
 * ```
 */
export function heatMap(values: NdArray | readonly Series[], options: HeatMapOptions = {}): Figure {
  checkFigureOptions('heatMap', options, ownKinds);
  const { title = 'Heat map', columnNames, rowNames } = options;
  const matrix = matrixOf(values, 'The heat map');
  checkNames(columnNames, matrix.columns, 'column');
  checkNames(rowNames, matrix.rows, 'row');
  const finite = matrix.data.filter(Number.isFinite);
  const [low, high] = extentOf([finite], 'The heat map');
  const blocks = blocksOf(matrix);
  const levels = heatLevels(options.range ?? [low, high]);
  const written = matrix.columns <= mostWritten && matrix.rows <= 2 * mostWritten;
  return chart(
    options,
    (width) => ({
      title,
      description: `Heat map of ${formatNumber(matrix.rows)} x ${formatNumber(matrix.columns)} values from ${shortNumber(low)} to ${shortNumber(high)}.`,
      key: heatKey(levels),
      notes: [...leftOut('Values', matrix.data.length - finite.length, 'not finite'), ...blocks.notes],
      x: labelled(
        axisFor(columnNames, matrix.columns, (width - 90) / matrix.columns, stepsWithin(width)),
        options.xLabel ?? 'Column',
      ),
      y: labelled(upsideDown(rowNames, matrix.rows), options.yLabel ?? 'Row'),
      ratio: Math.min(1, Math.max(0.25, matrix.rows / matrix.columns)) * 0.7,
      plotHeight: written || rowNames !== undefined ? matrix.rows * 20 : 120,
      grid: 'none',
      marks: [heatMark(blocks, matrix, levels, written)],
    }),
    defaultSize.width,
  );
}

function axisFor(names: readonly string[] | undefined, count: number, room: number, steps: number): Axis {
  if (names !== undefined) return namedAxis(names, { room });
  const { ticks, format } = linearAxis([0, Math.max(1, count - 1)], { whole: true, steps });
  return { kind: 'linear', domain: [-0.5, count - 0.5], ticks: ticks.filter((tick) => tick < count), format };
}

function upsideDown(names: readonly string[] | undefined, count: number): Axis {
  if (names !== undefined) return namedAxis(names, { room: 20, reversed: true });
  const axis = axisFor(undefined, count, 0, 8);
  return { ...axis, domain: [count - 0.5, -0.5] };
}

function checkNames(names: readonly string[] | undefined, count: number, what: string): void {
  if (names === undefined || names.length === count) return;
  throw new LinnetError('bad-shape', `There are ${names.length} names for ${count} ${what}s; they must be as many.`);
}
