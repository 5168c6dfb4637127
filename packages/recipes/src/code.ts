/** Experiments as TypeScript: an entry of its own, because only who asks for the code loads what writes it. */
export { experimentCode } from './experiment/code.js';
