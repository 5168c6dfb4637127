/** What signals, instances and blocks of the written modules are called: no top module may be, for tools mix them up. */
const used: ReadonlySet<string> = new Set(
  `a a_factor_each a_shift_each activated active added additions address after_write answer answered answers at_end
  at_last_answer at_last_unit at_once b between bias biases bits busy c chain channels checked clk close coarser compare
  control control0 control1 control2 core count count_done count_taken cycle d difference direct distance done dut
  elapsed empty enable ends entry exact_step expected expected_file extended exttrig factor filled finer finish
  finish_layer finish_taken fire first from from_channel from_low from_window gap given group group_biases groups half
  halves_up has_room head in_data in_index in_ready in_turn in_valid index input_a input_b input_c input_d input_levels
  inputa inputb inputc inputd inputs inputs_file interpolated interpolates interpolation interval_least interval_most
  is_before_first is_here is_long is_timed is_wrong kept lane lanes last last_input latency latency_least latency_most
  layer least_period leaving left level levels load lost mode multiplied multiplier multiplies neuron next no_sums none
  now one_between one_difference one_entry one_factor one_finish one_index one_interpolated one_interpolation
  one_multiplied one_product one_rescaling one_rest one_shift one_table one_unit one_whole_product out_a out_b out_c
  out_d out_data out_valid output_a output_b output_c output_d output_index output_level_a output_level_b output_level_c
  output_level_d outputa outputb outputc outputd outputinterpa outputinterpb outputinterpc outputinterpd own pause
  period place places product queue_empty raised raised_between read_at rescaling reset rest rounded row running sample
  samples scaled sending sent shift shifted signals silent stands start started status status0 status1 status2 step
  steps stored streams sum sum_valid sums sync table_last table_step take taken term the_network tick time_in time_out
  times to to_even together unit units unused_status valid value vector vectors wait_left waiting waits wanted weight
  weights wide window word words worst write_at write_layer written written_address wrong x`.split(/\s+/u),
);

/** Whether the written modules use this name for something else. */
export const isUsedName = (name: string): boolean => used.has(name) || /^layer\d/u.test(name);
