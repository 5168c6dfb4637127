import { alignedTable, rounded } from './report/text.js';
import type { BitSweep, SweepPoint } from './sweep.js';

/**
 * A sweep as text for a terminal: a line for each number of bits, then a table of the layers tried alone.
 *
 * @example
 * ```ts
 * console.log(formatSweep(sweepBits(artifact, validation)));
 * ```
 */
export function formatSweep({ float, rows, whole, layers, others }: BitSweep): string {
  const heading = ['bits', 'score', 'against float', 'changed', 'gained', 'lost'];
  const bits = whole.map((point) => point.bits);
  return [
    `Float model: ${rounded(float)} on ${rows} rows`,
    '',
    ...alignedTable([heading, ...whole.map((point) => wholeRow(point, float))]),
    '',
    ...(layers.length === 0
      ? []
      : [
          `One layer alone, the others at ${others} bits:`,
          ...alignedTable([
            ['layer', ...bits.map((count) => `${count} bits`)],
            ...layers.map(({ name, points }) => [name, ...points.map(({ score }) => rounded(score))]),
          ]),
          '',
        ]),
  ].join('\n');
}

function wholeRow({ bits, score, changed }: SweepPoint, float: number): readonly string[] {
  const counts = changed === undefined ? ['-', '-', '-'] : [changed.rows, changed.gained, changed.lost].map(String);
  return [String(bits), rounded(score), rounded(score - float), ...counts];
}
