export * from './node/files.js';
export * from './node/workbench.js';
