import { random } from '@linnet/core';
import { emulateIntegers, powerOfTwo } from '@linnet/quantisation';
import type { DesignPlan } from '../plan/design-plan.js';
import { hexLines } from '../vector-files.js';
import { wrapperFiles } from './bench.js';
import { leastInput, mostChannels, takesChannels } from './core.js';

/** A 16-bit sample in the network's word, or the other way: full scale is full scale, halves up, limited. */
export function level(value: number, fromBits: number, toBits: number, least: number): number {
  const scaled = Math.floor(value * powerOfTwo(toBits - fromBits) + 0.5);
  return Math.min(powerOfTwo(toBits - 1) - 1, Math.max(least, scaled));
}

/** Samples on all channels, and what the network answers to windows of the first and to all of them, as files. */
export function wrapperVectors(design: DesignPlan, count: number): Readonly<Record<string, string>> {
  const { name, layers } = design;
  const { inputs, inputBits } = layers[0];
  const files = wrapperFiles(name);
  const samples = drawnSamples(count);
  const words = samples.map((row) => row.map((value) => level(value, 16, inputBits, leastInput(design))));
  const windows = words.map((_, last) =>
    Array.from({ length: inputs }, (_, place) => words[last + 1 + place - inputs]?.[0] ?? 0),
  );
  return {
    [files.samples]: hexLines(samples.flat()),
    [files.window]: hexLines(answersTo(design, windows)),
    ...(takesChannels(design)
      ? {
          [files.channels]: hexLines(
            answersTo(
              design,
              words.map((row) => row.slice(0, inputs)),
            ),
          ),
        }
      : {}),
  };
}

function drawnSamples(count: number): readonly (readonly number[])[] {
  const generator = random(0);
  const corners = [-32_768, 32_767, 0, -1, 1];
  const draw = (row: number): number =>
    row % 3 === 2
      ? (corners[Math.floor(generator.randomSample() * corners.length)] ?? 0)
      : Math.floor(generator.randomSample() * 65_536) - 32_768;
  return Array.from({ length: count }, (_, row) => Array.from({ length: mostChannels }, () => draw(row)));
}

function answersTo({ network, last }: DesignPlan, rows: readonly (readonly number[])[]): readonly number[] {
  const shape = [rows.length, ...network.shape];
  const { data } = emulateIntegers(network, { data: Int32Array.from(rows.flat()), shape });
  return Array.from(data, (value) => level(value, last.outputBits, 16, -32_768));
}
