import { type Html, join, type Part, paragraphs, raw, tag } from './html.js';
import type { Fact, ReportLink, ReportSection, ReportTable } from './model.js';

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

function tableHtml({ head, rows }: ReportTable): Html {
  const numeric = head.map((_, column) => rows.length > 0 && rows.every((row) => isNumber(row[column] ?? '')));
  const cell = (name: string, parts: readonly Part[], column: number, more: Record<string, string> = {}): Html =>
    tag(name, parts, numeric[column] === true ? { ...more, class: 'number' } : more);
  const headRow = tag(
    'tr',
    head.map((text, column) => cell('th', [text], column, { scope: 'col' })),
  );
  const body = rows.map((row) =>
    tag(
      'tr',
      row.map((value, column) => cell('td', [String(value)], column)),
    ),
  );
  return tag('div', [tag('table', [tag('thead', [headRow]), tag('tbody', [join(body)])])], {
    class: 'scroll',
    tabindex: '0',
  });
}

/** A number, or text that reads as one: `1,024`, `-3.5`, `95.7 %`. */
const isNumber = (value: string | number): boolean =>
  typeof value === 'number' || /^[-\u2212+]?(\d[\d,]*)(\.\d+)?(e[-\u2212+]?\d+)?( ?%)?$/.test(value);

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
