import type { arithmetics, faultNames, hardwareNames } from '@linnet/device-simulator';

/*
 * The simulator's own lists, for choices of options: help is printed before any package is loaded, so they stand here again.
 * The types hold each to the simulator's, name by name.
 */

/** What simulated instruments there are. */
export const hardwareKinds = ['go', 'lab', 'pro', 'delta'] as const satisfies typeof hardwareNames;
/** How a simulated instrument computes, and what any is compared with. */
export const arithmeticKinds = ['float', 'fixed-point'] as const satisfies typeof arithmetics;
/** What can be made to go wrong. */
export const faultKinds = ['slow', 'drop', '500', 'garbage', 'lost-ownership'] as const satisfies typeof faultNames;
