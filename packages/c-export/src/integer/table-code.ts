import { type CMember, cFunction, cStructure, cStructureValue, when } from '../text/lines.js';
import { cInteger } from '../text/numbers.js';
import { cTable } from '../text/table.js';
import type { IntegerPlan } from './plan.js';
import type { TablePlan } from './table-plan.js';

/** A member of the structure of tables, and what each table has there. */
interface TableField extends CMember {
  value(table: TablePlan, number: number): string;
}

/** The tables of activations and the function that looks values up; nothing where no layer has one. */
export function tableCode(name: string, { tables, entryBits }: IntegerPlan): readonly string[] {
  if (tables.length === 0) return [];
  const fields = fieldsOf(name, tables, entryBits);
  return [
    cStructure('A function of one integer by its values at evenly spaced ones.', `${name}_table`, fields),
    ...tables.flatMap((table, index) => [
      cTable({
        type: `int${entryBits}_t`,
        name: `${name}_values_${index + 1}`,
        values: table.values.map(cInteger),
      }),
      cStructureValue(
        `static const struct ${name}_table ${name}_table_${index + 1}`,
        fields,
        fields.map(({ value }) => value(table, index + 1)),
      ),
    ]),
    lookUp(name, tables),
  ];
}

const isMixed = (tables: readonly TablePlan[]): boolean =>
  tables.some(({ isInterpolated }) => isInterpolated !== tables[0]?.isInterpolated);
const areLimited = (tables: readonly TablePlan[]): boolean => tables.some(({ limits }) => limits !== undefined);

function fieldsOf(name: string, tables: readonly TablePlan[], entryBits: number): readonly TableField[] {
  const field = (declaration: string, comment: string, value: TableField['value']): TableField => ({
    declaration,
    comment,
    value,
  });
  return [
    field(`const int${entryBits}_t *values;`, '', (_, number) => `${name}_values_${number}`),
    field('int32_t low;', 'where the first value stands', ({ low }) => cInteger(low)),
    field('uint8_t shift;', '2^shift integers lie from one value to the next', ({ shift }) => `${shift}`),
    ...(isMixed(tables)
      ? [field('uint8_t is_interpolated;', '', ({ isInterpolated }) => `${Number(isInterpolated)}`)]
      : []),
    ...(areLimited(tables)
      ? [
          field('int32_t least;', 'limits of what it gives', ({ limits }) => cInteger(limits?.[0] ?? -2_147_483_648)),
          field('int32_t greatest;', '', ({ limits }) => cInteger(limits?.[1] ?? 2_147_483_647)),
        ]
      : []),
  ];
}

function lookUp(name: string, tables: readonly TablePlan[]): string {
  const value = 'table->values[index]';
  const isInterpolated = tables.some((table) => table.isInterpolated);
  const sum = `${value} + ${name}_shift_half_up(rise * rest, table->shift)`;
  return cFunction(
    `What a table says of z, which lies in its range${isInterpolated ? '; between two values on the line that joins them' : ''}.`,
    `static int32_t ${name}_look_up(const struct ${name}_table *table, int32_t z)`,
    [
      'const uint32_t distance = (uint32_t)((int64_t)z - table->low);',
      'const uint32_t index = distance >> table->shift;',
      ...when(
        isInterpolated,
        'const int64_t rest = distance & (((uint32_t)1 << table->shift) - 1);',
        ...when(isMixed(tables), '', `if (!table->is_interpolated) return ${value};`, ''),
        `const int64_t rise = (int64_t)table->values[index + 1] - ${value};`,
        '',
      ),
      !isInterpolated
        ? `return ${value};`
        : areLimited(tables)
          ? `return ${name}_limit(${sum}, table->least, table->greatest);`
          : `return (int32_t)(${sum});`,
    ],
  );
}
