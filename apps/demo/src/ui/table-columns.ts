/** What stands in a cell. */
export type TableCell = string | number;

/** Which columns hold numbers alone. */
export const numericColumns = (rows: readonly (readonly TableCell[])[], columns: number): readonly boolean[] =>
  Array.from({ length: columns }, (_, column) => rows.length > 0 && rows.every((row) => isNumber(row[column] ?? '')));

/** A number, or text that reads as one, with a unit or without: `1,024`, `-3.5e-4`, `95.7 %`, `12 µs`. */
const isNumber = (cell: TableCell): boolean =>
  typeof cell === 'number' || /^[-\u2212+]?(\d[\d,]*)(\.\d+)?(e[-\u2212+]?\d+)?( ?(%|[a-zµ]{1,3}))?$/iu.test(cell);
