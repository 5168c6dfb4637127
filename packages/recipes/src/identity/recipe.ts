import type { Recipe } from '../recipe.js';

/** The vendor's `Identity_NN.ipynb`: nothing is trained, the weights are set. */
export const identity: Recipe = {
  name: 'identity',
  summary: 'A network that gives what it gets, to try a device with; writes identity.linn. Nothing is trained.',
  expects: 'output equal to input, a latency of 103 cycles (the vendor prints 103)',
  defaultSeed: 1,
  load: () => import('./run.js'),
};
