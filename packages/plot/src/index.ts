export * from './anomaly.js';
export type { ScaleKind } from './axis.js';
export * from './figure.js';
export * from './histogram.js';
export { type LinesOptions, lines } from './lines.js';
export type * from './report/model.js';
export { report } from './report/report.js';
export type { Series } from './series.js';
export * from './signals.js';
