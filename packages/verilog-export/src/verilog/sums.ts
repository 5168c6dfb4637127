/** The module of one multiply-accumulate unit. */
export const neuronModule = (name: string): string => `\
// A neuron: one multiply-accumulate unit. Its bias goes in with the first product. The accumulator is as long as the weights
// need in any order of adding, so nothing overflows.
module ${name}_neuron #(
  parameter INPUT_BITS = 16,
  parameter WEIGHT_BITS = 16,
  parameter ACCUMULATOR_BITS = 32
) (
  input wire clk,
  input wire enable,
  input wire first,
  input wire signed [INPUT_BITS-1:0] x,
  input wire signed [WEIGHT_BITS-1:0] weight,
  input wire signed [ACCUMULATOR_BITS-1:0] bias,
  output reg signed [ACCUMULATOR_BITS-1:0] sum
);
  always @(posedge clk) if (enable) sum <= (first ? bias : sum) + x * weight;
endmodule
`;

/** The module of neurons side by side, and of the way by which their sums leave. */
export const lanesModule = (name: string): string => `\
// Neurons side by side, and how their sums leave when \`load\` says that they are complete. HAND_ON 0: all at once on \`sums\`.
// 1: one after another on \`head\`, sum 0 in the cycle of \`load\`, while the neurons go on with the next ones. 2: likewise, but
// sum 0 waits with the others. They are complete only when none waits.
module ${name}_lanes #(
  parameter LANES = 1,
  parameter COUNT_BITS = 1,
  parameter INPUT_BITS = 16,
  parameter WEIGHT_BITS = 16,
  parameter ACCUMULATOR_BITS = 32,
  parameter HAND_ON = 0
) (
  input wire clk,
  input wire reset,
  input wire enable,
  input wire first,
  input wire signed [INPUT_BITS-1:0] x,
  input wire [LANES*WEIGHT_BITS-1:0] row,
  input wire [LANES*ACCUMULATOR_BITS-1:0] biases,
  input wire load,
  input wire [COUNT_BITS-1:0] count,
  input wire next,
  output wire valid,
  output wire signed [ACCUMULATOR_BITS-1:0] head,
  output wire empty,
  output wire [LANES*ACCUMULATOR_BITS-1:0] sums
);
  wire signed [ACCUMULATOR_BITS-1:0] own [0:LANES-1];
  wire signed [ACCUMULATOR_BITS-1:0] chain [0:LANES];
  assign chain[LANES] = 0;
  genvar lane;
  generate
    for (lane = 0; lane < LANES; lane = lane + 1) begin : lanes
      ${name}_neuron #(
        .INPUT_BITS(INPUT_BITS),
        .WEIGHT_BITS(WEIGHT_BITS),
        .ACCUMULATOR_BITS(ACCUMULATOR_BITS)
      ) neuron (
        .clk(clk),
        .enable(enable),
        .first(first),
        .x(x),
        .weight(row[lane*WEIGHT_BITS +: WEIGHT_BITS]),
        .bias(biases[lane*ACCUMULATOR_BITS +: ACCUMULATOR_BITS]),
        .sum(own[lane])
      );
      if (HAND_ON == 0) begin : together
        assign sums[lane*ACCUMULATOR_BITS +: ACCUMULATOR_BITS] = own[lane];
        assign chain[lane] = 0;
      end else begin : waits
        reg signed [ACCUMULATOR_BITS-1:0] waiting;
        assign chain[lane] = waiting;
        always @(posedge clk) if (load | next) waiting <= load ? own[lane] : chain[lane+1];
      end
    end

    if (HAND_ON == 0) begin : at_once
      assign valid = load;
      assign head = 0;
      assign empty = 1'b1;
    end else begin : in_turn
      reg [COUNT_BITS-1:0] left;
      assign empty = left == 0;
      assign sums = 0;
      always @(posedge clk) begin
        if (reset) left <= 0;
        else if (load) left <= (HAND_ON == 1) ? count - 1 : count;
        else if (next & ~empty) left <= left - 1;
      end
      if (HAND_ON == 2) begin : stored
        assign valid = ~empty;
        assign head = chain[0];
      end else begin : direct
        assign valid = load | ~empty;
        assign head = load ? own[0] : chain[1];
      end
    end
  endgenerate
endmodule
`;

/** The module that counts a layer's inputs. */
export const inputsModule = (name: string): string => `\
// The inputs of a layer: input i and row i of the weights go into registers at one clock edge and are multiplied and added at
// the next. \`done\` is high for the cycle in which the sums are complete.
module ${name}_inputs #(
  parameter INPUTS = 1,
  parameter ADDRESS_BITS = 1,
  parameter INPUT_BITS = 16
) (
  input wire clk,
  input wire reset,
  input wire in_valid,
  input wire signed [INPUT_BITS-1:0] in_data,
  output reg [ADDRESS_BITS-1:0] address,
  output reg signed [INPUT_BITS-1:0] x,
  output reg taken,
  output reg first,
  output reg done
);
  wire at_end = address == INPUTS - 1;
  reg last;
  always @(posedge clk) begin
    x <= in_data;
    taken <= in_valid & ~reset;
    first <= address == 0;
    last <= at_end;
    done <= taken & last & ~reset;
    if (reset) address <= 0;
    else if (in_valid) address <= at_end ? 0 : address + 1;
  end
endmodule
`;
