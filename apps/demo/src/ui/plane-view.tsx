import { useCallback, useMemo } from 'preact/hooks';
import type { Field, Plane, RowsView } from '../protocol/index.js';
import { Canvas, type Sheet } from './canvas.js';
import { ClassKey } from './class-key.js';
import type { FieldMeaning } from './field-colours.js';
import { numberText } from './numbers.js';
import { drawPlane } from './plane-drawing.js';
import { meaningOf, planeText } from './plane-text.js';

/** What a {@link PlaneView} takes. */
export interface PlaneViewProps {
  readonly plane: Plane;
  readonly rows: RowsView | undefined;
  readonly testRows?: RowsView | undefined;
  /** What the network says all over the plane. */
  readonly field: Field | undefined;
  readonly classNames?: readonly string[] | undefined;
  /** Of the network: 1 for the probability of class 1, or for a number; else one for each class. */
  readonly outputs: number;
  readonly title: string;
  /** Whether it is numbers that are predicted; else classes. */
  readonly isNumbers: boolean;
}

/** Points of the plane, and behind them what a network says of every place: how surely, and where its boundary is. */
export function PlaneView({ plane, rows, testRows, field, classNames, outputs, title, isNumbers }: PlaneViewProps) {
  const meaning = useMemo(
    () => meaningOf(isNumbers, outputs, { rows, field }),
    [isNumbers, outputs, rows, isNumbers && rows === undefined ? field : undefined],
  );
  const draw = useCallback(
    (sheet: Sheet) => drawPlane(sheet, { plane, rows, testRows, field, meaning }),
    [plane, rows, testRows, field, meaning],
  );
  const label = useMemo(
    () => planeText(title, meaning, { rows, testRows, field, classNames }),
    [title, meaning, rows, testRows, field, classNames],
  );
  return (
    <figure class="plane">
      <figcaption>{title}</figcaption>
      <Canvas draw={draw} label={label} shape="square" />
      <p class="hint">
        Across {spanText(plane.low[0], plane.high[0])}, up {spanText(plane.low[1], plane.high[1])}.
        {testRows === undefined ? '' : ' Squares are kept apart.'}
      </p>
      <PlaneKey meaning={meaning} classNames={classNames} outputs={outputs} />
    </figure>
  );
}

const spanText = (low: number, high: number): string => `${numberText(low)} to ${numberText(high)}`;

function PlaneKey({
  meaning,
  classNames,
  outputs,
}: {
  readonly meaning: FieldMeaning;
  readonly classNames: readonly string[] | undefined;
  readonly outputs: number;
}) {
  if (meaning.kind !== 'numbers') return <ClassKey names={classNames} classes={Math.max(2, outputs)} />;
  return (
    <div class="key">
      <span>{numberText(-meaning.reach)}</span>
      <span class="diverging" aria-hidden="true" />
      <span>{numberText(meaning.reach)}</span>
    </div>
  );
}
