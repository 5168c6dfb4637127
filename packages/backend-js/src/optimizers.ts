import type { OptimizerSpec } from '@linnet/core';
import { adadeltaUpdate, adagradUpdate } from './optimizers/adagrad.js';
import { adamaxUpdate, adamUpdate, nadamUpdate } from './optimizers/adam.js';
import { rmspropUpdate } from './optimizers/rmsprop.js';
import { sgdUpdate } from './optimizers/sgd.js';
import type { Update } from './optimizers/update.js';

/** Lays out an optimiser; the formulas stand at `OptimizerSpec`. */
export function updateFor(spec: OptimizerSpec): Update {
  switch (spec.kind) {
    case 'sgd':
      return sgdUpdate(spec);
    case 'adam':
      return adamUpdate(spec);
    case 'adamax':
      return adamaxUpdate(spec);
    case 'nadam':
      return nadamUpdate(spec);
    case 'rmsprop':
      return rmspropUpdate(spec);
    case 'adagrad':
      return adagradUpdate(spec);
    case 'adadelta':
      return adadeltaUpdate(spec);
  }
}
