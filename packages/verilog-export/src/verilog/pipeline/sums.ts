import { unsignedBits } from '../../plan/bits.js';
import type { LayerPlan } from '../../plan/layer-plan.js';
import { wires } from '../layer-parts.js';
import { type Bindings, instance, packed, range } from '../text.js';

/** Bits that count a layer's inputs. */
export const addressBits = ({ inputs }: LayerPlan): number => unsignedBits(inputs - 1);

/** The neurons of a layer with their weights. */
export function sums(name: string, plan: LayerPlan, index: number, isLast: boolean): string {
  const layer = `layer${index + 1}`;
  const { inputs, units, inputBits, weightBits, accumulatorBits } = plan;
  const countBits = unsignedBits(units);
  const clocked = { clk: 'clk', reset: 'reset' };
  const counter = instance(
    `${name}_inputs`,
    `${layer}_inputs`,
    { INPUTS: inputs, ADDRESS_BITS: addressBits(plan), INPUT_BITS: inputBits },
    {
      ...clocked,
      in_valid: `layer${index}_valid`,
      in_data: `layer${index}_data`,
      ...of(layer, ['address', 'x', 'taken', 'first', 'done']),
    },
  );
  const lanes = instance(
    `${name}_lanes`,
    `${layer}_lanes`,
    {
      LANES: units,
      COUNT_BITS: countBits,
      INPUT_BITS: inputBits,
      WEIGHT_BITS: weightBits,
      ACCUMULATOR_BITS: accumulatorBits,
      HAND_ON: isLast ? 0 : 1,
    },
    {
      ...clocked,
      enable: `${layer}_taken`,
      ...of(layer, ['first', 'x', 'row']),
      biases: packed(accumulatorBits, plan.layer.biases),
      load: `${layer}_done`,
      count: `${countBits}'d${units}`,
      next: `${layer}_take`,
      valid: `${layer}_take`,
      head: `${layer}_sum`,
      ...of(layer, ['empty', 'sums']),
    },
  );
  return `\
wire ${['taken', 'first', 'done', 'take', 'empty'].map((wire) => `${layer}_${wire}`).join(', ')};
wire signed ${range(inputBits)} ${layer}_x;
wire signed ${range(accumulatorBits)} ${layer}_sum;
${wires(layer, { address: addressBits(plan), row: units * weightBits, sums: units * accumulatorBits })}
${instance(`${name}_weights_${index + 1}`, `${layer}_weights`, {}, { clk: 'clk', enable: `layer${index}_valid`, address: `${layer}_address`, word: `${layer}_row` })}
${counter}
${lanes}`;
}

/** Ports that are bound to wires of the same name with a prefix. */
const of = (prefix: string, ports: readonly string[]): Bindings =>
  Object.fromEntries(ports.map((port) => [port, `${prefix}_${port}`]));
