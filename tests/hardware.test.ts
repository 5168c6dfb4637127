import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInstalled } from './support/installed.js';
import { root, run } from './support/run.js';

interface Report {
  readonly vectors: number;
  readonly mismatches: number;
  readonly late: number;
  readonly notRun: number;
  readonly results: readonly { readonly network: string; readonly exporter: string; readonly latencyCycles?: number }[];
}

const hasTools = isInstalled('cc') && (isInstalled('iverilog') || isInstalled('verilator'));

// In full it is `pnpm verify:hardware`.
describe.skipIf(!hasTools)('exports, run by a C compiler and a Verilog simulator (skipped where there is none)', () => {
  it('answer what the emulator answers, to the bit', { timeout: 600_000 }, async () => {
    const script = join(root, 'scripts/verify-hardware.mjs');
    const { code, stdout, stderr } = await run(process.execPath, [script, '--share', '--json'], root);
    const { vectors, mismatches, late, notRun, results }: Report = JSON.parse(stdout);
    expect({ code, mismatches, late, notRun }, stderr).toEqual({ code: 0, mismatches: 0, late: 0, notRun: 0 });
    expect(vectors).toBeGreaterThan(65_536);
    const classifier = results.find(({ network, exporter }) => /^classifier/u.test(network) && exporter === 'verilog');
    expect(classifier?.latencyCycles).toBe(375);
  });
});
