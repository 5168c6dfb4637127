import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What a {@link Panel} takes. */
export interface PanelProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Buttons beside the title. */
  readonly actions?: ComponentChildren;
}

/** A part of a page, with a heading. */
export function Panel({ title, children, actions }: PanelProps) {
  const id = useId();
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="panel-head">
        <h2 id={id}>{title}</h2>
        {actions === undefined ? null : <div class="actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
