import { type Html, join, paragraphs, raw, tag } from './html.js';
import type { Fact, ReportLink, ReportSection } from './model.js';
import { tableHtml } from './table.js';

/** One section as HTML, under a heading. */
export function sectionHtml(section: ReportSection): Html {
  const { title, text, facts, table, figure, caption, code, links } = section;
  const under = caption === undefined ? undefined : tag('figcaption', [caption]);
  return tag('section', [
    title === undefined ? undefined : tag('h2', [title]),
    text === undefined ? undefined : paragraphs(text),
    facts === undefined ? undefined : factsHtml(facts),
    table === undefined ? undefined : tag('figure', [tableHtml(table), figure === undefined ? under : undefined]),
    figure === undefined ? undefined : tag('figure', [raw(figure), under], { class: 'drawing' }),
    table === undefined && figure === undefined ? under && tag('figure', [under]) : undefined,
    code === undefined ? undefined : tag('pre', [tag('code', [code])], { tabindex: '0' }),
    links === undefined ? undefined : linksHtml(links),
  ]);
}

const factsHtml = (facts: readonly Fact[]): Html =>
  tag(
    'dl',
    facts.map(({ label, value, note }) =>
      tag('div', [
        tag('dt', [label]),
        tag('dd', [value], { class: 'value' }),
        note === undefined ? undefined : tag('dd', [note]),
      ]),
    ),
    { class: 'facts' },
  );

const linksHtml = (links: readonly ReportLink[]): Html =>
  tag(
    'ul',
    links.map(({ path, label = path, note }) =>
      tag('li', [
        tag('a', [label], { href: hrefOf(path) }),
        note === undefined ? undefined : join([' ', tag('span', [note])]),
      ]),
    ),
    { class: 'links' },
  );

/** A path as an address: `#`, `?`, `%` and spaces in names of files mean nothing special. */
const hrefOf = (path: string): string => path.split(/[/\\]/).map(encodeURIComponent).join('/');
