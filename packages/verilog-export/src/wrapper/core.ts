import { powerOfTwo } from '@linnet/quantisation';
import { greatestOf, unsignedBits } from '../plan/bits.js';
import type { DesignPlan } from '../plan/design-plan.js';
import { signed } from '../verilog/text.js';

/** How many channels an instrument's slot has at most. */
export const mostChannels = 4;

/** Whether the inputs may come on a channel each. */
export const takesChannels = ({ layers: [{ inputs }] }: DesignPlan): boolean => inputs > 1 && inputs <= mostChannels;

/** Fewest cycles between two samples: a vector goes in, the network is ready for the next one, and all outputs leave. */
export const leastPeriod = ({ layers: [{ inputs }], last, timing }: DesignPlan): number =>
  greatestOf([inputs, timing.initiationInterval, last.units > mostChannels ? last.units : 1], 1) + 2;

/** The least number that may come in. */
export function leastInput({ network: { input } }: DesignPlan): number {
  const half = powerOfTwo(input.bits - 1);
  return input.overflow === 'saturateSymmetric' ? 1 - half : -half;
}

/** What stands above every file of the wrapper. */
export const wrapperNotice = `\
// Ports as the vendor documents them: apis.liquidinstruments.com/mc/wrapper.html, and mc/Template/CustomInstrument/Top.v of
// the repository liquidinstruments/moku-examples on GitHub. Simulated behind a stub of these ports. It was never synthesised
// with Moku Compile, nor run on an instrument. Not affiliated with Liquid Instruments.`;

/** The part of a custom instrument that knows the network, in Verilog-2005. */
export function wrapperCore(design: DesignPlan): string {
  const { name, layers, last } = design;
  const { inputs, inputBits } = layers[0];
  const order = takesChannels(design)
    ? `// Control1  bit 0: 0 takes the last ${inputs} samples of InputA, oldest first; 1 takes the sample of each of ${inputs} channels, InputA first.`
    : `// The inputs are the last ${inputs} samples of InputA, oldest first; those before the first sample are 0.`;
  const spread =
    last.units <= mostChannels
      ? `// OutputA and so on: output 0 and so on, until the next answer.`
      : `// OutputA: the outputs one after another; Control2 is how many cycles each stands (0 counts as 1).`;
  return `\
// ${name}_moku: the network behind the ports of a custom instrument.
${wrapperNotice}
// Control0  cycles from one sample to the next; fewer than LEAST_PERIOD count as LEAST_PERIOD, and so does 0.
${order}
${spread}
// Status0   answers since reset.  Status1  cycles from the last answer's sample to its outputs.  Status2  LEAST_PERIOD.
// Full scale of a channel's 16 bits is full scale of the network's words; what is between two of them is rounded, halves up.
// verilator lint_off DECLFILENAME
// verilator lint_off WIDTH
// verilator lint_off UNUSED

\`default_nettype none

module ${name}_moku #(
  parameter INPUTS = ${inputs},
  parameter INPUT_BITS = ${inputBits},
  parameter OUTPUTS = ${last.units},
  parameter OUTPUT_BITS = ${last.outputBits},
  parameter [31:0] LEAST_PERIOD = ${leastPeriod(design)}
) (
  input wire clk,
  input wire reset,
  input wire signed [15:0] input_a,
  input wire signed [15:0] input_b,
  input wire signed [15:0] input_c,
  input wire signed [15:0] input_d,
  output wire signed [15:0] output_a,
  output wire signed [15:0] output_b,
  output wire signed [15:0] output_c,
  output wire signed [15:0] output_d,
  input wire [31:0] control0,
  input wire [31:0] control1,
  input wire [31:0] control2,
  output reg [31:0] status0,
  output reg [31:0] status1,
  output wire [31:0] status2
);
  localparam INDEX_BITS = ${unsignedBits(inputs)};
  assign status2 = LEAST_PERIOD;

  // When to take a sample.
  wire [31:0] period = (control0 < LEAST_PERIOD) ? LEAST_PERIOD : control0;
  reg [31:0] elapsed;
  wire tick = elapsed == 0;
  always @(posedge clk) begin
    if (reset | (elapsed >= period - 1)) elapsed <= 0;
    else elapsed <= elapsed + 1;
  end

  // Samples in the network's words.
  wire signed [4*INPUT_BITS-1:0] levels;
  ${name}_level #(.FROM_BITS(16), .TO_BITS(INPUT_BITS), .LEAST(${signed(inputBits, leastInput(design))})) input_levels [3:0] (
    .from({input_d, input_c, input_b, input_a}),
    .to(levels)
  );

  // The vector goes in: the window of one channel, or what stood on each channel.
  reg signed [INPUT_BITS-1:0] window [0:INPUTS-1];
  reg [4*INPUT_BITS-1:0] channels;
  reg [INDEX_BITS-1:0] write_at, read_at, sent, filled;
  reg sending;
  wire in_ready;
  wire [INDEX_BITS-1:0] after_write = (write_at == INPUTS - 1) ? 0 : write_at + 1;
  wire is_before_first = sent + filled < INPUTS;
  wire signed [INPUT_BITS-1:0] from_window = is_before_first ? 0 : window[read_at];
${
  takesChannels(design)
    ? `  wire [INPUT_BITS-1:0] from_channel = channels[INPUT_BITS-1:0];
  wire signed [INPUT_BITS-1:0] in_data = control1[0] ? from_channel : from_window;`
    : `  wire signed [INPUT_BITS-1:0] in_data = from_window;`
}
  always @(posedge clk) begin
    if (tick & ~reset) window[write_at] <= levels[INPUT_BITS-1:0];
    if (tick) channels <= levels;
    else if (sending & in_ready) channels <= channels >> INPUT_BITS;
    if (reset) begin
      write_at <= 0;
      read_at <= 0;
      sent <= 0;
      filled <= 0;
      sending <= 0;
    end else if (tick) begin
      write_at <= after_write;
      read_at <= after_write;
      sent <= 0;
      if (filled != INPUTS) filled <= filled + 1;
      sending <= 1;
    end else if (sending & in_ready) begin
      read_at <= (read_at == INPUTS - 1) ? 0 : read_at + 1;
      sent <= sent + 1;
      if (sent == INPUTS - 1) sending <= 0;
    end
  end

  wire out_valid;
  wire [OUTPUTS*OUTPUT_BITS-1:0] out_data;
  ${name} the_network (
    .clk(clk), .reset(reset),
    .in_valid(sending), .in_ready(in_ready), .in_data(in_data),
    .out_valid(out_valid), .out_data(out_data)
  );

${outputs(design)}

  // Answers come in the order of their samples; the times of those under way wait in a ring.
  reg [31:0] now;
  reg [31:0] times [0:${ringSize(design) - 1}];
  reg [${unsignedBits(ringSize(design) - 1) - 1}:0] time_in, time_out;
  always @(posedge clk) begin
    now <= reset ? 0 : now + 1;
    if (tick & ~reset) times[time_in] <= now;
    if (reset) begin
      time_in <= 0;
      time_out <= 0;
      status0 <= 0;
      status1 <= 0;
    end else begin
      if (tick) time_in <= time_in + 1;
      if (out_valid) begin
        time_out <= time_out + 1;
        status0 <= status0 + 1;
        status1 <= now - times[time_out];
      end
    end
  end
endmodule

// A signed number at full scale of another word: rounded, halves up, and limited.
module ${name}_level #(
  parameter FROM_BITS = 16,
  parameter TO_BITS = 16,
  parameter signed [TO_BITS-1:0] LEAST = 0
) (
  input wire signed [FROM_BITS-1:0] from,
  output wire signed [TO_BITS-1:0] to
);
  localparam signed [32:0] MOST = (33'sd1 <<< (TO_BITS - 1)) - 33'sd1;
  wire signed [32:0] wide = from;
  wire signed [32:0] level;
  generate
    if (TO_BITS >= FROM_BITS) begin : finer
      assign level = wide <<< (TO_BITS - FROM_BITS);
    end else begin : coarser
      wire signed [32:0] raised = wide + (33'sd1 <<< (FROM_BITS - TO_BITS - 1));
      assign level = raised >>> (FROM_BITS - TO_BITS);
    end
  endgenerate
  assign to = (level > MOST) ? MOST[TO_BITS-1:0] : (level < LEAST) ? LEAST : level[TO_BITS-1:0];
endmodule

\`default_nettype wire
`;
}

