import type { Shape } from '@linnet/core';
import type { Layer } from '../layer.js';
import { flatten, reshape } from '../reshape.js';
import { parseLayers, type WrittenLayer } from './layers-text.js';

/**
 * The layers of a text, with what makes rows of this shape fit: rows of numbers become steps where the first layer takes
 * some, and rows of steps one row where none does.
 */
export function layersFor(text: string, row: Shape): readonly Layer[] {
  const written = parseLayers(text);
  const layers = written.map(({ layer }) => layer);
  const first = written.find(({ layer }) => isDecisive(layer));
  if (row.length === 1 && first?.takesSteps === true) return [reshape([-1, 1]), ...layers];
  return row.length > 1 && !handlesAxes(written) ? [flatten(), ...layers] : layers;
}

/** What gives rows a shape, or needs one. */
const isDecisive = ({ kind }: Layer): boolean => !['dropout', 'gaussianNoise', 'activation', 'clip'].includes(kind);

const handlesAxes = (written: readonly WrittenLayer[]): boolean =>
  written.some(({ takesSteps, layer }) => takesSteps || layer.kind === 'flatten' || layer.kind === 'reshape');
