import { checkReport } from './check.js';
import { join, paragraphs, raw, tag } from './html.js';
import type { ReportContent } from './model.js';
import { sectionHtml } from './section.js';
import { reportStyle } from './style.js';

/**
 * A report as one HTML page that needs nothing else: it can be opened from a folder, sent and printed. It is readable
 * in light and dark mode and on a telephone. There are no scripts, and its own policy forbids scripts and anything from
 * the network. Text is escaped; figures go in as they are, so take them from `renderFigure` or `toSvg`.
 *
 * @throws LinnetError `bad-value` that lists every problem: an empty title, a figure that is no SVG, a table with rows
 *   of another length than its head, a link that is no relative path
 * @example
 * ```ts
 * const figure = await toSvg(lines({ loss: history.loss }, { yScale: 'log' }));
 * const page = report({
 *   title: 'Anomaly classifier',
 *   lead: 'Trained on 5,040 rows.',
 *   sections: [{ title: 'Training', facts: [{ label: 'Accuracy', value: '95.7 %' }], figure }],
 * });
 * ```
 */
export function report(content: ReportContent): string {
  checkReport(content);
  const { title, lead, sections } = content;
  const head = join([
    raw('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
    raw(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`),
    tag('title', [title]),
    tag('style', [raw(reportStyle)]),
  ]);
  const top = tag('header', [tag('h1', [title]), lead === undefined ? undefined : paragraphs(lead, 'lead')]);
  const body = tag('main', [top, ...sections.map(sectionHtml)]);
  return `<!doctype html>\n${tag('html', [tag('head', [head]), tag('body', [body])], { lang: 'en' }).html}\n`;
}
