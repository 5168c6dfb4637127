import { figureStyle } from './palette.js';
import { element } from './svg.js';

/** Puts what every drawing begins with before everything else: a name, a description in words and the style. */
export function describeSvg(document: Document, svg: SVGElement, title: string, description: string): void {
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', title);
  svg.prepend(
    element(document, 'title', {}, title),
    element(document, 'desc', {}, description),
    element(document, 'style', {}, figureStyle),
  );
}
