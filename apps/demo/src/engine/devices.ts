import type { ModelArtifact } from '@linnet/core';
import { devices, type LinnReport, linn } from 'linnet';
import type { DeviceView, InstrumentsView } from '../protocol/index.js';

/** What instruments make of a network: its latency, and how near its limits it is. */
export async function onInstruments(artifact: ModelArtifact): Promise<InstrumentsView | undefined> {
  if (linn.check(artifact, {}).length > 0) return undefined;
  const { report } = await linn.export(artifact, {});
  const { latencyCycles, latency, limits } = report;
  return {
    latencyCycles,
    assumption: latency.assumption,
    limits: limits.map(({ what, used, limit }) => ({ what, used, limit })),
    devices: devices.map((device) => viewOf(device, report)),
  };
}

const viewOf = (
  { name, clock, sampleRate, lowLevel, highLevel }: (typeof devices)[number],
  { latencyCycles, setup }: LinnReport,
): DeviceView => ({
  name,
  clockHertz: clock,
  latencySeconds: latencyCycles / clock,
  sampleRate: sampleRate.greatest,
  inputRange: `${lowLevel.least} V to ${highLevel.greatest} V`,
  notes: setup.devices.find(({ device }) => device === name)?.notes ?? [],
});
