import { useCallback, useMemo } from 'preact/hooks';
import type { Inspection } from '../protocol/index.js';
import { Canvas, type Sheet } from './canvas.js';
import { ClassKey } from './class-key.js';
import { classesOf } from './classes-of.js';
import { counted, countText } from './numbers.js';
import { chooseSignals, drawSignals } from './signal-drawing.js';

/** What a {@link SignalsView} takes. */
export interface SignalsViewProps {
  readonly inspection: Inspection;
  /** Default `Rows`. */
  readonly title?: string;
}

const mostSignals = 8;

/** Some of the rows to train with as lines, one below the other, in the colours of their classes. */
export function SignalsView({ inspection, title = 'Rows' }: SignalsViewProps) {
  const { classNames, width, train } = inspection;
  const lines = useMemo(() => chooseSignals(inspection, mostSignals), [inspection]);
  const draw = useCallback((sheet: Sheet) => drawSignals(sheet, lines), [lines]);
  const classes = classesOf(inspection);
  const ofClasses = classes === undefined ? '' : ` of ${counted(classes, 'class', 'classes')}`;
  return (
    <figure class="signals">
      <figcaption>
        {title}: {lines.length} of {countText(train.rows)}, {counted(width, 'number')} each
      </figcaption>
      <Canvas draw={draw} shape="wide" label={`${title}: ${counted(lines.length, 'row')} as lines${ofClasses}.`} />
      {classes === undefined ? null : <ClassKey names={classNames} classes={classes} />}
    </figure>
  );
}
