import { escapeXml } from '../svg.js';

/** HTML that is complete: its text is escaped. Plain strings are not, so the two cannot be mixed up. */
export interface Html {
  readonly html: string;
}

/** Parts of a page: text, HTML, or nothing. */
export type Part = string | Html | undefined;

/** HTML as it is; only for what is known to be HTML. */
export const raw = (html: string): Html => ({ html });

/** Parts one after another; text is escaped. */
export const join = (parts: readonly Part[]): Html => raw(parts.map(partToHtml).join(''));

/** One element with its parts. Attribute values are escaped. */
export function tag(name: string, parts: readonly Part[], attributes: Readonly<Record<string, string>> = {}): Html {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return raw(`<${name}${written.join('')}>${join(parts).html}</${name}>`);
}

/** One paragraph for each part of the text between empty lines. */
export const paragraphs = (text: string, className?: string): Html =>
  join(
    text
      .split(/\n\s*\n/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => tag('p', [part], className === undefined ? {} : { class: className })),
  );

const partToHtml = (part: Part): string => {
  if (part === undefined) return '';
  return typeof part === 'string' ? escapeXml(part) : part.html;
};
