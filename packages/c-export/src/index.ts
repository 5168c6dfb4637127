export type { CDocument, CReport } from './document.js';
export { c } from './exporter.js';
export type { COptions } from './options.js';
