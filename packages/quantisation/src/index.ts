export type { TableOptions } from './activation-table.js';
export { type QuantisationAware, quantisationAware } from './aware/quantisation-aware.js';
export type { FixedFormats, FixedLayerFormats } from './build/network.js';
export type { CalibrationMethod } from './calibration/method.js';
export type { Steps } from './calibration/steps.js';
export { checkNetwork } from './check-network.js';
export { fromInteger, toInteger } from './convert.js';
export {
  emulate,
  emulateIntegers,
  type IntegerArray,
  predictQuantised,
  quantiseInputs,
} from './emulator/emulate.js';
export { describeFormat, type FixedPoint, type FixedPointOptions, fixedPoint } from './fixed-point.js';
export { type LinnLayerDefinition, type LinnModelOptions, linnModel } from './linn-model.js';
export { networkProblems } from './network-problems.js';
export type { FormatChoice, LayerFormats, QuantiseOptions } from './options.js';
export { parseFormat } from './parse-format.js';
export { isPowerOfTwo, powerOfTwo } from './powers.js';
export { type DeviceFormats, mokuDelta, mokuGo, mokuLab, mokuPro, profileNamed, profiles } from './profiles.js';
export { type Quantisation, quantise } from './quantise.js';
export { referenceLayer } from './reference.js';
export { costOf, type DeviceTime, type QuantisationCost } from './report/cost.js';
export type { LayerErrors, ValueRange } from './report/errors.js';
export {
  type QuantisationReport,
  type QuantisedLayerReport,
  quantisationReport,
  type WeightReport,
} from './report/report.js';
export { formatQuantisation } from './report/text.js';
export { type BitSweep, type ClassChanges, type SweepOptions, type SweepPoint, sweepBits } from './sweep.js';
export { formatSweep } from './sweep-text.js';
export { integerVectors, type VectorOptions } from './vectors.js';
export { wordLimits } from './word.js';
