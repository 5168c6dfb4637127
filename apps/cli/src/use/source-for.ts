import { areNumeric } from '../data/numeric-names.js';
import { hasColumns, type SourceSettings } from '../data/source.js';
import { given } from '../options.js';
import type { UsedModel } from './model.js';

/** What a command line leaves out about data is what the model was trained by: target, columns, and names of classes. */
export function settingsFor({ trainedOn, target }: UsedModel, source: SourceSettings): SourceSettings {
  if (!hasColumns(source.source)) return source;
  const { columns, classNames } = trainedOn;
  const isNamed = !source.source.toLowerCase().endsWith('.npy');
  const names = classNames === undefined || areNumeric(classNames) ? undefined : classNames;
  return {
    ...given({ target, inputs: isNamed ? columns : undefined, classNames: isNamed ? names : undefined }),
    ...source,
  };
}
