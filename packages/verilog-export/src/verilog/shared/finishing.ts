import type { DesignPlan } from '../../plan/design-plan.js';
import type { Sharing } from '../../plan/schedule.js';
import { instance, range } from '../text.js';
import type { SharedWidths } from './widths.js';

/** The neurons, and the multipliers after them. */
export function finishing({ name }: DesignPlan, sharing: Sharing, widths: SharedWidths): string {
  const { multiplierBits, betweenBits } = sharing;
  const lanes = instance(
    `${name}_lanes`,
    'lanes',
    {
      LANES: 'LANES',
      COUNT_BITS: 'COUNT_BITS',
      INPUT_BITS: 'WORD_BITS',
      WEIGHT_BITS: 'WEIGHT_BITS',
      ACCUMULATOR_BITS: 'ACCUMULATOR_BITS',
      HAND_ON: '1 + SERIAL',
    },
    {
      clk: 'clk',
      reset: 'reset',
      enable: 'taken',
      first: 'first',
      x: 'x',
      row: 'row',
      biases: 'biases',
      load: 'done',
      count: 'count_done',
      next: 'scaled',
      valid: 'sum_valid',
      head: 'sum',
      empty: 'queue_empty',
      sums: 'no_sums',
    },
  );
  return `\
// Units are finished one after another, each by the rules of its layer.
wire sum_valid, scaled, answered;
wire [LANES*ACCUMULATOR_BITS-1:0] no_sums;
wire signed [ACCUMULATOR_BITS-1:0] sum;
reg busy;
reg ${range(widths.layer)} finish_layer;
reg ${range(widths.unit)} unit;
wire start = sum_valid & ~busy & ~reset;
reg at_last_unit;
reg at_last_answer;
reg multiplies, interpolates, is_long;
reg finish_taken;
${lanes}
always @(posedge clk) finish_taken <= scaled & ~reset;
${
  multiplierBits === 0
    ? 'assign scaled = start;'
    : `wire multiplied;
assign scaled = multiplies ? multiplied : start;
reg ${range(multiplierBits)} factor;
wire signed [ACCUMULATOR_BITS+${multiplierBits - 1}:0] product;
${instance(
  `${name}_product`,
  'rescaling',
  { A_BITS: 'ACCUMULATOR_BITS', B_BITS: multiplierBits, SERIAL: 'SERIAL' },
  {
    clk: 'clk',
    reset: 'reset',
    start: 'start & multiplies',
    a: 'sum',
    b: 'factor',
    done: 'multiplied',
    product: 'product',
  },
)}`
}
${
  betweenBits === 0
    ? 'assign answered = finish_taken;'
    : `wire interpolated;
assign answered = interpolates ? interpolated : finish_taken;
reg signed ${range(widths.difference)} difference;
reg ${range(betweenBits)} rest;
wire signed ${range(widths.difference + betweenBits)} between;
${instance(
  `${name}_product`,
  'interpolation',
  { A_BITS: widths.difference, B_BITS: betweenBits, SERIAL: 'SERIAL' },
  {
    clk: 'clk',
    reset: 'reset',
    start: 'finish_taken & interpolates',
    a: 'difference',
    b: 'rest',
    done: 'interpolated',
    product: 'between',
  },
)}`
}
`;
}
