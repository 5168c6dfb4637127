export { linnToArtifact } from './artifact.js';
export type { ChannelBounds } from './bounds.js';
export type { DeviceSetup } from './device-setup.js';
export { type DeviceName, type DeviceProfile, devices, type SettingRange } from './devices.js';
export {
  documentInputs,
  documentOutputs,
  type LinnActivation,
  type LinnDocument,
  type LinnLayer,
  linnActivations,
  type PortMode,
} from './document.js';
export { type LinnReport, linn } from './exporter.js';
export { formatInspection, formatLatency } from './format-inspection.js';
export { type InspectOptions, inspectLinn, type LinnInspection } from './inspect.js';
export { type LatencyEstimate, latencyAssumption, latencyCycles, latencyFor, latencyOn } from './latency.js';
export { type Levels, levelsFor } from './levels.js';
export { type LimitUse, type LinnLimits, limitsUsed, linnLimits } from './limits.js';
export { floatText } from './number.js';
export type { LinnOptions } from './options.js';
export { parseLinn } from './parse.js';
export type { PortSetup } from './port.js';
export { runLinn } from './run.js';
export { type LinnSetup, setupJson } from './setup.js';
export { setupScaling } from './setup-scaling.js';
export { sha256 } from './sha256.js';
export type { LayerSummary } from './summary.js';
export { type WriteOptions, writeLinn } from './write.js';
