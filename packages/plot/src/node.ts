export * from './node/png.js';
export * from './node/to-svg.js';
