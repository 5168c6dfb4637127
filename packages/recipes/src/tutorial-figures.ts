import type { DrawFigures, TutorialName } from './tutorial.js';

const loaders: Readonly<Record<TutorialName, () => Promise<{ readonly draw: DrawFigures }>>> = {
  'moku-classifier': () => import('./moku-classifier/draw.js'),
  'sine-square': () => import('./sine-square/draw.js'),
  circles: () => import('./circles/draw.js'),
  'threshold-lstm': () => import('./threshold-lstm/draw.js'),
  classification: () => import('./classification/draw.js'),
};

/** Loads what draws a tutorial's figures: whoever only trains needs none of it. */
export const loadTutorialFigures = async (name: TutorialName): Promise<DrawFigures> => (await loaders[name]()).draw;
