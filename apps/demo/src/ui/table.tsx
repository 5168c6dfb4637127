import { useId } from 'preact/hooks';
import { numericColumns, type TableCell } from './table-columns.js';

/** What a {@link Table} takes. */
export interface TableProps {
  readonly head: readonly string[];
  /** Each as long as `head`. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly caption: string;
}

/** A table that scrolls inside its box where the page is too narrow; columns of numbers are set to the right. */
export function Table({ head, rows, caption }: TableProps) {
  const id = useId();
  const isNumeric = numericColumns(rows, head.length);
  const look = (column: number) => (isNumeric[column] === true ? { class: 'number' } : {});
  return (
    <div class="table">
      {/* Not in the table: it would be as wide as that. */}
      <p class="hint" id={id}>
        {caption}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with the keys */}
      <div role="group" class="scroll" tabIndex={0} aria-labelledby={id}>
        <table aria-labelledby={id}>
          <thead>
            <tr>
              {head.map((text, column) => (
                <th key={text} scope="col" {...look(column)}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={head[column]} {...look(column)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
