import type { Field, RowsView } from '../protocol/index.js';
import { type FieldMeaning, surest } from './field-colours.js';
import { counted, numberText, shareText } from './numbers.js';

/** What a picture of the plane is about. */
export interface PlaneContents {
  readonly rows: RowsView | undefined;
  readonly testRows: RowsView | undefined;
  readonly field: Field | undefined;
  readonly classNames: readonly string[] | undefined;
}

/** What values mean: numbers reach as far as the rows do, or where there are none as far as the field does. */
export function meaningOf(
  isNumbers: boolean,
  outputs: number,
  { rows, field }: Pick<PlaneContents, 'rows' | 'field'>,
): FieldMeaning {
  if (!isNumbers) return outputs === 1 ? { kind: 'probability' } : { kind: 'classes' };
  const values = rows !== undefined && rows.y.length > 0 ? rows.y : (field?.values ?? []);
  let reach = 0;
  for (const value of values) if (Math.abs(value) > reach) reach = Math.abs(value);
  return { kind: 'numbers', reach: reach || 1 };
}

/** The name of a class. */
export const classNameOf = (names: readonly string[] | undefined, index: number): string =>
  names?.[index] ?? `Class ${index}`;

/** A picture of the plane in words. */
export function planeText(title: string, meaning: FieldMeaning, contents: PlaneContents): string {
  const { rows, testRows, field } = contents;
  const sets = [
    ...(rows === undefined ? [] : [counted(rows.rows, 'point to train with', 'points to train with')]),
    ...(testRows === undefined ? [] : [counted(testRows.rows, 'point kept apart', 'points kept apart')]),
  ];
  const points = sets.length === 0 ? '' : ` ${sets.join(', ')}.`;
  return `${title}.${points}${field === undefined ? '' : ` ${fieldText(field, meaning, contents.classNames)}`}`;
}

function fieldText(field: Field, meaning: FieldMeaning, classNames: readonly string[] | undefined): string {
  if (meaning.kind === 'numbers') {
    const [low, high] = spanOf(field.values);
    return `The network gives from ${numberText(low)} to ${numberText(high)}.`;
  }
  const shares = classShares(field, meaning.kind === 'probability');
  const parts = shares.map((share, index) => `${classNameOf(classNames, index)} on ${shareText(share)}`);
  return `Of the plane the network says ${parts.join(', ')}.`;
}

function spanOf(values: Float32Array): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}

/** The share of the plane that each class has. */
export function classShares({ resolution, outputs, values }: Field, isProbability: boolean): readonly number[] {
  const places = resolution * resolution;
  const counts = new Array<number>(isProbability ? 2 : outputs).fill(0);
  for (let place = 0; place < places; place++) {
    const index = isProbability
      ? Number((values[place] as number) >= 0.5)
      : surest(values, place * outputs, outputs).index;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((count) => count / places);
}
