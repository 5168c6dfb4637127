export type { Bitstream, BitstreamSource, BitstreamTarget } from './bitstreams.js';
export { type ConnectOptions, connect } from './connect.js';
export type { Connection, ConnectionRequest, Destination, Port, Source } from './connections.js';
export type { MokuDescription } from './description.js';
export { type DryRunOptions, dryRun } from './dry-run.js';
export { checkAddress } from './http/address.js';
export { readJson } from './http/tolerant-json.js';
export type { ArbitraryGenerator, PlayOptions, TableOptions } from './instruments/arbitrary-generator.js';
export type { Instrument, SettingOptions } from './instruments/common.js';
export type { InstrumentName, Instruments } from './instruments/instruments.js';
export type { LayerDescription, NetworkDescription } from './instruments/network-description.js';
export type { NetworkSource } from './instruments/network-source.js';
export type { NeuralNetwork, OutputOptions, Upload, UploadOptions } from './instruments/neural-network.js';
export {
  longestTraceTimeout,
  mostTracePoints,
  type Oscilloscope,
  type Timebase,
  type TimebaseOptions,
  type Trace,
  type TraceOptions,
  type TriggerOptions,
  traceLengths,
} from './instruments/oscilloscope.js';
export type { SetupSource, VoltLevels } from './instruments/setup-file.js';
export type { Waveform, WaveformGenerator } from './instruments/waveform-generator.js';
export type { Moku } from './moku.js';
export type { ReleaseRequest } from './session.js';
export { withInstrument } from './with-instrument.js';
