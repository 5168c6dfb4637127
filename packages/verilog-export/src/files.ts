import type { TestVectors } from '@linnet/core';
import type { VerilogOptions } from './options.js';
import type { DesignPlan } from './plan/design-plan.js';
import { vectorTexts } from './vector-files.js';
import { testbench, vectorFiles } from './verilog/testbench.js';
import { wrapperBench } from './wrapper/bench.js';
import { wrapperCore } from './wrapper/core.js';
import { customInstrument, customWrapper } from './wrapper/shells.js';
import { wrapperVectors } from './wrapper/vectors.js';

/** What stands beside the design. */
export function filesBeside(
  design: DesignPlan,
  vectors: TestVectors,
  wrapper: VerilogOptions['wrapper'],
): Readonly<Record<string, Uint8Array>> {
  const { name } = design;
  const texts = {
    [`${name}_tb.v`]: testbench(design, vectors.inputs.shape[0] ?? 0),
    ...vectorTexts(vectors, vectorFiles(name)),
    ...(wrapper === undefined ? {} : wrapperTexts(design)),
  };
  const encoder = new TextEncoder();
  return Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, encoder.encode(text)]));
}

const wrapperSamples = 24;

function wrapperTexts(design: DesignPlan): Readonly<Record<string, string>> {
  const { name, layers } = design;
  // The window of the first inputs fills, and is full for a while.
  const samples = layers[0].inputs + wrapperSamples;
  return {
    [`${name}_moku.v`]: wrapperCore(design),
    'CustomInstrument.sv': customInstrument(name),
    'CustomWrapper.v': customWrapper(name),
    [`${name}_moku_tb.v`]: wrapperBench(design, samples),
    ...wrapperVectors(design, samples),
  };
}
