/**
 * Whether this is the whole kernel, or the common one, which every page loads. scripts/kernel.mjs compiles both of the
 * same sources: what is behind this constant is not in the common one, and what is in both gives the same bits.
 */
export const WHOLE: bool = true;
