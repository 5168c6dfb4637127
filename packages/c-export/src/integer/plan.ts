import { type QuantisedNetwork, sizeOf } from '@linnet/core';
import { wordLimits } from '@linnet/quantisation';
import { foldLayer, type LayerPlan } from './layer-plan.js';
import { type TablePlan, tableKey } from './table-plan.js';
import { type WordBits, wordBitsOf } from './word.js';

/** A network of integers as its C computes it: types, constants, and which arithmetic is needed at all. */
export interface IntegerPlan {
  readonly network: QuantisedNetwork;
  readonly inputs: number;
  readonly outputs: number;
  /** What inputs are limited to. */
  readonly least: number;
  readonly greatest: number;
  /** Of the type that holds what goes from layer to layer. */
  readonly signalBits: WordBits;
  /** Of the values of tables. */
  readonly entryBits: WordBits;
  readonly biasBits: 32 | 64;
  readonly layers: readonly LayerPlan[];
  /** Each once, however many layers share it. */
  readonly tables: readonly TablePlan[];
  /** Whether a sum is multiplied anywhere, and whether by a number of each unit. */
  readonly multiplies: boolean;
  readonly isPerUnit: boolean;
  /** The numbers of the two places that layers write to by turns. */
  readonly places: readonly [number, number];
}

/** Plans a network that keeps its contract. */
export function planIntegers(network: QuantisedNetwork): IntegerPlan {
  const { input, shape } = network;
  const { least, greatest } = wordLimits(input.bits, input.overflow);
  const tables = new Map<string, TablePlan>();
  const layers = network.layers.map((layer) => foldLayer(layer, (table) => shared(tables, table)));
  const inputs = sizeOf(shape);
  const widths = [inputs, ...layers.map(({ layer }) => layer.units)];
  return {
    network,
    inputs,
    outputs: widths.at(-1) ?? 0,
    least,
    greatest,
    signalBits: narrowest([[least, greatest], ...network.layers.map((layer) => [layer.least, layer.greatest])]),
    entryBits: narrowest([...tables.values()].map(({ values }) => values)),
    biasBits: network.layers.every(({ biases }) => wordBitsOf(biases) !== undefined) ? 32 : 64,
    layers,
    tables: [...tables.values()],
    multiplies: layers.some(({ multipliers }) => multipliers.some((multiplier) => multiplier !== 1)),
    isPerUnit: layers.some(({ shifts }) => shifts.length > 1),
    places: [widest(widths, 0), widest(widths, 1)],
  };
}

const shared = (tables: Map<string, TablePlan>, table: TablePlan): number => {
  const key = tableKey(table);
  if (!tables.has(key)) tables.set(key, table);
  return [...tables.keys()].indexOf(key);
};

const widest = (widths: readonly number[], parity: number): number =>
  widths.reduce((most, width, index) => (index % 2 === parity ? Math.max(most, width) : most), 0);

/** The narrowest word that holds all of these lists. */
function narrowest(lists: readonly (readonly number[])[]): WordBits {
  const needed = lists.map((values) => wordBitsOf(values) ?? 32);
  return needed.includes(32) ? 32 : needed.includes(16) ? 16 : 8;
}
