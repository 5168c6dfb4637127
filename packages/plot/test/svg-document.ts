import { parseHTML } from 'linkedom';
import type { Figure } from '../src/figure.js';
import { toSvg } from '../src/node.js';

/** A figure drawn, as its text and as what a reader would find in it. */
export async function drawn(figure: Figure) {
  const svg = await toSvg(figure);
  const { document } = parseHTML(`<!doctype html><html><body>${svg}</body></html>`);
  const texts = Array.from(document.querySelectorAll('svg text')).map((text) => text.textContent ?? '');
  const select = (selector: string) => Array.from(document.querySelectorAll(selector));
  return {
    svg,
    texts,
    select,
    paths: (label: string) => select(`[aria-label="${label}"] path`).map((path) => path.getAttribute('d') ?? ''),
  };
}

/** What is wrong with the tags of XML text: those that are not closed, or not in their order. Nothing where nothing is. */
export function tagProblems(xml: string): readonly string[] {
  const open: string[] = [];
  const problems: string[] = [];
  for (const [, close, name = '', selfClosing] of xml.matchAll(
    /<(\/?)([a-zA-Z]+)(?:\s[a-zA-Z-]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (close === '/') {
      const last = open.pop();
      if (last !== name) problems.push(`</${name}> closes <${last}>`);
    } else if (selfClosing !== '/') open.push(name);
  }
  return [...problems, ...open.map((name) => `<${name}> stays open`)];
}
