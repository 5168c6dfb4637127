/** The module of a multiplication that follows the sums. */
export const productModule = (name: string): string => `\
// A signed number times an unsigned one: at once with a multiplier, or with SERIAL by additions, one for each bit.
module ${name}_product #(
  parameter A_BITS = 2,
  parameter B_BITS = 1,
  parameter SERIAL = 0
) (
  input wire clk,
  input wire reset,
  input wire start,
  input wire signed [A_BITS-1:0] a,
  input wire [B_BITS-1:0] b,
  output wire done,
  output wire signed [A_BITS+B_BITS-1:0] product
);
  generate
    if (SERIAL == 0) begin : multiplier
      wire signed [B_BITS:0] factor = {1'b0, b};
      assign product = a * factor;
      assign done = start;
    end else begin : additions
      reg signed [A_BITS+B_BITS-1:0] sum, term;
      reg [B_BITS-1:0] bits;
      reg [5:0] left;
      reg running;
      assign product = sum;
      assign done = running & (left == 0);
      always @(posedge clk) begin
        if (reset) running <= 0;
        else if (start) running <= 1;
        else if (done) running <= 0;
        if (start) begin
          sum <= 0;
          term <= a;
          bits <= b;
          left <= B_BITS;
        end else if (left != 0) begin
          if (bits[0]) sum <= sum + term;
          term <= term <<< 1;
          bits <= bits >> 1;
          left <= left - 1;
        end
      end
    end
  endgenerate
endmodule
`;

