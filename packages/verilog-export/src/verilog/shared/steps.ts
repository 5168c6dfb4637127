import { instance, range } from '../text.js';
import type { SharedWidths } from './widths.js';

/** The control of the steps. */
export function steps(name: string, widths: SharedWidths): string {
  return `\
// A step takes one input of one group: from outside, or from the memory where the layer before put it.
reg active;
reg ${range(widths.input)} in_index;
reg ${range(widths.step)} step;
reg ${range(widths.layer)} write_layer;
reg ${range(widths.unit)} written;
reg taken, first, last, done;
reg [COUNT_BITS-1:0] count_taken, count_done;
reg [LANES*ACCUMULATOR_BITS-1:0] biases;
reg signed [WORD_BITS-1:0] x;
reg signed [WORD_BITS-1:0] signals [0:2*DEPTH-1];
wire queue_empty;
wire at_end = in_index == last_input;
wire is_here = streams ? in_valid & ((in_index != 0) | ~active) : (layer == 0) | (write_layer == layer) | (in_index < written);
wire has_room = ~at_end | (~(taken & last) & ~done & queue_empty);
wire fire = is_here & has_room & ~reset;
assign in_ready = streams & ((in_index != 0) | ~active) & has_room & ~reset;
wire signed [WORD_BITS-1:0] extended = in_data;
wire signed [WORD_BITS-1:0] stored = signals[{layer[0], in_index}];

wire [LANES*WEIGHT_BITS-1:0] row;
${instance(`${name}_weights`, 'weights', {}, { clk: 'clk', enable: 'fire', address: 'step', word: 'row' })}

always @(posedge clk) begin
  taken <= fire;
  first <= in_index == 0;
  last <= at_end;
  x <= streams ? extended : stored;
  biases <= group_biases;
  count_taken <= units;
  count_done <= count_taken;
  done <= taken & last & ~reset;
  if (reset) begin
    in_index <= 0;
    group <= 0;
    step <= 0;
  end else if (fire) begin
    in_index <= at_end ? 0 : in_index + 1;
    if (at_end) group <= (group == GROUPS - 1) ? 0 : group + 1;
    step <= (at_end & (group == GROUPS - 1)) ? 0 : step + 1;
  end
end
`;
}
