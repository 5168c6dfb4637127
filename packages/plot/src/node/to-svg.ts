import { type Figure, renderFigure } from '../figure.js';

/**
 * A figure as SVG text, in Node, where there is no document: linkedom lends one and is loaded at the first call.
 * The same figure gives the same text.
 *
 * @example
 * ```ts
 * await writeFile('losses.svg', await toSvg(lines({ loss: history.loss }, { yScale: 'log' })));
 * ```
 */
export async function toSvg(figure: Figure): Promise<string> {
  const { parseHTML } = await import('linkedom');
  return renderFigure(figure, parseHTML('<!doctype html><html></html>').document);
}
