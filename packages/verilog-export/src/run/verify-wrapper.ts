import { LinnetError, type Verification, type Workbench } from '@linnet/core';
import type { VerilogExport } from '../exported.js';
import { icarus, type SimulatedBench } from './simulator.js';

/** Also runs the test bench of the custom instrument, where there is one, on the samples that stand beside it. */
export async function verifyWrapper(
  { value: { name }, beside = {} }: VerilogExport,
  bench: Workbench,
  before: Verification,
): Promise<Verification> {
  if (!(`${name}_moku.v` in beside)) return before;
  const simulator = await icarus(bench);
  const missing = 'The custom instrument was not run: iverilog with vvp is not installed.';
  if (simulator === undefined) return { ...before, notes: [...before.notes, missing] };
  const ways = `${name}_moku_channels.hex` in beside ? [['nofatal'], ['nofatal', 'channels']] : [['nofatal']];
  let after = before;
  for (const plusArguments of ways) {
    const printed = await simulator.run(wrapperRun(name, plusArguments));
    after = judged(after, printed, plusArguments.includes('channels') ? 'a channel for each input' : 'a window');
  }
  return after;
}

const wrapperRun = (name: string, plusArguments: readonly string[]): SimulatedBench => ({
  top: `${name}_moku_tb`,
  files: [`${name}_moku_tb.v`, 'CustomInstrument.sv', `${name}_moku.v`, `${name}.v`],
  parameters: {},
  plusArguments,
});

function judged(before: Verification, printed: string, how: string): Verification {
  const what = `The custom instrument, with ${how}`;
  const passed = /^PASS (\d+) samples, latency (\d+) cycles$/mu.exec(printed);
  if (passed !== null) {
    return { ...before, notes: [...before.notes, `${what}: ${passed[1]} samples agree, ${passed[2]} cycles each.`] };
  }
  const failed = /^FAIL (\d+) of (\d+) samples$/mu.exec(printed);
  if (failed === null) {
    throw new LinnetError('refused', `${what}: its test bench did not tell how it ended: ${printed.slice(0, 500)}`);
  }
  const notes = [...before.notes, `${what}: ${failed[1]} of ${failed[2]} samples differ.`];
  return { ...before, mismatches: before.mismatches + Number(failed[1]), notes };
}
