import type { LayerPlan } from '../plan/layer-plan.js';
import { type Bindings, packed, range, signed } from './text.js';

const roundings = { floor: 0, halfUp: 1, halfEven: 2 } as const;
const overflows = { wrap: 0, saturate: 1, saturateSymmetric: 2 } as const;

/** What a layer's finish module is told. */
export function finishParameters({ layer, scale, table, ...plan }: LayerPlan): Bindings {
  const { activation, rounding, overflow, least, greatest } = layer;
  return {
    UNIT_BITS: plan.unitBits,
    ACCUMULATOR_BITS: plan.accumulatorBits,
    MULTIPLIER_BITS: scale.multiplierBits,
    FACTOR_COUNT: scale.factors.length,
    FACTOR_BITS: scale.factorBits,
    FACTORS: packed(32, scale.factors),
    SHIFT_COUNT: scale.shifts.length,
    SHIFTS: packed(8, scale.shifts),
    PRODUCT_BITS: scale.productBits,
    ROUNDING: roundings[rounding],
    OVERFLOW: overflows[overflow],
    WORD_BITS: plan.wordBits,
    OUTPUT_BITS: plan.outputBits,
    ACTIVATION: activation === 'linear' ? 0 : activation === 'relu' ? 1 : 2,
    ...(table === undefined
      ? {}
      : {
          TABLE_LOW: signed(32, table.low),
          TABLE_LAST: `32'd${table.last}`,
          TABLE_SHIFT: table.shift,
          INTERPOLATED: Number(table.isInterpolated),
          INDEX_BITS: table.indexBits,
          ENTRY_BITS: table.wordBits,
          REST_BITS: table.restBits,
        }),
    LEAST: signed(plan.outputBits, least),
    GREATEST: signed(plan.outputBits, greatest),
  };
}

/** Bits of a finish module's ports, also where there is no table. */
export const finishWidths = ({ table, scale, outputBits }: LayerPlan) => ({
  index: table?.indexBits ?? 1,
  entry: table?.wordBits ?? 1,
  rest: table?.restBits ?? 1,
  factor: scale.factorBits,
  product: scale.productBits,
  difference: outputBits + 1,
  between: outputBits + 1 + (table?.restBits ?? 1),
});

/** A layer in a comment. */
export function layerComment({ layer, ...plan }: LayerPlan, number: number): string {
  const { activation, name } = layer;
  const how = typeof activation === 'string' ? activation : `table of ${plan.table?.steps} steps`;
  return `// Layer ${number}, ${printable(name)}: ${plan.inputs} inputs of ${plan.inputBits} bits, ${plan.units} units, weights of ${plan.weightBits} bits, ${how}.`;
}

/** A text of the user's as a comment of one line may hold it. */
export const printable = (text: string): string => text.replace(/[^ -~]/gu, '?').replace(/\*\/|\\$/gu, '?');

/** Declares wires. */
export const wires = (prefix: string, widths: Readonly<Record<string, number>>): string =>
  Object.entries(widths)
    .map(([name, bits]) => `wire ${range(bits)} ${prefix}_${name};`)
    .join('\n');
