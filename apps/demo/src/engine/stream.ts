import { LinnetError, type ModelArtifact } from '@linnet/core';
import type { ExperimentSets } from '@linnet/recipes';
import { loadModel, type ModelStream, predictQuantised, quantisationReport } from 'linnet';
import type { Arithmetic } from '../protocol/index.js';
import { quantiseBits } from './quantised-view.js';

/** A network that is given samples as they come. */
export interface SampleStream {
  /** How many samples a window holds, and how many numbers each has. */
  readonly needed: number;
  readonly inputs: number;
  readonly outputs: number;
  push(samples: Float32Array): { readonly answers: Float32Array; readonly saturated: number };
  dispose(): void;
}

/** Makes one, in floats or in words of some bits that are fitted to the training rows. */
export async function openSamples(
  artifact: ModelArtifact,
  arithmetic: Arithmetic,
  sets: ExperimentSets | undefined,
): Promise<SampleStream> {
  const { quantised: _, ...floats } = artifact;
  const stream = await loadModel(floats).compile().stream();
  if (arithmetic.kind === 'float') return floatStream(stream);
  return fixedStream(stream, quantiseBits(artifact, arithmetic.bits, sets).artifact);
}

function floatStream(stream: ModelStream): SampleStream {
  const { needed, inputs, outputs } = stream;
  return {
    needed,
    inputs,
    outputs,
    push: (samples) => {
      const count = countOf(samples, inputs);
      const answers = new Float32Array(count * outputs).fill(Number.NaN);
      for (let at = 0; at < count; at++) {
        const sample = samples.subarray(at * inputs, (at + 1) * inputs);
        stream.push(sample, answers.subarray(at * outputs, (at + 1) * outputs));
      }
      return { answers, saturated: 0 };
    },
    dispose: stream.dispose,
  };
}

/** The emulator answers to whole rows: the windows that end with each of the samples are its rows. */
function fixedStream({ needed, inputs, outputs, dispose }: ModelStream, artifact: ModelArtifact): SampleStream {
  // It only told the sizes.
  dispose();
  let past = new Float32Array(0);
  return {
    needed,
    inputs,
    outputs,
    push: (samples) => {
      const count = countOf(samples, inputs);
      const answers = new Float32Array(count * outputs).fill(Number.NaN);
      const all = joined(past, samples);
      const windows = Math.min(count, Math.max(0, all.length / inputs - needed + 1));
      past = all.slice(Math.max(0, all.length - (needed - 1) * inputs));
      if (windows === 0) return { answers, saturated: 0 };
      const rows = rowsIn(all, { windows, width: needed * inputs, step: inputs });
      const x = { data: rows, shape: [windows, ...artifact.input] };
      answers.set(predictQuantised(artifact, x).data, (count - windows) * outputs);
      const { layers } = quantisationReport(artifact, x);
      return { answers, saturated: layers.reduce((sum, { errors }) => sum + (errors?.overflows ?? 0), 0) };
    },
    dispose: () => undefined,
  };
}

/** The last windows, the oldest first. */
function rowsIn(
  all: Float32Array,
  { windows, width, step }: { readonly windows: number; readonly width: number; readonly step: number },
): Float32Array {
  const rows = new Float32Array(windows * width);
  const first = all.length - width - (windows - 1) * step;
  for (let row = 0; row < windows; row++) {
    rows.set(all.subarray(first + row * step, first + row * step + width), row * width);
  }
  return rows;
}

function joined(before: Float32Array, after: Float32Array): Float32Array {
  const all = new Float32Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}

function countOf(samples: Float32Array, inputs: number): number {
  const count = samples.length / inputs;
  if (Number.isInteger(count)) return count;
  throw new LinnetError('bad-shape', `${samples.length} numbers are no whole samples: each has ${inputs}.`);
}
