import type { Figure } from 'linnet/plot';
import type { FigureText } from '../protocol/index.js';

/** A figure as SVG text, the same as the command writes: a document of linkedom's draws it, loaded with the first. */
export async function renderFigure(figure: Figure): Promise<FigureText> {
  const [{ renderFigure: render }, { parseHTML }] = await Promise.all([import('linnet/plot'), import('linkedom')]);
  const { document } = parseHTML('<!doctype html><html></html>');
  const { title, description } = figure;
  return { title, description, svg: render(figure, document) };
}

/** Several figures, in their order. */
export const renderFigures = (figures: readonly Figure[]): Promise<readonly FigureText[]> =>
  Promise.all(figures.map(renderFigure));
