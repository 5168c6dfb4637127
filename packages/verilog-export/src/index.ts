export type { VerilogDesign } from './exported.js';
export { verilog } from './exporter.js';
export type { VerilogOptions } from './options.js';
export type { VerilogLayer, VerilogMultipliers, VerilogReport } from './report.js';
export { type CellCountOptions, type CellCounts, cellCounts } from './run/cell-counts.js';
