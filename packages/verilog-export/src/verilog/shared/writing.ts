import { range } from '../text.js';
import type { SharedWidths } from './widths.js';

/** Where answers go, and what follows them. */
export function writing(widths: SharedWidths): string {
  return `\
wire ${range(widths.input)} written_address = written;
wire ends = answered & at_last_answer & (write_layer == LAYERS - 1);
always @(posedge clk) begin
  if (reset) begin
    active <= 0;
    busy <= 0;
    finish_layer <= 0;
    unit <= 0;
    write_layer <= 0;
    written <= 0;
  end else begin
    if (ends) active <= 0;
    else if (fire) active <= 1;
    if (SERIAL != 0) busy <= (start & is_long) | (busy & ~answered);
    else busy <= 0;
    if (scaled) begin
      unit <= at_last_unit ? 0 : unit + 1;
      if (at_last_unit) finish_layer <= (finish_layer == LAYERS - 1) ? 0 : finish_layer + 1;
    end
    if (answered) begin
      written <= at_last_answer ? 0 : written + 1;
      if (at_last_answer) write_layer <= (write_layer == LAYERS - 1) ? 0 : write_layer + 1;
    end
  end
  out_valid <= ends & ~reset;
  if (fire & streams) signals[{1'b0, in_index}] <= extended;
  else if (answered & (write_layer != LAYERS - 1)) signals[{~write_layer[0], written_address}] <= answer[WORD_BITS-1:0];
end
genvar place;
generate
  for (place = 0; place < OUTPUTS; place = place + 1) begin : places
    always @(posedge clk)
      if (answered & (write_layer == LAYERS - 1) & (written == place))
        out_data[place*OUTPUT_BITS +: OUTPUT_BITS] <= answer[OUTPUT_BITS-1:0];
  end
endgenerate`;
}
