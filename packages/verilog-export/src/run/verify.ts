import { LinnetError, type TestVectors, type Verification, type Workbench } from '@linnet/core';
import type { VerilogExport } from '../exported.js';
import { vectorTexts } from '../vector-files.js';
import { readOutcome } from './outcome.js';
import { icarus, type Simulator, verilator } from './simulator.js';
import { verifyWrapper } from './verify-wrapper.js';

/** Names of the vectors' files in the folder of the run. */
const files = { inputs: 'verify_inputs.hex', expected: 'verify_expected.hex' } as const;

/** Simulates the design and its wrapper on vectors, with the simulator that is likely to be done first. */
export async function verifyVerilog(
  exported: VerilogExport,
  vectors: TestVectors,
  bench: Workbench,
): Promise<Verification> {
  const count = vectors.inputs.shape[0] ?? 0;
  const simulators = await simulatorsFor(exported, count, bench);
  const [first, ...others] = simulators;
  if (first === undefined || count === 0) return nothingRun(count);
  const { value, bytes, beside = {} } = exported;
  await bench.write(`${value.name}.v`, bytes);
  for (const [name, content] of Object.entries({ ...beside, ...vectorTexts(vectors, files) })) {
    await bench.write(name, content);
  }
  const run = (simulator: Simulator): Promise<Verification> => runVectors(exported, count, simulator);
  const verification = await firstThatRuns(first, others, run);
  return verifyWrapper(exported, bench, verification);
}

function nothingRun(count: number): Verification {
  const missing =
    'The Verilog was not run: neither iverilog with vvp, nor verilator with make and a C++ compiler is installed.';
  const notes = [count === 0 ? 'The Verilog was not run: there is no vector.' : missing];
  return { vectors: 0, mismatches: 0, by: undefined, worst: 0, notes };
}

/** Simulators of the machine, the one that should be done first in front. */
async function simulatorsFor(exported: VerilogExport, count: number, bench: Workbench): Promise<readonly Simulator[]> {
  const [interpreter, compiler] = [await icarus(bench), await verilator(bench)];
  const ordered = isLong(exported, count) ? [compiler, interpreter] : [interpreter, compiler];
  return ordered.filter((simulator) => simulator !== undefined);
}

/**
 * Whether compiling pays. Icarus takes about 1.4 µs for a product and 20 µs for a cycle beside; Verilator compiles for about
 * 8 s and 0.8 ms more for each weight, and then hardly takes any time.
 */
function isLong({ report }: VerilogExport, count: number): boolean {
  const products = report.layers.reduce((sum, { inputs, units }) => sum + inputs * units, 0);
  const interpreted = count * (products * 1.4e-6 + report.initiationInterval * 20e-6);
  return interpreted > 8 + products * 0.8e-3;
}

/** A simulator that cannot run is noted, and the next one takes its place. */
async function firstThatRuns(
  simulator: Simulator,
  others: readonly Simulator[],
  run: (simulator: Simulator) => Promise<Verification>,
): Promise<Verification> {
  try {
    return await run(simulator);
  } catch (error) {
    const [next, ...rest] = others;
    if (next === undefined || !LinnetError.is(error)) throw error;
    const verification = await firstThatRuns(next, rest, run);
    return {
      ...verification,
      notes: [...verification.notes, `${await simulator.label()} did not run: ${error.message}`],
    };
  }
}

async function runVectors(exported: VerilogExport, count: number, simulator: Simulator): Promise<Verification> {
  const { name } = exported.value;
  const printed = await simulator.run({
    top: `${name}_tb`,
    files: [`${name}_tb.v`, `${name}.v`],
    parameters: { VECTORS: count },
    plusArguments: [`inputs=${files.inputs}`, `expected=${files.expected}`, 'nofatal'],
  });
  const outcome = readOutcome(printed);
  const by = await simulator.label();
  if (outcome === undefined) {
    throw new LinnetError(
      'refused',
      `${by} ran the test bench, which did not tell how it ended: ${printed.slice(0, 500)}`,
    );
  }
  const { latencyCycles, initiationInterval } = exported.report;
  const isTimed = outcome.latency === latencyCycles && outcome.interval === initiationInterval;
  const timing = `latency ${outcome.latency} cycles, a vector every ${outcome.interval}`;
  const problem = `Measured: ${timing}; the report says ${latencyCycles} and ${initiationInterval}.`;
  const isOnlyTiming = outcome.mismatches === 0 && !(outcome.isPassed && isTimed);
  return {
    vectors: count,
    mismatches: isOnlyTiming ? count : outcome.mismatches,
    by,
    worst: outcome.worst,
    notes: [...outcome.lines, isTimed && !isOnlyTiming ? `Measured: ${timing}.` : problem],
  };
}
