export { concatenate } from './concatenate.js';
export type { BatchedDataset, DataNotes, Dataset } from './dataset.js';
export { formatDat, parseDat } from './files/dat.js';
export { formatDataset, parseDataset } from './files/dataset-json.js';
export { formatNpy, parseNpy } from './files/npy/npy.js';
export { type SplitColumnsOptions, splitColumns } from './files/split-columns.js';
export { type FromArraysOptions, fromArrays, type Rows } from './from-arrays.js';
export { type BlobDataset, type BlobsOptions, blobs } from './generators/blobs.js';
export { type CheckerboardOptions, checkerboard } from './generators/checkerboard.js';
export { type CirclesOptions, circles } from './generators/circles.js';
export {
  type ClassificationDataset,
  classification,
  type FeatureKind,
} from './generators/classification/classification.js';
export type { ClassificationOptions } from './generators/classification/options.js';
export { type GaussianQuantilesOptions, gaussianQuantiles } from './generators/gaussian-quantiles.js';
export { moons } from './generators/moons.js';
export { type MultilabelDataset, type MultilabelOptions, multilabel } from './generators/multilabel.js';
export type { SeededOptions } from './generators/seeded.js';
export { type SpiralsOptions, spirals } from './generators/spirals.js';
export { type SurfaceOptions, type SurfaceShape, surface } from './generators/surface.js';
export { type ThresholdOptions, threshold } from './generators/threshold.js';
export type { CurveOptions } from './generators/two-curves.js';
export type { WaveName } from './generators/waves/shapes.js';
export { type WaveDataset, type WavesOptions, waves } from './generators/waves/waves.js';
export type { Anomaly } from './plateaus/anomaly.js';
export type { PlateauSets } from './plateaus/draw.js';
export type { PlateauOptions, PlateauShape, PlateauStreamOptions } from './plateaus/options.js';
export type { PlateauDataset } from './plateaus/plateau-dataset.js';
export { type Plateaus, plateaus } from './plateaus/plateaus.js';
export type { PlateauRow } from './plateaus/stream.js';
export type { SplitOptions } from './row-methods.js';
export { type MinMaxScalerOptions, type MinMaxScalerState, minMaxScaler } from './scalers/min-max-scaler.js';
export { restoreScaler, type ScalerState } from './scalers/restore-scaler.js';
export type { Scaler, UnfittedScaler } from './scalers/scaler.js';
export { type StandardScalerOptions, type StandardScalerState, standardScaler } from './scalers/standard-scaler.js';
export type { Labels } from './splits/class-members.js';
export { type Fold, type KFoldOptions, kFold, stratifiedKFold } from './splits/k-fold.js';
export type { SplitSizes } from './splits/split-sizes.js';
export {
  type OrderedSplitOptions,
  type ShuffledSplitOptions,
  type TrainTestSplitOptions,
  trainTestSplit,
} from './splits/train-test-split.js';
export type { Table } from './table.js';
export type { Signal } from './windows/signal.js';
export { type SplitByTimeOptions, splitByTime } from './windows/split-by-time.js';
export { type Window, type WindowDataset, type WindowsOptions, windows } from './windows/windows.js';
