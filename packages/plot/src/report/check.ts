import { throwProblems } from '@linnet/core';
import type { ReportContent, ReportLink, ReportSection } from './model.js';
import { tableProblems } from './table.js';

/**
 * Checks a report before it is written.
 * @throws LinnetError `bad-value` that lists every problem
 */
export function checkReport({ title, sections }: ReportContent): void {
  const problems = sections.flatMap((section) =>
    problemsOf(section).map(
      (problem) => `Section ${section.title === undefined ? 'without a title' : `"${section.title}"`}: ${problem}`,
    ),
  );
  if (title.trim() === '') problems.unshift('The title is empty; say what the report is about.');
  throwProblems('bad-value', 'The report cannot be made:', problems);
}

const problemsOf = ({ figure, table, links = [] }: ReportSection): readonly string[] => [
  ...(figure === undefined ? [] : figureProblems(figure)),
  ...(table === undefined ? [] : tableProblems(table)),
  ...links.flatMap(linkProblems),
];

const figureProblems = (figure: string): readonly string[] =>
  /^\s*<svg[\s>]/.test(figure)
    ? []
    : [`the figure starts with "${figure.trim().slice(0, 20)}"; pass SVG text, from toSvg or renderFigure.`];

const linkProblems = ({ path }: ReportLink): readonly string[] =>
  path === '' || /^([/\\]|[a-z][a-z0-9+.-]*:)/i.test(path)
    ? [`the link to "${path}" is no path from the folder of the report, such as "history.csv".`]
    : [];
