import type { DataChoice, Experiment } from '@linnet/recipes/descriptions';
import type { Inspection } from '../engine/protocol.js';

/** What a network must give for some targets. */
type Targets =
  | { readonly kind: 'classes'; readonly count: number }
  | { readonly kind: 'numbers'; readonly count: number };

/** What the targets of a generator are; undefined for files, whose rows must be seen first. */
export function targetsOf(data: DataChoice): Targets | undefined {
  switch (data.kind) {
    case 'file':
      return undefined;
    case 'surface':
      return { kind: 'numbers', count: 1 };
    case 'blobs':
      return { kind: 'classes', count: data.centers };
    case 'waves':
    case 'classification':
    case 'gaussianQuantiles':
      return { kind: 'classes', count: data.classes };
    default:
      return { kind: 'classes', count: 2 };
  }
}

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

/** The last layer, the loss and the scaling that suit targets; the layers before the last one stay. */
export function settingsFor(targets: Targets, layers: string): Pick<Experiment, 'layers' | 'loss' | 'scaling'> {
  const before = layers.split(',').slice(0, -1);
  const ending = (last: string): string => [...before, last].join(',');
  if (targets.kind === 'numbers')
    return { layers: ending(`${targets.count}`), loss: 'meanSquaredError', scaling: 'none' };
  return targets.count === 2
    ? { layers: ending('1:sigmoid'), loss: 'binaryCrossentropy', scaling: 'none' }
    : { layers: ending(`${targets.count}:softmax`), loss: 'sparseCategoricalCrossentropy', scaling: 'none' };
}
