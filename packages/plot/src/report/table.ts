import { LinnetError, showValue } from '@linnet/core';
import { type Html, join, type Part, tag } from './html.js';
import type { ReportTable } from './model.js';

/**
 * What is wrong with a table: rows of another length than its head. Nothing where nothing is.
 */
export const tableProblems = ({ head, rows }: ReportTable): readonly string[] =>
  rows.flatMap((row, index) =>
    row.length === head.length ? [] : [`row ${index} of the table has ${row.length} cells for ${head.length} columns.`],
  );

/** A table as HTML; columns that hold only numbers are set to the right. */
export function tableHtml(table: ReportTable): Html {
  const { head, rows } = table;
  const numeric = numericColumns(table);
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

/**
 * A table as HTML text, for a page of one's own; `report` takes tables as they are. Text is escaped, and columns of
 * numbers have the class `number`.
 *
 * @throws LinnetError `bad-value` for what is no table, or rows of another length than its head
 * @example
 * ```ts
 * container.innerHTML = renderTable(historyTable(history));
 * ```
 */
export const renderTable = (table: ReportTable): string => tableHtml(checkTable(table)).html;

/**
 * A table as lines of text, for a terminal: columns that hold only numbers are set to the right.
 *
 * @throws LinnetError as {@link renderTable}
 * @example
 * ```ts
 * console.log(tableText(historyTable(history, { rows: 5 })));
 * ```
 */
export function tableText(table: ReportTable): string {
  const { head, rows } = checkTable(table);
  const numeric = numericColumns(table);
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => lengthOf(line[column] ?? ''))));
  const pad = (text: string, column: number): string => {
    const space = ' '.repeat((widths[column] ?? 0) - lengthOf(text));
    return numeric[column] === true ? space + text : text + space;
  };
  const written = lines.map((line) => line.map(pad).join('  ').trimEnd());
  return [written[0], widths.map((width) => '─'.repeat(width)).join('  '), ...written.slice(1)].join('\n');
}

/** How many characters a terminal gives to text: letters, not the units that store them. */
const lengthOf = (text: string): number => Array.from(text).length;

const numericColumns = ({ head, rows }: ReportTable): readonly boolean[] =>
  head.map((_, column) => rows.length > 0 && rows.every((row) => isNumber(row[column] ?? '')));

/** A number, or text that reads as one: `1,024`, `-3.5`, `95.7 %`. */
const isNumber = (value: string | number): boolean =>
  typeof value === 'number' || /^[-\u2212+]?(\d[\d,]*)(\.\d+)?(e[-\u2212+]?\d+)?( ?%)?$/.test(value);

function checkTable(table: ReportTable): ReportTable {
  if (!Array.isArray(table?.head) || !Array.isArray(table.rows) || !table.rows.every(Array.isArray)) {
    throw new LinnetError('bad-value', `A table is { head, rows }, both lists; this is ${showValue(table)}.`);
  }
  const [problem] = tableProblems(table);
  if (problem !== undefined)
    throw new LinnetError('bad-value', `The table cannot be written: ${problem}`, { problems: tableProblems(table) });
  return table;
}
