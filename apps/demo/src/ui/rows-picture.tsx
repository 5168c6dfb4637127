import type { Inspection, Views } from '../protocol/index.js';
import { classesOf } from './classes-of.js';
import { PlaneView } from './plane-view.js';
import { SignalsView } from './signals-view.js';

/** What a {@link RowsPicture} takes. */
export interface RowsPictureProps {
  readonly inspection: Inspection;
  /** Of the network that is shown. */
  readonly views?: Views | undefined;
  /** Default `Rows`. */
  readonly title?: string;
}

/** The rows of an experiment: points of the plane, with what a network says of it, or lines. */
export function RowsPicture({ inspection, views, title = 'Rows' }: RowsPictureProps) {
  const { plane, train, test, classNames } = inspection;
  if (plane === undefined) return <SignalsView inspection={inspection} title={title} />;
  const classes = classesOf(inspection);
  return (
    <PlaneView
      plane={plane}
      rows={train}
      testRows={test}
      field={views?.field}
      classNames={classNames}
      outputs={views?.field?.outputs ?? (classes === undefined || classes === 2 ? 1 : classes)}
      title={title}
      isNumbers={classes === undefined}
    />
  );
}
