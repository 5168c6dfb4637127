import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ModelArtifact, TestVectors, Verification } from '@linnet/core';
import { withWorkbench } from '@linnet/core/node';
import { integerVectors } from '@linnet/quantisation';
import { expect } from 'vitest';
import { type VerilogOptions, verilog } from '../src/index.js';

/** Whether these programs are installed: tests that need one say in their names which. */
export const has = (...programs: readonly string[]): boolean =>
  programs.every((program) =>
    (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program))),
  );

export const hasIcarus = has('iverilog', 'vvp');

/** Exports a model and runs it. */
export async function simulate(
  model: ModelArtifact,
  options: VerilogOptions,
  vectors: Parameters<typeof integerVectors>[1],
): Promise<Verification> {
  if (model.quantised === undefined) throw new Error('The model is quantised.');
  return run(model, options, integerVectors(model.quantised, vectors));
}

/** The same on vectors of one's own. */
export async function run(model: ModelArtifact, options: VerilogOptions, vectors: TestVectors): Promise<Verification> {
  const exported = await verilog.export(model, options);
  return withWorkbench(async (bench) => {
    const verification = await verilog.verify?.(exported, vectors, bench);
    if (verification === undefined) throw new Error('The exporter verifies.');
    return verification;
  });
}

/** Expects that no answer differs. */
export function expectSame({ mismatches, worst, by, notes }: Verification): void {
  expect({ mismatches, worst }, notes.join('\n')).toEqual({ mismatches: 0, worst: 0 });
  expect(by).toMatch(/^(iverilog|verilator) \d/);
}
