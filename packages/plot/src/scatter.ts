import type { Samples } from '@linnet/core';
import { chart } from './chart.js';
import { classPoints } from './class-points.js';
import { classNameOf, rowsText } from './classes.js';
import type { Figure } from './figure.js';
import { checkFigureOptions } from './figure-options.js';
import { stepsWithin } from './layout.js';
import { checkSamplesKind, type PlaneOptions, planeAxes, planeKinds, planeOf } from './plane.js';
import { pointsMark } from './points.js';

/**
 * Two features of samples against each other, a point for each row. Classes differ in colour and in shape. Of more than
 * 2,000 rows so many are drawn, picked at random, and a note says so.
 *
 * @param samples x: rows x features; y: a class index for each row, from 0 to 48, or a column for each class
 * @throws LinnetError `bad-shape` for no rows or features that must be chosen, `bad-value` for labels that are no
 *   classes, `limit` for more than 49 classes, `bad-option` for options that are none
 * @example
 * ```ts
 * scatter(data, { title: 'Two circles', classNames: ['outer', 'inner'], xLabel: 'X1', yLabel: 'X2' });
 * ```
 */
export function scatter(samples: Samples, options: PlaneOptions = {}): Figure {
  checkFigureOptions('scatter', options, planeKinds);
  checkSamplesKind(samples, 'scatter');
  const plane = planeOf(samples, options, 'The samples');
  const { groups, key, notes, counts } = classPoints(plane, samples.y, options.classNames);
  const classes = [...counts].map(([index, rows]) => `${classNameOf(options.classNames, index)}, ${rowsText(rows)}`);
  const title = options.title ?? `${plane.yLabel} against ${plane.xLabel}`;
  const description = `Scatter of ${plane.yLabel} against ${plane.xLabel}: ${classes.join('; ')}.`;
  return chart(
    options,
    (width) => ({
      ...planeAxes(plane, stepsWithin(width)),
      title,
      description,
      key,
      notes,
      grid: 'both',
      ratio: 1,
      marks: [pointsMark(groups)],
    }),
    480,
  );
}
