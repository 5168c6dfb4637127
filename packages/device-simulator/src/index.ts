export { deviceNames, type HardwareName, hardwareNames } from './hardware.js';
export { type Fault, type FaultKind, faultNames } from './http/fault.js';
export type { RecordedRequest } from './http/recorded.js';
export type { SimulateOptions, SimulatorLimits } from './options.js';
export { type Arithmetic, arithmetics } from './signals/arithmetic.js';
export { type Simulator, simulate } from './simulate.js';
