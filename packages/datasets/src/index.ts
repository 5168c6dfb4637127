export type { Dataset } from './dataset.js';
export { type FromArraysOptions, fromArrays, type Rows } from './from-arrays.js';
export type { Anomaly } from './plateaus/anomaly.js';
export type { PlateauSets } from './plateaus/draw.js';
export type { PlateauOptions, PlateauShape, PlateauStreamOptions } from './plateaus/options.js';
export type { PlateauDataset } from './plateaus/plateau-dataset.js';
export { type Plateaus, plateaus } from './plateaus/plateaus.js';
export type { PlateauRow } from './plateaus/stream.js';
export type { SplitOptions } from './row-methods.js';
