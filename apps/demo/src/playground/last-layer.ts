import type { Experiment } from '@linnet/recipes/descriptions';
import type { Inspection } from '../protocol/index.js';
import { classesOf } from '../ui/classes-of.js';
import { endFor } from '../ui/data-choices.js';

type Targets = Pick<Inspection, 'train' | 'targets' | 'classNames'>;

/** The last layer and the loss that suit the targets of rows; the layers before the last one stay. */
export function settingsFor(
  inspection: Targets,
  { layers, forInstrument }: Pick<Experiment, 'layers' | 'forInstrument'>,
): Pick<Experiment, 'layers' | 'loss'> {
  const { layer, loss } = endOf(inspection, forInstrument);
  return { layers: [...layers.split(',').slice(0, -1), layer].join(','), loss };
}

function endOf(
  inspection: Targets,
  forInstrument: boolean,
): { readonly layer: string; readonly loss: Experiment['loss'] } {
  const { targets } = inspection;
  const classes = classesOf(inspection);
  if (targets === 1) return endFor(classes, forInstrument);
  return classes === undefined
    ? { ...endFor(undefined, forInstrument), layer: String(targets) }
    : { layer: `${targets}:${forInstrument ? 'sigmoid' : 'softmax'}`, loss: 'categoricalCrossentropy' };
}
