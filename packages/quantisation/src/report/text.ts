import type { QuantisationCost } from './cost.js';
import type { ValueRange } from './errors.js';
import type { QuantisationReport, QuantisedLayerReport } from './report.js';

/** A table as lines, every column as wide as its widest cell, on the right but for the first. */
export function alignedTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** A number with at most four digits, for reading. */
export const rounded = (value: number): string => String(Number(value.toPrecision(4)));

/**
 * A report as text for a terminal: formats and accumulators, errors where rows were given, cost, and what is assumed.
 *
 * @example
 * ```ts
 * console.log(formatQuantisation(quantise(artifact, { calibration: x }).report));
 * ```
 */
export function formatQuantisation(report: QuantisationReport): string {
  const { input, layers, cost, rows, assumptions, notes } = report;
  return [
    `Input: ${input.format}`,
    '',
    ...alignedTable([
      ['layer', 'weights', 'sums', 'outputs', 'accumulator'],
      ...layers.map(({ name, weights, sum, output, accumulator }) => [
        name,
        weights.format,
        sum.format,
        output.format,
        `${accumulator.bits} bits`,
      ]),
    ]),
    '',
    ...layers.map(({ name, accumulator }) => `${name}, ${accumulator.proof}`),
    '',
    ...alignedTable([rangeHeading, ...layers.map(rangeRow)]),
    '',
    ...(rows === 0 ? [] : [`Against the float model, ${rows} rows:`, ...errorTable(layers), '']),
    ...costLines(cost),
    ...titled('Assumptions:', assumptions),
    ...titled('Notes:', notes),
    '',
  ].join('\n');
}

const rangeHeading = ['layer', 'weights from', 'in a word from', 'outside', 'zeros', 'outputs from', 'in a word from'];

function rangeRow({ name, weights, output, errors }: QuantisedLayerReport): readonly string[] {
  return [
    name,
    range(weights.range),
    range(weights.representable),
    String(weights.outside),
    String(weights.zeros),
    errors === undefined ? '-' : range(errors.range),
    range(output.representable),
  ];
}

const range = ({ least, greatest }: ValueRange): string => `${rounded(least)} to ${rounded(greatest)}`;

const errorTable = (layers: readonly QuantisedLayerReport[]): readonly string[] =>
  alignedTable([
    ['layer', 'worst', 'RMSE', 'SQNR', 'sums that overflowed', 'outputs outside'],
    ...layers.flatMap(({ name, errors }) =>
      errors === undefined
        ? []
        : [
            [
              name,
              rounded(errors.worst),
              rounded(errors.rmse),
              errors.sqnr === null ? '-' : `${errors.sqnr.toFixed(1)} dB`,
              `${errors.overflows} of ${errors.count}`,
              `${errors.outside} of ${errors.count}`,
            ],
          ],
    ),
  ]);

function costLines(cost: QuantisationCost): readonly string[] {
  const { memoryBits, multiplications, zeroWeights, ebops, multipliers, cycles, initiationInterval } = cost;
  const { weights, biases, tables } = memoryBits;
  const times = cost.devices.map(({ device, seconds }) => `${device} ${rounded(seconds * 1e6)} µs`);
  return [
    `Memory: ${weights + biases + tables} bits (weights ${weights}, biases ${biases}, tables ${tables})`,
    `Multiplications: ${multiplications} (${zeroWeights} by 0), EBOPs ${ebops}, ${multipliers} multipliers, one a neuron`,
    `Latency: approx. ${cycles} cycles, a row every ${initiationInterval} where layers work side by side`,
    `  ${times.join(', ')}`,
    `  (${cost.assumption})`,
  ];
}

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `- ${line}`)];
