import { defineExporter, LinnetError, type ModelArtifact, throwProblems } from '@linnet/core';
import { integerVectors, networkProblems } from '@linnet/quantisation';
import type { VerilogExport } from './exported.js';
import { filesBeside } from './files.js';
import { optionProblems, type VerilogOptions } from './options.js';
import { designPlan } from './plan/design-plan.js';
import { reportOf } from './report.js';
import { verifyVerilog } from './run/verify.js';
import { designText } from './verilog/design.js';

/**
 * The exporter of quantised networks as synthesisable Verilog-2005: one multiply-accumulate unit for each neuron and one
 * input a cycle, or as many multipliers as there are, shared between the layers. The integers are those of the emulator, and
 * the cycles of the report are those of the circuit. Beside the design stand a self-checking test bench, vectors for it, and
 * on request the top of a custom instrument. Throws LinnetError `refused` with every problem that `check` finds.
 *
 * @example
 * ```ts
 * const { artifact } = quantise(model.toArtifact(), { calibration: x });
 * const file = verilog.export(artifact, { name: 'classifier', multipliers: 60 });
 * file.bytes; // classifier.v
 * file.report.latencyCycles;
 * ```
 */
export const verilog = defineExporter({
  name: 'verilog',
  extension: 'v',
  arithmetic: ['integer'],
  check: (model: ModelArtifact, options: VerilogOptions): readonly string[] => problemsOf(model, options ?? {}),
  export: (model: ModelArtifact, options: VerilogOptions): VerilogExport => exportVerilog(model, options ?? {}),
  verify: verifyVerilog,
});

const problemsOf = (model: ModelArtifact, options: VerilogOptions): readonly string[] => [
  ...optionProblems(options),
  ...networkProblems(model),
];

function exportVerilog(model: ModelArtifact, options: VerilogOptions): VerilogExport {
  throwProblems('refused', 'This model cannot be exported as Verilog:', problemsOf(model, options));
  const { quantised } = model;
  if (quantised === undefined) throw new LinnetError('bad-value', 'The model is not quantised.');
  const { name = 'network', multipliers, wrapper } = options;
  const design = designPlan(quantised, name, multipliers);
  const text = designText(design);
  const beside = filesBeside(design, integerVectors(quantised, { count: defaultVectors }), wrapper);
  const { layers, last } = design;
  const value = {
    name,
    text,
    inputs: layers[0].inputs,
    inputBits: layers[0].inputBits,
    outputs: last.units,
    outputBits: last.outputBits,
  };
  const files = [`${name}.v`, ...Object.keys(beside)];
  const notes = wrapper === undefined ? [] : [wrapperNote];
  return { value, bytes: new TextEncoder().encode(text), beside, report: reportOf(design, files, notes) };
}

/** How many vectors are written for the test bench. */
const defaultVectors = 32;

const wrapperNote =
  'The custom instrument follows the ports that the vendor documents and was simulated behind a stub of them; it was never synthesised with Moku Compile.';
