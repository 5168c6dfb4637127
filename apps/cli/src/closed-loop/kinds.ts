export { arithmeticKinds, hardwareKinds } from '../simulate/kinds.js';

/** How data that were scaled column by column go through one channel. */
export const scalingKinds = ['shared', 'folded'] as const;
