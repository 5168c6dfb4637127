import { wrapperNotice } from './core.js';

const controls = (each: (index: number) => string): string =>
  Array.from({ length: 16 }, (_, index) => each(index)).join('\n');

/** The top that MokuOS 4.1.1 and newer take: SystemVerilog, for its ports are arrays. */
export const customInstrument = (name: string): string => `\
// CustomInstrument: ${name}_moku behind the ports of MokuOS 4.1.1 and newer.
${wrapperNotice}
// Give Moku Compile this file, ${name}_moku.v and ${name}.v, and not CustomWrapper.v: there may be one top only.
// verilator lint_off UNUSED
module CustomInstrument (
  input wire clk,
  input wire reset,
  input wire [31:0] sync,

  input wire signed [15:0] inputa,
  input wire signed [15:0] inputb,
  input wire signed [15:0] inputc,
  input wire signed [15:0] inputd,

  input wire exttrig,

  output wire signed [15:0] outputa,
  output wire signed [15:0] outputb,
  output wire signed [15:0] outputc,
  output wire signed [15:0] outputd,

  output wire outputinterpa,
  output wire outputinterpb,
  output wire outputinterpc,
  output wire outputinterpd,

  input wire [31:0] control [0:15],
  output wire [31:0] status [0:15]
);
  ${name}_moku core (
    .clk(clk), .reset(reset),
    .input_a(inputa), .input_b(inputb), .input_c(inputc), .input_d(inputd),
    .output_a(outputa), .output_b(outputb), .output_c(outputc), .output_d(outputd),
    .control0(control[0]), .control1(control[1]), .control2(control[2]),
    .status0(status[0]), .status1(status[1]), .status2(status[2])
  );

  // Values stand until the next ones: nothing is to be interpolated.
  assign outputinterpa = 1'b0;
  assign outputinterpb = 1'b0;
  assign outputinterpc = 1'b0;
  assign outputinterpd = 1'b0;
  genvar index;
  generate
    for (index = 3; index < 16; index = index + 1) begin : unused_status
      assign status[index] = 32'd0;
    end
  endgenerate
endmodule
`;

/** The top of MokuOS before 4.1.1, which has no status words. */
export const customWrapper = (name: string): string => `\
// CustomWrapper: ${name}_moku behind the ports of MokuOS before 4.1.1, which have no status words.
${wrapperNotice}
// Give Moku Compile this file, ${name}_moku.v and ${name}.v, and not CustomInstrument.sv: there may be one top only.
// verilator lint_off UNUSED
module CustomWrapper (
  input wire Clk,
  input wire Reset,
  input wire [31:0] Sync,

  input wire signed [15:0] InputA,
  input wire signed [15:0] InputB,
  input wire signed [15:0] InputC,
  input wire signed [15:0] InputD,

  input wire ExtTrig,

  output wire signed [15:0] OutputA,
  output wire signed [15:0] OutputB,
  output wire signed [15:0] OutputC,
  output wire signed [15:0] OutputD,

  output wire OutputInterpA,
  output wire OutputInterpB,
  output wire OutputInterpC,
  output wire OutputInterpD,

${controls((index) => `  input wire [31:0] Control${index}${index === 15 ? '' : ','}`)}
);
  wire [31:0] answers, latency, least_period;
  ${name}_moku core (
    .clk(Clk), .reset(Reset),
    .input_a(InputA), .input_b(InputB), .input_c(InputC), .input_d(InputD),
    .output_a(OutputA), .output_b(OutputB), .output_c(OutputC), .output_d(OutputD),
    .control0(Control0), .control1(Control1), .control2(Control2),
    .status0(answers), .status1(latency), .status2(least_period)
  );

  // Values stand until the next ones: nothing is to be interpolated.
  assign OutputInterpA = 1'b0;
  assign OutputInterpB = 1'b0;
  assign OutputInterpC = 1'b0;
  assign OutputInterpD = 1'b0;
endmodule
`;
