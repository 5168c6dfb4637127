import type { DesignPlan } from '../plan/design-plan.js';

/** Names of the files that a test bench reads. */
export const vectorFiles = (name: string) => ({ inputs: `${name}_inputs.hex`, expected: `${name}_expected.hex` });

/** The test bench: it compares every answer, and measures the cycles. */
export function testbench({ name, layers: [first], last, timing }: DesignPlan, vectors: number): string {
  const files = vectorFiles(name);
  return `\
// Test bench of ${name}: reads vectors, compares every answer, measures the cycles, and prints one line:
//   PASS n vectors, latency k cycles, interval i cycles, or
//   FAIL m of n vectors, worst d, latency k cycles, interval i cycles, after the first ten that differ.
// It ends with $fatal where anything differs, also the latency or the interval from those of the design.
//   iverilog -g2012 -o ${name}_tb ${name}_tb.v ${name}.v && vvp -n ${name}_tb
//   or with Verilator: verilator --binary --timing --top-module ${name}_tb -Wno-fatal ${name}_tb.v ${name}.v && obj_dir/V${name}_tb
// Of other vectors: +inputs=FILE +expected=FILE +vectors=N, at most the parameter VECTORS (-P${name}_tb.VECTORS=N, or
// -GVECTORS=N). Files hold words of 32 bits in hexadecimal, one a line: the inputs of a vector, and its outputs.
// +gap=N leaves N cycles between words; +nofatal ends with $finish in any case.
// verilator lint_off WIDTH
// verilator lint_off UNUSED
// verilator lint_off BLKSEQ
\`timescale 1ns / 1ps
module ${name}_tb;
  parameter VECTORS = ${vectors};
  localparam INPUTS = ${first.inputs};
  localparam INPUT_BITS = ${first.inputBits};
  localparam OUTPUTS = ${last.units};
  localparam OUTPUT_BITS = ${last.outputBits};
  localparam LATENCY = ${timing.latencyCycles};
  localparam INTERVAL = ${timing.initiationInterval};

  reg clk = 0;
  reg reset = 1;
  reg in_valid = 0;
  wire in_ready;
  reg signed [INPUT_BITS-1:0] in_data = 0;
  wire out_valid;
  wire [OUTPUTS*OUTPUT_BITS-1:0] out_data;
  ${name} the_network (
    .clk(clk), .reset(reset),
    .in_valid(in_valid), .in_ready(in_ready), .in_data(in_data),
    .out_valid(out_valid), .out_data(out_data)
  );

  reg [31:0] inputs [0:VECTORS*INPUTS-1];
  reg [31:0] expected [0:VECTORS*OUTPUTS-1];
  integer started [0:VECTORS-1];
  reg [1023:0] inputs_file;
  reg [1023:0] expected_file;
  integer vectors, gap;
  integer cycle, silent, wait_left, word, vector, answered, wrong, output_index;
  integer latency_least, latency_most, interval_least, interval_most, elapsed;
  reg signed [33:0] difference, worst;
  reg signed [OUTPUT_BITS-1:0] given, wanted;
  reg is_wrong, is_timed;

  initial begin
    inputs_file = "${files.inputs}";
    expected_file = "${files.expected}";
    vectors = VECTORS;
    gap = 0;
    if ($value$plusargs("inputs=%s", inputs_file)) ;
    if ($value$plusargs("expected=%s", expected_file)) ;
    if ($value$plusargs("vectors=%d", vectors)) ;
    if ($value$plusargs("gap=%d", gap)) ;
    $readmemh(inputs_file, inputs, 0, vectors * INPUTS - 1);
    $readmemh(expected_file, expected, 0, vectors * OUTPUTS - 1);
    cycle = 0;
    silent = 0;
    wait_left = 0;
    word = 0;
    vector = 0;
    answered = 0;
    wrong = 0;
    worst = 0;
    latency_least = 2147483647;
    latency_most = -1;
    interval_least = 2147483647;
    interval_most = -1;
  end

  always #5 clk = ~clk;

  // What stood before the edge was taken at it; what is set here stands before the next one.
  always @(posedge clk) begin
    cycle = cycle + 1;
    silent = silent + 1;
    if (cycle > 2) reset <= 0;
    if (in_valid & in_ready) begin
      silent = 0;
      if (word == 0) begin
        started[vector] = cycle;
        if (vector > 0) begin
          elapsed = cycle - started[vector-1];
          if (elapsed < interval_least) interval_least = elapsed;
          if (elapsed > interval_most) interval_most = elapsed;
        end
      end
      word = word + 1;
      wait_left = gap;
      if (word == INPUTS) begin
        word = 0;
        vector = vector + 1;
      end
    end else if (wait_left > 0) wait_left = wait_left - 1;
    in_valid <= ~reset & (vector < vectors) & (wait_left == 0);
    if (vector < vectors) in_data <= inputs[vector*INPUTS+word];

    if (out_valid & ~reset) begin
      silent = 0;
      if (answered < vector) begin
        elapsed = cycle - started[answered];
        if (elapsed < latency_least) latency_least = elapsed;
        if (elapsed > latency_most) latency_most = elapsed;
      end
      is_wrong = 0;
      for (output_index = 0; output_index < OUTPUTS; output_index = output_index + 1) begin
        given = out_data[output_index*OUTPUT_BITS +: OUTPUT_BITS];
        wanted = expected[answered*OUTPUTS+output_index][OUTPUT_BITS-1:0];
        if (given !== wanted) begin
          difference = given - wanted;
          if (difference < 0) difference = -difference;
          if (difference > worst) worst = difference;
          if (wrong < 10) $display("MISMATCH vector %0d, output %0d: %0d instead of %0d", answered, output_index, given, wanted);
          is_wrong = 1;
        end
      end
      if (is_wrong) wrong = wrong + 1;
      answered = answered + 1;
    end

    if (answered == vectors) finish;
    else if (silent > 4 * LATENCY + 1000) begin
      $display("MISMATCH vector %0d: no answer", answered);
      wrong = wrong + vectors - answered;
      finish;
    end
  end

  // A vector with gaps between its words takes longer; without, latency and interval are those of the design.
  task finish;
    begin
      is_timed = gap > 0
        | ((latency_least == LATENCY) & (latency_most == LATENCY)
          & ((vectors < 2) | ((interval_least == INTERVAL) & (interval_most == INTERVAL))));
      if (wrong == 0 & is_timed) $write("PASS %0d vectors", vectors);
      else $write("FAIL %0d of %0d vectors, worst %0d", wrong, vectors, worst);
      $display(", latency %0d cycles, interval %0d cycles", latency_most, vectors < 2 ? INTERVAL : interval_least);
      if (~(wrong == 0 & is_timed) & ~($test$plusargs("nofatal") != 0)) $fatal(1);
      $finish;
    end
  endtask
endmodule
`;
}
