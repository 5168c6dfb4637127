import type { MetricName } from 'linnet';
import type { Experiment } from './experiment.js';

/** Whether targets are scaled along with inputs: of losses that take differences. */
export const scalesTargets = (loss: Experiment['loss']): boolean => differenceLosses.includes(loss);

const differenceLosses: readonly string[] = [
  'meanSquaredError',
  'meanAbsoluteError',
  'huber',
  'logCosh',
] satisfies readonly Experiment['loss'][];

/** What is measured beside the loss: the accuracy where there are classes. */
export const metricsOf = ({ loss }: Pick<Experiment, 'loss'>): readonly MetricName[] =>
  classLosses.includes(loss) ? ['accuracy'] : [];

const classLosses: readonly string[] = [
  'binaryCrossentropy',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
] satisfies readonly Experiment['loss'][];

/** Whether the loss takes a column for each class. */
export const encodesTargets = ({ loss }: Pick<Experiment, 'loss'>): boolean => loss === 'categoricalCrossentropy';
