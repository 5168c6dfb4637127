import { plain } from './comment.js';

const width = 100;
const indent = '    ';

/** A table of C. */
export interface CTable {
  /** Such as `int8_t`. */
  readonly type: string;
  readonly name: string;
  /** As C reads them. */
  readonly values: readonly string[];
  /** How many belong together: each row starts a line. Default: all. */
  readonly row?: number;
  /** What it is. */
  readonly comment?: string;
}

/** A constant of a file, in lines that people can read. */
export function cTable({ type, name, values, row = values.length, comment }: CTable): string {
  const lines: string[] = [];
  for (let start = 0; start < values.length; start += row) {
    lines.push(...filledLines(values.slice(start, start + row)));
  }
  const text = `static const ${type} ${name}[${values.length}] = {\n${lines.join('\n')}\n};`;
  return comment === undefined ? text : `/* ${plain(comment)} */\n${text}`;
}

function filledLines(values: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const value of values) {
    if (line.length + value.length + 2 > width) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${value}, `;
  }
  return [...lines, line.trimEnd()];
}