/** The module from a sum to an answer. */
export const finishModule = (name: string): string => `\
// From a sum to the layer's answer, in two steps with a register between them.
// 1. round(sum * multiplier * 2^-shift), put into a word of WORD_BITS; with a table the distance from its low end.
// 2. The activation: the word itself, max(0, word), or the table's value and what is between two values; then the limits.
// The memory of the table is outside: it takes \`index\` and gives \`entry\` one clock edge later. So are the multipliers.
module ${name}_finish #(
  parameter UNIT_BITS = 1,
  parameter ACCUMULATOR_BITS = 32,
  parameter MULTIPLIER_BITS = 0,             // 0: FACTORS are shifts to the left, else multipliers
  parameter FACTOR_COUNT = 1,                // 1: the same for all units
  parameter FACTOR_BITS = 1,
  parameter [FACTOR_COUNT*32-1:0] FACTORS = 0,  // 32 bits for each
  parameter SHIFT_COUNT = 1,                 // 1: the same for all units
  parameter [SHIFT_COUNT*8-1:0] SHIFTS = 0,     // to the right, 8 bits for each
  parameter PRODUCT_BITS = 64,
  parameter ROUNDING = 1,                    // 0: floor, 1: half up, 2: half to even
  parameter OVERFLOW = 1,                    // 0: wrap, 1: saturate, 2: saturate symmetrically
  parameter WORD_BITS = 16,
  parameter OUTPUT_BITS = 16,
  parameter ACTIVATION = 0,                  // 0: linear, 1: relu, 2: table
  parameter signed [31:0] TABLE_LOW = 0,
  parameter [31:0] TABLE_LAST = 0,
  parameter TABLE_SHIFT = 0,
  parameter INTERPOLATED = 0,
  parameter INDEX_BITS = 1,
  parameter ENTRY_BITS = 1,
  parameter REST_BITS = 1,
  parameter signed [OUTPUT_BITS-1:0] LEAST = 0,
  parameter signed [OUTPUT_BITS-1:0] GREATEST = 0
) (
  input wire clk,
  input wire reset,
  input wire take,
  input wire [UNIT_BITS-1:0] unit,
  input wire signed [ACCUMULATOR_BITS-1:0] sum,
  output wire [FACTOR_BITS-1:0] factor,
  input wire signed [PRODUCT_BITS-1:0] product,
  output wire [INDEX_BITS-1:0] index,
  output reg taken,
  input wire [ENTRY_BITS-1:0] entry,
  output wire signed [OUTPUT_BITS:0] difference,
  output wire [REST_BITS-1:0] rest,
  input wire signed [OUTPUT_BITS+REST_BITS:0] between,
  output wire signed [OUTPUT_BITS-1:0] answer
);
  // Step 1: rescale, round, put into the word.
  localparam signed [PRODUCT_BITS-1:0] ONE = 1;
  localparam signed [PRODUCT_BITS-1:0] MOST = (ONE <<< (WORD_BITS - 1)) - ONE;
  localparam signed [PRODUCT_BITS-1:0] LOWEST = (OVERFLOW == 2) ? -MOST : -MOST - ONE;

  wire [5:0] shift;
  wire signed [PRODUCT_BITS-1:0] value;
  generate
    if (FACTOR_COUNT == 1) begin : one_factor
      assign factor = FACTORS;
    end else begin : a_factor_each
      assign factor = FACTORS[{unit, 5'd0} +: FACTOR_BITS];
    end
    if (SHIFT_COUNT == 1) begin : one_shift
      assign shift = SHIFTS;
    end else begin : a_shift_each
      assign shift = SHIFTS[{unit, 3'd0} +: 6];
    end
    if (MULTIPLIER_BITS == 0) begin : shifted
      wire signed [PRODUCT_BITS-1:0] extended = sum;
      assign value = extended <<< factor;
    end else begin : multiplied
      assign value = product;
    end
  endgenerate

  wire signed [PRODUCT_BITS-1:0] half = ((ROUNDING == 0) | (shift == 0)) ? 0 : ONE <<< (shift - 6'd1);
  wire signed [PRODUCT_BITS-1:0] raised = value + half;
  wire signed [PRODUCT_BITS-1:0] halves_up = raised >>> shift;
  wire [PRODUCT_BITS-1:0] lost = raised & ~({PRODUCT_BITS{1'b1}} << shift);
  wire to_even = (ROUNDING == 2) & (shift != 0) & (lost == 0) & halves_up[0];
  wire signed [PRODUCT_BITS-1:0] rounded = to_even ? halves_up - ONE : halves_up;
  wire signed [WORD_BITS-1:0] word =
      (OVERFLOW == 0) ? rounded[WORD_BITS-1:0]
    : (rounded > MOST) ? MOST[WORD_BITS-1:0]
    : (rounded < LOWEST) ? LOWEST[WORD_BITS-1:0]
    : rounded[WORD_BITS-1:0];

  always @(posedge clk) taken <= take & ~reset;

  // Step 2: activate.
  wire signed [32:0] activated;
  generate
    if (ACTIVATION == 2) begin : table_step
      wire signed [33:0] from_low = word - TABLE_LOW;
      wire signed [33:0] table_last = {2'b00, TABLE_LAST};
      wire [31:0] distance =
          from_low[33] ? 32'd0
        : (from_low > table_last) ? TABLE_LAST
        : from_low[31:0];
      assign index = distance >> TABLE_SHIFT;

      wire signed [OUTPUT_BITS-1:0] start = entry[OUTPUT_BITS-1:0];
      if (INTERPOLATED != 0 && TABLE_SHIFT != 0) begin : interpolated
        localparam signed [OUTPUT_BITS+REST_BITS:0] BETWEEN_HALF = 1 << (TABLE_SHIFT - 1);
        reg [REST_BITS-1:0] kept;
        always @(posedge clk) if (take) kept <= distance;
        assign rest = kept;
        assign difference = entry[ENTRY_BITS-1:OUTPUT_BITS];
        wire signed [OUTPUT_BITS+REST_BITS:0] raised_between = between + BETWEEN_HALF;
        wire signed [OUTPUT_BITS+REST_BITS:0] added = raised_between >>> TABLE_SHIFT;
        assign activated = start + added;
      end else begin : steps
        assign rest = 0;
        assign difference = 0;
        assign activated = start;
      end
    end else begin : exact_step
      reg signed [WORD_BITS-1:0] kept;
      always @(posedge clk) if (take) kept <= word;
      assign index = 0;
      assign rest = 0;
      assign difference = 0;
      assign activated = ((ACTIVATION == 1) & kept[WORD_BITS-1]) ? 33'sd0 : kept;
    end
  endgenerate
  assign answer =
      (activated < LEAST) ? LEAST
    : (activated > GREATEST) ? GREATEST
    : activated[OUTPUT_BITS-1:0];
endmodule
`;