/** A power of two of answers, more than are ever under way. */
function ringSize({ timing, layers: [{ inputs }] }: DesignPlan): number {
  const underWay = Math.ceil((timing.latencyCycles + inputs) / timing.initiationInterval) + 2;
  return powerOfTwo(unsignedBits(underWay));
}

const letters = ['a', 'b', 'c', 'd'] as const;

function outputs({ name, last }: DesignPlan): string {
  const level = (from: string, to: string): string =>
    `${name}_level #(.FROM_BITS(OUTPUT_BITS), .TO_BITS(16), .LEAST(16'sh8000)) output_level_${to} (.from(${from}), .to(output_${to}));`;
  if (last.units > mostChannels) {
    return `\
  // The outputs leave one after another.
  reg [OUTPUTS*OUTPUT_BITS-1:0] leaving;
  reg [31:0] stands;
  always @(posedge clk) begin
    if (reset) leaving <= 0;
    else if (out_valid) leaving <= out_data;
    else if (stands + 1 >= control2) leaving <= {leaving[OUTPUT_BITS-1:0], leaving[OUTPUTS*OUTPUT_BITS-1:OUTPUT_BITS]};
    stands <= (reset | out_valid | (stands + 1 >= control2)) ? 0 : stands + 1;
  end
  ${level('leaving[OUTPUT_BITS-1:0]', 'a')}
  assign output_b = 0;
  assign output_c = 0;
  assign output_d = 0;`;
  }
  const channels = letters.map((letter, index) =>
    index < last.units
      ? `  ${level(`answer[${index}*OUTPUT_BITS +: OUTPUT_BITS]`, letter)}`
      : `  assign output_${letter} = 0;`,
  );
  return `\
  // The outputs stand side by side.
  reg [OUTPUTS*OUTPUT_BITS-1:0] answer;
  always @(posedge clk) begin
    if (reset) answer <= 0;
    else if (out_valid) answer <= out_data;
  end
${channels.join('\n')}`;
}
