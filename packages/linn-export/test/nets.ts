/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromRows, type LayerSpec, type ModelArtifact, toFloat32 } from '@linnet/core';
import type { LinnOptions } from '../src/index.js';

/** A network as the golden files describe it. */
export interface Net {
  readonly name: string;
  readonly inputs: number;
  readonly input_channels: number;
  readonly output_channels: number;
  readonly output_mapping: readonly number[] | null;
  readonly layers: readonly {
    readonly units: number;
    readonly activation: string;
    readonly kernel: readonly (readonly number[])[];
    readonly bias: readonly number[];
  }[];
}

/** What the vendor's package said of a network. */
export interface Golden {
  readonly latency_cycles: number;
  readonly inputs: readonly (readonly number[])[];
  readonly outputs_mapped: readonly (readonly number[])[];
}

export const netNames = [
  'sum3_linear',
  'tiny_2_3_1',
  'edge_numbers',
  'five_activations',
  'mapped_8_4_8',
  'sine_1_32_32_32_1',
  'plateau_100x100_64_64_32_1',
] as const;

export const goldenPath = (file: string): string => fileURLToPath(new URL(`./golden/${file}`, import.meta.url));
export const goldenText = (file: string): string => readFileSync(goldenPath(file), 'utf8');
export const goldenJson = (file: string): unknown => JSON.parse(goldenText(file));
export const readNet = (name: string): Net => goldenJson(`${name}.net.json`) as Net;
export const readGolden = (name: string): Golden => goldenJson(`${name}.golden.json`) as Golden;

/** The model a network stands for: each dense layer followed by a clip, as models for the instrument are trained. */
export const netToArtifact = (net: Net): ModelArtifact => ({
  format: 'linnet/1',
  input: [net.inputs],
  layers: net.layers.flatMap((layer, index): LayerSpec[] => [
    {
      kind: 'dense',
      name: `dense_${index + 1}`,
      config: { units: layer.units, activation: layer.activation, useBias: true, clip: [-1, 1] },
      weights: { kernel: toFloat32(fromRows(layer.kernel)), bias: toFloat32(fromRows(layer.bias)) },
    },
    { kind: 'clip', name: `clip_${index + 1}`, config: { to: [-1, 1] }, weights: {} },
  ]),
});

/** The options a network is exported with. */
export const netOptions = (net: Net): LinnOptions => ({
  inputChannels: net.input_channels,
  outputChannels: net.output_channels,
  ...(net.output_mapping === null ? {} : { outputMapping: net.output_mapping }),
});
