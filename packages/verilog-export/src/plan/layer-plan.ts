import type { ActivationTable, QuantisedLayer } from '@linnet/core';
import { greatestOf, signedBits, unsignedBits } from './bits.js';

/** How a layer's sums come to their step. */
export interface ScalePlan {
  /** Bits of the multipliers; 0 where all are powers of two, so that shifts to the left do. */
  readonly multiplierBits: number;
  /** Multipliers, or shifts to the left: one for all units, or one for each. */
  readonly factors: readonly number[];
  readonly factorBits: number;
  /** Shifts to the right, after that: one for all units, or one for each. */
  readonly shifts: readonly number[];
  /** Of the product, with what rounding adds. */
  readonly productBits: number;
}

/** A table as a memory: a word for each step. */
export interface TablePlan {
  readonly low: number;
  /** The greatest distance from `low` that is told apart. */
  readonly last: number;
  readonly shift: number;
  readonly isInterpolated: boolean;
  readonly indexBits: number;
  readonly restBits: number;
  /** Of a word: the value, and above it the difference to the next one where values between are interpolated. */
  readonly wordBits: number;
  readonly values: readonly number[];
  readonly steps: number;
}

/** A layer with every word length that its circuit needs. */
export interface LayerPlan {
  readonly layer: QuantisedLayer;
  readonly inputs: number;
  readonly units: number;
  readonly inputBits: number;
  readonly weightBits: number;
  readonly accumulatorBits: number;
  readonly wordBits: number;
  readonly outputBits: number;
  readonly unitBits: number;
  readonly scale: ScalePlan;
  readonly table: TablePlan | undefined;
}

/** The plan of a layer that takes words of `inputBits`. */
export function layerPlan(layer: QuantisedLayer, inputBits: number): LayerPlan {
  const { inputs, units, accumulatorBits, activation, sum, output } = layer;
  const formatBits = greatestOf(
    layer.weightFormats.map(({ bits }) => bits),
    2,
  );
  return {
    layer,
    inputs,
    units,
    inputBits,
    weightBits: greatestOf(Array.from(layer.weights, signedBits), formatBits),
    accumulatorBits,
    wordBits: sum.bits,
    outputBits: output.bits,
    unitBits: unsignedBits(units - 1),
    scale: scalePlan(layer),
    table: typeof activation === 'string' ? undefined : tablePlan(activation, output.bits),
  };
}

function scalePlan({ accumulatorBits, sum, rescaling: { multipliers, shifts } }: QuantisedLayer): ScalePlan {
  const areShifts = multipliers.every((multiplier) => (multiplier & (multiplier - 1)) === 0);
  const factors = areShifts ? multipliers.map((multiplier) => 31 - Math.clz32(multiplier)) : multipliers;
  const factorBits = unsignedBits(greatestOf(factors, 0));
  const multiplierBits = areShifts ? 0 : factorBits;
  const grown = accumulatorBits + (areShifts ? greatestOf(factors, 0) : multiplierBits);
  // What rounding adds is half of 2^shift; with it the products fit 64 bits, as the network's check proves.
  const productBits = Math.min(64, Math.max(grown, greatestOf(shifts, 0) + 1) + 1);
  return { multiplierBits, factors, factorBits, shifts, productBits: Math.max(productBits, sum.bits) };
}

/** No two words of 32 bits are further apart. */
const mostDistance = 4_294_967_295;

function tablePlan({ low, shift, isInterpolated, values }: ActivationTable, outputBits: number): TablePlan {
  const steps = isInterpolated ? values.length - 1 : values.length;
  return {
    low,
    // Whole doubles: 2^17 steps of 2^31 are below 2^53.
    last: Math.min(steps * (shift === 31 ? 2_147_483_648 : 1 << shift) - 1, mostDistance),
    shift,
    isInterpolated,
    indexBits: unsignedBits(steps - 1),
    restBits: Math.max(1, shift),
    wordBits: isInterpolated ? 2 * outputBits + 1 : outputBits,
    values,
    steps,
  };
}

/** Whether a layer's table needs a multiplication for what is between two values. */
export const needsBetween = ({ table }: LayerPlan): boolean => table?.isInterpolated === true && table.shift > 0;

/** Whether a layer's sums need one for their step. */
export const needsMultiplier = ({ scale }: LayerPlan): boolean => scale.multiplierBits > 0;
