/** Checkpoints as text. An entry of their own, so that a page that trains does not load what reads them. */
export { parseCheckpoint, stringifyCheckpoint } from './training/checkpoint.js';
