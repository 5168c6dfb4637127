import type { Axis } from './axis.js';
import { drawKeyRow } from './key.js';
import { fontSizes, type Layout, lineHeight } from './layout.js';
import { element } from './svg.js';

const left = 12;

/** Draws title, key, axis labels and notes around the plot. */
export function drawFurniture(document: Document, svg: SVGElement, layout: Layout, x: Axis, y: Axis): void {
  const group = element(document, 'g', { 'text-anchor': 'start' });
  const add = (name: string, attributes: Record<string, string | number | undefined>, text?: string): void => {
    group.appendChild(element(document, name, attributes, text));
  };
  layout.title.forEach((line, index) => {
    add('text', { x: left, y: 26 + index * lineHeight.title, 'font-size': fontSizes.title, 'font-weight': 600 }, line);
  });
  layout.key.forEach((row, index) => {
    const at = 18 + layout.title.length * lineHeight.title + index * lineHeight.key;
    group.appendChild(drawKeyRow(document, row, left, at + 14));
  });
  if (y.label !== undefined) add('text', { x: left, y: layout.marginTop - layout.above - 14 }, y.label);
  if (x.label !== undefined) {
    const centre = (layout.marginLeft + layout.width - layout.marginRight) / 2;
    add('text', { x: centre, y: layout.height - layout.marginBottom + 40, 'text-anchor': 'middle' }, x.label);
  }
  layout.notes.forEach((line, index) => {
    const fromBottom = (layout.notes.length - 1 - index) * lineHeight.note + 8;
    add('text', { x: left, y: layout.height - fromBottom, 'font-size': fontSizes.note, 'fill-opacity': 0.8 }, line);
  });
  svg.appendChild(group);
}
