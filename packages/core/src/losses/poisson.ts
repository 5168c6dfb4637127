import { log } from '../math.js';
import type { PairLoss } from './pair-loss.js';

/** Keeps the logarithm of a rate of 0 finite. */
const smallest = 1e-7;

/** p - y log(p + 1e-7): minus the log-likelihood of a count y at the rate p, but for what y alone decides. */
export const poisson: PairLoss = {
  value: (y, p) => p - y * log(p + smallest),
  slope: (y, p) => 1 - y / (p + smallest),
};
