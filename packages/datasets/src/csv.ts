/** CSV, with the parser that it needs: an entry of its own, so that pages that read none do not load it. */
export { type FormatCsvOptions, formatCsv } from './files/csv/format-csv.js';
export type { Column, CsvOptions, CsvTargetOptions } from './files/csv/options.js';
export { type CsvContents, inspectCsv, parseCsv } from './files/csv/parse-csv.js';
