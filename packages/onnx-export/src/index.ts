export { onnx } from './exporter.js';
export type { OnnxAttribute, OnnxDocument, OnnxNode, OnnxUnits, OnnxValue } from './file/document.js';
export type { ElementType, OnnxTensor } from './file/element-types.js';
export type { OnnxOptions, Precision } from './options.js';
export type { OnnxLayerReport, OnnxReport } from './report.js';
