import type { PortMode } from './document.js';
import type { LinnInspection } from './inspect.js';
import type { LatencyEstimate } from './latency.js';
import type { LayerSummary } from './summary.js';
import { counted, rounded } from './text.js';

/** An inspection as a text of several lines for a terminal; times are in microseconds. */
export function formatInspection(inspection: LinnInspection): string {
  const { inputs, inputChannels, inputMode, outputs, outputChannels, outputMode } = inspection;
  const limits = inspection.limits.map(({ what, used, limit }) => `${what} ${used} of ${limit}`);
  return [
    `.linn version ${inspection.version}`,
    `${port('input', inputs, inputChannels, inputMode)}, ${port('output', outputs, outputChannels, outputMode)}`,
    '',
    ...layerTable(inspection.layers),
    '',
    `Parameters: ${inspection.parameters}`,
    `Limits: ${limits.join(', ')}`,
    ...formatLatency(inspection.latency),
    ...(inspection.notes.length === 0 ? [] : ['Notes:', ...inspection.notes.map((note) => `- ${note}`)]),
    '',
  ].join('\n');
}

const port = (side: string, width: number, channels: number, mode: PortMode): string =>
  `${counted(width, side)} on ${counted(channels, 'channel')}${width === 1 ? '' : ` (${mode})`}`;

const heading = ['layer', 'inputs', 'units', 'activation', 'parameters', 'largest |weight|', 'largest |bias|'];

function layerTable(layers: readonly LayerSummary[]): readonly string[] {
  const rows = layers.map((layer, index) => [
    `${index + 1}`,
    `${layer.inputs}`,
    `${layer.units}`,
    layer.activation,
    `${layer.parameters}`,
    rounded(layer.largestWeight),
    rounded(layer.largestBias),
  ]);
  const widths = heading.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [heading, ...rows].map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
}

/** A latency as lines of text: cycles, times in microseconds, and what the times rest on. */
export function formatLatency({ cycles, assumption, devices }: LatencyEstimate): readonly string[] {
  const times = devices.map(({ device, seconds }) => `${device} ${rounded(seconds * 1e6)} µs`);
  return [`Latency: approx. ${cycles} cycles`, `  ${times.join(', ')}`, `  (${assumption})`];
}
