export { formatTrace } from './format.js';
export type { Call, CallTotals, Trace } from './trace.js';
export { type TracedOptions, traced } from './traced.js';
