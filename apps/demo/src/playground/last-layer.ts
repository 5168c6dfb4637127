import type { Experiment } from '@linnet/recipes/descriptions';
import type { Inspection } from '../engine/protocol.js';
import { endFor } from '../ui/data-choices.js';

/** What a network must give for some targets. */
type Targets =
  | { readonly kind: 'classes'; readonly count: number }
  | { readonly kind: 'numbers'; readonly count: number };

/** The most classes that whole numbers without names are taken for. */
const mostClasses = 20;

/** What the targets of rows are: classes where they have names, or are few whole numbers from 0 up. */
export function targetsIn({
  train,
  targets,
  classNames,
}: Pick<Inspection, 'train' | 'targets' | 'classNames'>): Targets {
  if (classNames !== undefined) return { kind: 'classes', count: classNames.length };
  const values = new Set(train.y);
  const areClasses =
    targets === 1 &&
    values.size <= mostClasses &&
    [...values].every((value) => value >= 0 && value < values.size && Number.isInteger(value));
  return areClasses ? { kind: 'classes', count: Math.max(2, values.size) } : { kind: 'numbers', count: targets };
}

/** The last layer and the loss that suit targets; the layers before the last one stay. */
export function settingsFor(targets: Targets, layers: string): Pick<Experiment, 'layers' | 'loss'> {
  const { layer, loss } =
    targets.kind === 'classes'
      ? endFor(targets.count, false)
      : { ...endFor(undefined, false), layer: String(targets.count) };
  return { layers: [...layers.split(',').slice(0, -1), layer].join(','), loss };
}
