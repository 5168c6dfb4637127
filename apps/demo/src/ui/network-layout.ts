import type { Shape } from '@linnet/core';
import type { LayerView, NetworkView } from '../protocol/index.js';

/** A network laid out: columns from the left, lines between them. */
export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly NetworkColumn[];
  readonly lines: readonly NetworkLine[];
}

/** What one layer gives. */
export interface NetworkColumn {
  /** Of its middle. */
  readonly x: number;
  /** Lines of text under it, the first one its name. */
  readonly labels: readonly string[];
  /** Heights of the units that are shown; none where it is no row of units. */
  readonly units: readonly number[];
  /** How many units are not shown. */
  readonly hidden: number;
  /** Where it is no row of units: its shape, `100 × 8`. */
  readonly shape: string | undefined;
}

/** A line from a unit to another. */
export interface NetworkLine {
  readonly key: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** From -1 to 1, of the strongest in its layer; undefined where no weights are known. */
  readonly strength: number | undefined;
}

/** Units that a column shows at most. */
export const mostUnits = 12;

const [gap, top] = [24, 20];

/** Room for the longest label, at about 7 pixels a letter. */
const spacingOf = (labels: readonly (readonly string[])[]): number =>
  Math.max(104, ...labels.flat().map((text) => 7 * text.length + 12));

/** Lays a network out. `layers` are those of the network with the weights that they have now. */
export function networkLayout({ inputs, layers }: Pick<NetworkView, 'inputs' | 'layers'>, now = layers): NetworkLayout {
  const shapes = [inputs, ...layers.map(({ output }) => output)];
  const labels = shapes.map((shape, index) => labelsOf(layers[index - 1], shape));
  const spacing = spacingOf(labels);
  const tallest = Math.max(1, ...shapes.map((shape) => rowsOf(shape)));
  const middle = top + ((tallest - 1) * gap) / 2;
  const columns = shapes.map((shape, index) => columnOf(shape, labels[index] ?? [], spacing * (index + 0.5), middle));
  const lines = layers.flatMap((layer, index) => linesOf(columns, index, kernelOf(layer, now)));
  return { width: spacing * shapes.length, height: top + tallest * gap + 48, columns, lines };
}

/** Rows that a column takes: its units, and one for how many more there are. */
const rowsOf = (shape: Shape): number => (shape.length === 1 ? Math.min(shape[0] ?? 0, mostUnits) : 2);

function labelsOf(layer: LayerView | undefined, shape: Shape): readonly string[] {
  const size = shape.join(' × ');
  if (layer === undefined) return ['inputs', size];
  const applied = layer.activation === undefined || layer.activation === 'linear' ? [] : [layer.activation];
  return [layer.kind, [size, ...applied].join(', ')];
}

function columnOf(shape: Shape, labels: readonly string[], x: number, middle: number): NetworkColumn {
  const [size = 0] = shape;
  if (shape.length !== 1) return { x, labels, units: [middle], hidden: 0, shape: shape.join(' × ') };
  // The last place says how many more there are.
  const shown = size > mostUnits ? mostUnits - 1 : size;
  const first = middle - ((rowsOf(shape) - 1) * gap) / 2;
  const units = Array.from({ length: shown }, (_, unit) => first + unit * gap);
  return { x, labels, units, hidden: size - shown, shape: undefined };
}

type Kernel = NonNullable<LayerView['kernel']>;

const kernelOf = ({ name, kernel }: LayerView, now: readonly LayerView[]): Kernel | undefined =>
  now.find((layer) => layer.name === name)?.kernel ?? kernel;

function linesOf(columns: readonly NetworkColumn[], index: number, kernel: Kernel | undefined): readonly NetworkLine[] {
  const [from, to] = [columns[index], columns[index + 1]];
  if (from === undefined || to === undefined) return [];
  const strengthOf = strengths(kernel, from);
  const room = (column: NetworkColumn): number => (column.shape === undefined ? 9 : 36);
  return from.units.flatMap((y1, input) =>
    to.units.map((y2, unit) => ({
      key: `${index}:${input}:${unit}`,
      x1: from.x + room(from),
      y1,
      x2: to.x - room(to),
      y2,
      strength: strengthOf(input, unit),
    })),
  );
}

/** A weight as a share of the greatest one of its layer. */
function strengths(kernel: Kernel | undefined, from: NetworkColumn) {
  if (kernel === undefined || from.shape !== undefined) return (): undefined => undefined;
  const { values, units } = kernel;
  let greatest = 0;
  for (const value of values) greatest = Math.max(greatest, Math.abs(value));
  return (input: number, unit: number): number =>
    greatest === 0 ? 0 : (values[input * units + unit] as number) / greatest;
}

/** A network in words. */
export function networkText({ inputs, layers, parameters }: NetworkView): string {
  const parts = layers.map(({ kind, output, activation }) => {
    const applied = activation === undefined || activation === 'linear' ? '' : ` with ${activation}`;
    return `${kind} to ${output.join(' × ')}${applied}`;
  });
  return `${inputs.join(' × ')} inputs, then ${parts.join(', ')}; ${parameters} parameters.`;
}
