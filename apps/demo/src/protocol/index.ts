/**
 * What the page and its worker say to each other. All of it is plain data, which `postMessage` can copy; figures travel
 * as SVG text, so that the page has nothing to compute while a network trains.
 */
export * from './drawings.js';
export type * from './engine.js';
export * from './files.js';
export type * from './networks.js';
export type * from './recipes.js';
export * from './trainings.js';
