import type { DesignPlan } from '../plan/design-plan.js';

/** The head of the top module: its ports, and the word lengths of what passes them. The weights fix all of them. */
export const topStart = ({ name, layers: [first], last, timing }: DesignPlan): string => `\
// The parameters tell what the weights below were made for: they are to be read, not to be set.
module ${name} #(
  parameter INPUTS = ${first.inputs},
  parameter INPUT_BITS = ${first.inputBits},
  parameter OUTPUTS = ${last.units},
  parameter OUTPUT_BITS = ${last.outputBits},
  parameter LATENCY = ${timing.latencyCycles},
  parameter INTERVAL = ${timing.initiationInterval}
) (
  input wire clk,
  input wire reset,
  input wire in_valid,
  output wire in_ready,
  input wire signed [INPUT_BITS-1:0] in_data,
  output reg out_valid,
  output reg [OUTPUTS*OUTPUT_BITS-1:0] out_data
);`;

/** Its end. */
export const topEnd = 'endmodule';
