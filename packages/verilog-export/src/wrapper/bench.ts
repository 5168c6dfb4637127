import type { DesignPlan } from '../plan/design-plan.js';
import { leastPeriod, mostChannels } from './core.js';

/** Files that the wrapper's test bench reads. */
export const wrapperFiles = (name: string) => ({
  samples: `${name}_moku_samples.hex`,
  window: `${name}_moku_window.hex`,
  channels: `${name}_moku_channels.hex`,
});

/** The test bench of the wrapper: a stub of the instrument's ports, samples on all channels, every output compared. */
export function wrapperBench(design: DesignPlan, samples: number): string {
  const { name, last, timing } = design;
  const files = wrapperFiles(name);
  const shown = last.units <= mostChannels;
  return `\
// Test bench of ${name}_moku behind a stub of the instrument's ports: samples on all channels, every output compared, at the
// fastest rate. It prints PASS n samples, latency k cycles, or FAIL m of n samples, and ends with $fatal where one differs.
//   iverilog -g2012 -o moku_tb ${name}_moku_tb.v CustomInstrument.sv ${name}_moku.v ${name}.v && vvp -n moku_tb
// -DCUSTOM_WRAPPER and CustomWrapper.v instead of CustomInstrument.sv: the top of MokuOS before 4.1.1.
// +channels: inputs on a channel each, where there are 2 to 4.  +nofatal ends with $finish in any case.
\`timescale 1ns / 1ps
module ${name}_moku_tb;
  localparam SAMPLES = ${samples};
  localparam OUTPUTS = ${last.units};
  localparam PERIOD = ${leastPeriod(design)};
  localparam STANDS = 1;

  reg clk = 0;
  reg reset = 1;
  reg signed [15:0] a = 0, b = 0, c = 0, d = 0;
  wire signed [15:0] out_a, out_b, out_c, out_d;
  reg [31:0] mode = 0;
\`ifdef CUSTOM_WRAPPER
  CustomWrapper dut (
    .Clk(clk), .Reset(reset), .Sync(32'd0), .ExtTrig(1'b0),
    .InputA(a), .InputB(b), .InputC(c), .InputD(d),
    .OutputA(out_a), .OutputB(out_b), .OutputC(out_c), .OutputD(out_d),
    .Control0(32'd0), .Control1(mode), .Control2(STANDS)
  );
\`else
  wire [31:0] control [0:15];
  wire [31:0] status [0:15];
  assign control[0] = 32'd0;
  assign control[1] = mode;
  assign control[2] = STANDS;
  CustomInstrument dut (
    .clk(clk), .reset(reset), .sync(32'd0), .exttrig(1'b0),
    .inputa(a), .inputb(b), .inputc(c), .inputd(d),
    .outputa(out_a), .outputb(out_b), .outputc(out_c), .outputd(out_d),
    .control(control), .status(status)
  );
\`endif

  reg [31:0] samples [0:4*SAMPLES-1];
  reg [31:0] expected [0:SAMPLES*OUTPUTS-1];
  integer cycle, sample, answered, checked, place, wrong, latency;
  reg is_wrong;

  initial begin
    cycle = 0;
    answered = 0;
    checked = 0;
    place = OUTPUTS;
    wrong = 0;
    latency = 0;
    is_wrong = 0;
    $readmemh("${files.samples}", samples);
    if ($test$plusargs("channels") != 0) begin
      mode = 1;
      $readmemh("${files.channels}", expected);
    end else $readmemh("${files.window}", expected);
  end

  always #5 clk = ~clk;

  task compare(input integer output_index, input signed [15:0] given);
    begin
      if (given !== $signed(expected[checked*OUTPUTS+output_index][15:0])) begin
        if (wrong < 10) $display("MISMATCH sample %0d, output %0d: %0d instead of %0d", checked, output_index, given,
          $signed(expected[checked*OUTPUTS+output_index][15:0]));
        is_wrong = 1;
      end
    end
  endtask

  task close;
    begin
      if (is_wrong) wrong = wrong + 1;
      is_wrong = 0;
      checked = checked + 1;
    end
  endtask

  // The instrument takes a sample every PERIOD cycles after reset, the first at the first edge without it.
  always @(negedge clk) begin
    cycle = cycle + 1;
    if (cycle > 3) reset = 0;
    sample = (cycle < 4) ? 0 : (cycle - 4) / PERIOD;
    if (sample >= SAMPLES) sample = SAMPLES - 1;
    a = samples[4*sample][15:0];
    b = samples[4*sample+1][15:0];
    c = samples[4*sample+2][15:0];
    d = samples[4*sample+3][15:0];
    if (!reset && cycle > 5 && checked < SAMPLES) begin
      if (dut.core.status0 != answered) begin
        answered = answered + 1;
        latency = dut.core.status1;
        place = 0;
      end
${
  shown
    ? `      if (place == 0) begin
${['a', 'b', 'c', 'd']
  .slice(0, last.units)
  .map((letter, index) => `        compare(${index}, out_${letter});`)
  .join('\n')}
        close;
        place = OUTPUTS;
      end`
    : `      if (place < OUTPUTS) begin
        compare(place, out_a);
        place = place + 1;
        if (place == OUTPUTS) close;
      end`
}
    end
    if (checked == SAMPLES || cycle > (SAMPLES + 4) * PERIOD + ${4 * timing.latencyCycles + 1000}) begin
      if (wrong == 0 && checked == SAMPLES) $display("PASS %0d samples, latency %0d cycles", checked, latency);
      else begin
        $display("FAIL %0d of %0d samples", wrong + SAMPLES - checked, SAMPLES);
        if ($test$plusargs("nofatal") == 0) $fatal(1);
      end
      $finish;
    end
  end
endmodule
`;
}
