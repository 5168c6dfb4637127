import type { Recipe } from '../recipe.js';

/** The vendor's `nonlinear_actuator.py`: data, network and settings are its. */
export const nonlinearActuator: Recipe = {
  name: 'nonlinear-actuator',
  summary: 'Undo the bend of an actuator by a network before it; writes nonlinear-actuator.linn.',
  expects:
    'an actuator at least ten times as straight as before, from any seed, a latency of 61 cycles (ours: the vendor draws it and prints nothing)',
  defaultSeed: 1,
  takes: ['patience'],
  load: () => import('./run.js'),
};
