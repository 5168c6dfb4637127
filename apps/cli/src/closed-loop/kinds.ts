/** What simulated instruments there are. */
export const hardwareKinds = ['go', 'lab', 'pro', 'delta'] as const;
/** How a simulated instrument computes, and what any is compared with. */
export const arithmeticKinds = ['float', 'fixed-point'] as const;
/** How data that were scaled column by column go through one channel. */
export const scalingKinds = ['shared', 'folded'] as const;
