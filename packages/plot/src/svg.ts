const namespace = 'http://www.w3.org/2000/svg';

/** Makes an SVG element with attributes and, at its end, text. */
export function element(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  text?: string,
): SVGElement {
  const made = document.createElementNS(namespace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, String(value));
  }
  if (text !== undefined) made.appendChild(document.createTextNode(text));
  return made;
}

/** Attributes whose numbers are places and lengths in pixels. */
const geometry = /^(d|transform|[xyr]|[xyr][12xy]|[cd][xy]|width|height|viewBox)$/;

/**
 * An SVG element as XML text. Made here and not by the document, so that pages and Node give the same: attributes by
 * name, every element closed, pixels to two decimals (the last bits of logarithms differ by engine).
 */
export function serialise(root: Element): string {
  const write = (node: Element): string => {
    const attributes = Array.from(node.attributes)
      .filter(({ name }) => name !== 'xmlns')
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, value }) => ` ${name}="${escapeXml(geometry.test(name) ? rounded(value) : value)}"`)
      .join('');
    const space = node === root ? ` xmlns="${namespace}"` : '';
    const inner = Array.from(node.childNodes).map(writeChild).join('');
    const tag = node.localName;
    return inner === '' ? `<${tag}${space}${attributes}/>` : `<${tag}${space}${attributes}>${inner}</${tag}>`;
  };
  const writeChild = (node: ChildNode): string =>
    node.nodeType === 1 ? write(node as Element) : escapeXml(node.textContent ?? '');
  return write(root);
}

/** Text for XML and HTML, between tags or inside quotes. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    // Characters that no XML document may hold.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

const rounded = (value: string): string =>
  value.replace(/-?\d+\.\d+(e[-+]?\d+)?/g, (number) => String(Number(Number(number).toFixed(2))));
