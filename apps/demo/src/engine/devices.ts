import type { ModelArtifact } from '@linnet/core';
import { devices, type LinnReport, linn } from 'linnet';
import type { DeviceView, StreamView } from '../protocol/index.js';

/** What instruments make of a network: its latency, and what of it they cannot hold. */
export async function onDevices(
  artifact: ModelArtifact,
): Promise<Pick<StreamView, 'latencyCycles' | 'devices' | 'limits'>> {
  const limits = linn.check(artifact, {});
  const report = limits.length > 0 ? undefined : (await linn.export(artifact, {})).report;
  return {
    latencyCycles: report?.latencyCycles,
    devices: devices.map((device) => viewOf(device, report)),
    limits,
  };
}

function viewOf(
  { name, clock, sampleRate, lowLevel, highLevel }: (typeof devices)[number],
  report?: LinnReport,
): DeviceView {
  return {
    name,
    clockHertz: clock,
    latencySeconds: report?.latency.devices.find(({ device }) => device === name)?.seconds,
    sampleRate: sampleRate.greatest,
    inputRange: `${lowLevel.least} V to ${highLevel.greatest} V`,
    notes: report?.setup.devices.find(({ device }) => device === name)?.notes ?? [],
  };
}
