export * from './accuracy.js';
export { labels, type ThresholdOptions } from './labels.js';
export * from './mean-squared-error.js';
export type { Numbers } from './numbers.js';
export * from './proportion.js';
