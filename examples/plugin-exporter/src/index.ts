export { safetensors } from './exporter.js';
export type { DataType, SafetensorsOptions } from './options.js';
export type { SafetensorsHeader, SafetensorsReport, TensorEntry } from './write.js';
