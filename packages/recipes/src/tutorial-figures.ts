import { unknownName } from '@linnet/core';
import type { DrawFigures } from './tutorial.js';

const loaders: Readonly<Record<string, () => Promise<{ readonly draw: DrawFigures }>>> = {
  'moku-classifier': () => import('./moku-classifier/draw.js'),
  'sine-square': () => import('./sine-square/draw.js'),
  circles: () => import('./circles/draw.js'),
  'threshold-lstm': () => import('./threshold-lstm/draw.js'),
  classification: () => import('./classification/draw.js'),
};

/**
 * Loads what draws a tutorial's figures: whoever only trains needs none of it.
 * @throws LinnetError `unknown-name` with the names that there are
 */
export async function loadTutorialFigures(name: string): Promise<DrawFigures> {
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  if (load === undefined) throw unknownName('tutorial', name, Object.keys(loaders));
  return (await load()).draw;
}
