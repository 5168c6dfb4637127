import { type Figure, lines } from 'linnet/plot';
import type { TrainedLinn } from './train.js';

/** The loss by epoch, of training and of validation rows. */
export const lossFigure = ({ loss, validation }: TrainedLinn['history']): Figure =>
  lines(
    { training: loss, validation: validation.loss },
    { title: 'Loss while training', xLabel: 'Epoch', yLabel: 'Mean squared error', yScale: 'log' },
  );
